// The camera: one picture after the other goes to the reader, until it finds a square.
const MOST_PIXELS = 640;
const PAUSE = 80;
const WIDE = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } };

let worker = null; // Loading it takes a second on a cheap phone: once a day.

function reader() {
  worker = worker || new Worker('/point/app/js/reader.js');
  return (image) => new Promise((found) => {
    worker.onmessage = ({ data }) => found(data);
    worker.postMessage(
      { pixels: image.data.buffer, width: image.width, height: image.height }, [image.data.buffer],
    );
  });
}

// Warms the reader up while the volunteer still reads the first screen.
export const getReady = () => { reader(); };

function picture(video, canvas) {
  const side = Math.min(video.videoWidth, video.videoHeight);
  const size = Math.min(side, MOST_PIXELS);
  Object.assign(canvas, { width: size, height: size });
  const paper = canvas.getContext('2d', { willReadFrequently: true });
  const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
  paper.drawImage(video, left, top, side, side, 0, 0, size, size);
  return paper.getImageData(0, 0, size, size);
}

// Looks until `found` (called with {text, bytes} of every square, null for none) has said true.
// Gives {stop, torch}: torch is null where the camera has no lamp. Rejects without a camera.
export async function look(video, found) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: WIDE, audio: false });
  const [track] = stream.getVideoTracks();
  const canvas = document.createElement('canvas');
  const read = reader();
  let looking = true;
  const stop = () => {
    looking = false;
    for (const one of stream.getTracks()) one.stop();
  };
  Object.assign(video, { srcObject: stream, muted: true, playsInline: true });
  const next = async () => {
    if (!looking) return;
    if (!video.isConnected) { stop(); return; }
    if (video.videoWidth && !document.hidden) {
      const seen = await read(picture(video, canvas));
      if (looking && found(seen)) { stop(); return; }
    }
    setTimeout(next, PAUSE);
  };
  await video.play().catch(() => {});
  next();
  return { stop, torch: lamp(track) };
}

function lamp(track) {
  const can = track.getCapabilities ? track.getCapabilities() : {};
  if (!can.torch) return null;
  return (on) => track.applyConstraints({ advanced: [{ torch: on }] });
}
