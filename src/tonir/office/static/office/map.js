// The map of a plan: outlines of the areas, a circle a point. No tiles, nothing from elsewhere.
const ground = document.getElementById("map");
const SMALLEST = 4;
const LARGEST = 20;

const show = async () => {
  const said = ground.dataset;
  const map = L.map(ground, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.25,
    scrollWheelZoom: false,
  });
  L.control.zoom({ zoomInTitle: said.closer, zoomOutTitle: said.farther }).addTo(map);
  const [outlines, points] = await Promise.all([read(said.outlines), read(said.points)]);
  const areas = L.geoJSON(outlines, { style: { className: "area" }, interactive: false }).addTo(map);
  const most = Math.max(1, ...points.features.map((point) => point.properties.families));
  // Large circles first: the small ones stay within reach of the finger.
  points.features.sort((one, other) => other.properties.families - one.properties.families);
  const circles = L.geoJSON(points, {
    pointToLayer: (point, place) => circle(point.properties, place, most, said),
  }).addTo(map);
  const labels = named(outlines, points.areas);
  for (const one of labels) one.addTo(map);
  const bounds = areas.getBounds().extend(circles.getBounds());
  map.fitBounds(bounds.isValid() ? bounds : [[-60, -150], [75, 150]], { padding: [10, 10] });
  if (points.features.length) legend(most, said).addTo(map);
  map.on("zoomend resize", () => thin(labels));
  thin(labels);
};

// A programme without outlines still has its points.
const read = async (address) => {
  const answer = await fetch(address);
  return answer.ok ? answer.json() : { type: "FeatureCollection", features: [] };
};

// Area, not radius, grows with the families: the eye compares areas.
const radius = (families, most) => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(families / most);

const circle = (facts, place, most, said) => {
  const text = `${facts.name}\n${said.families}: ${facts.families}\n${said.atHome}: ${facts.at_home}`;
  const words = document.createElement("span");
  words.innerText = text;
  return L.circleMarker(place, { radius: radius(facts.families, most), className: "point" })
    .bindTooltip(words)
    .on("click", () => { location.href = facts.page; });
};

// The name of each area in the middle of its largest part, the widest areas first.
const named = (outlines, names) => outlines.features
  .map((area) => [names?.[area.properties.code], largest(area.geometry)])
  .filter(([text]) => text)
  .sort(([, one], [, other]) => other.size - one.size)
  .map(([text, part]) => label(text, part.middle));

const largest = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates)
  .map(([ring]) => centroid(ring))
  .reduce((best, part) => (part.size > best.size ? part : best));

const centroid = (ring) => {
  let size = 0, lat = 0, lon = 0;
  ring.forEach(([x, y], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length];
    const cross = x * y2 - x2 * y;
    size += cross;
    lon += (x + x2) * cross;
    lat += (y + y2) * cross;
  });
  return { size: Math.abs(size), middle: [lat / (3 * size), lon / (3 * size)] };
};

const label = (text, place) => {
  const words = document.createElement("span");
  words.innerText = text;
  const icon = L.divIcon({ className: "area-name", html: words, iconSize: null });
  return L.marker(place, { icon, interactive: false, keyboard: false });
};

// Where two names would overlap, the later one is left out until somebody comes closer.
const thin = (labels) => {
  const taken = [];
  for (const one of labels) {
    const words = one.getElement().firstChild;
    words.hidden = false;
    const box = words.getBoundingClientRect();
    words.hidden = taken.some((other) => box.left < other.right && other.left < box.right
      && box.top < other.bottom && other.top < box.bottom);
    if (!words.hidden) taken.push(box);
  }
};

// Three circles with their numbers; what they count stands above them.
const legend = (most, said) => {
  const control = L.control({ position: "bottomleft" });
  control.onAdd = () => {
    const box = L.DomUtil.create("div", "sizes");
    L.DomUtil.create("strong", "", box).innerText = said.families;
    for (const count of new Set([most, Math.ceil(most / 4), 1])) box.append(...sample(count, most));
    return box;
  };
  return control;
};

const sample = (count, most) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  const facts = { class: "point", cx: LARGEST + 2, cy: LARGEST + 2, r: radius(count, most) };
  for (const [key, value] of Object.entries(facts)) dot.setAttribute(key, value);
  const half = Math.ceil(radius(count, most)) + 2;
  svg.setAttribute("width", 2 * LARGEST + 4);
  svg.setAttribute("height", 2 * half);
  svg.setAttribute("viewBox", `0 ${LARGEST + 2 - half} ${2 * LARGEST + 4} ${2 * half}`);
  svg.append(dot);
  const words = document.createElement("span");
  words.innerText = count;
  return [svg, words];
};

show();
