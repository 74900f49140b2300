// Reads squares in a thread of its own, so that the screen never waits for it. A classic worker
// and not a module: Safari 15 and older Firefox cannot import modules in one.
/* global importScripts, ZXingWASM */
importScripts('../vendor/zxing_reader.js');

const overrides = { locateFile: (name) => `../vendor/${name}` };
const HOW = { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 };
const ready = ZXingWASM.prepareZXingModule({ overrides, fireImmediately: true });

self.onmessage = async ({ data: { pixels, width, height } }) => {
  await ready;
  const image = new ImageData(new Uint8ClampedArray(pixels), width, height);
  const [found] = await ZXingWASM.readBarcodes(image, HOW);
  self.postMessage(found && found.isValid ? { text: found.text, bytes: found.bytes } : null);
};
