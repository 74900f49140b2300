// The map of a plan: outlines of the areas, a circle a point. No tiles, nothing from elsewhere.
const ground = document.getElementById("map");

const show = async () => {
  const said = ground.dataset;
  const map = L.map(ground, { attributionControl: false, zoomControl: false, zoomSnap: 0.25 });
  L.control.zoom({ zoomInTitle: said.closer, zoomOutTitle: said.farther }).addTo(map);
  const [outlines, points] = await Promise.all([read(said.outlines), read(said.points)]);
  const areas = L.geoJSON(outlines, { style: { className: "area" }, interactive: false }).addTo(map);
  const most = Math.max(1, ...points.features.map((point) => point.properties.families));
  const circles = L.geoJSON(points, {
    pointToLayer: (point, place) => circle(point.properties, place, most, said),
  }).addTo(map);
  const bounds = areas.getBounds().extend(circles.getBounds());
  map.fitBounds(bounds.isValid() ? bounds : [[-60, -150], [75, 150]], { padding: [10, 10] });
};

// A programme without outlines still has its points.
const read = async (address) => {
  const answer = await fetch(address);
  return answer.ok ? answer.json() : { type: "FeatureCollection", features: [] };
};

// Area, not radius, grows with the families: the eye compares areas.
const circle = (facts, place, most, said) => {
  const radius = 5 + 17 * Math.sqrt(facts.families / most);
  const text = `${facts.name}\n${said.families}: ${facts.families}\n${said.atHome}: ${facts.at_home}`;
  const words = document.createElement("span");
  words.innerText = text;
  return L.circleMarker(place, { radius, className: "point" })
    .bindTooltip(words)
    .on("click", () => { location.href = facts.page; });
};

show();
