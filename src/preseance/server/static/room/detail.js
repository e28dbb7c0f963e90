// How much is written on the plan: names, family names, letters, or how full each table is; and how large what a
// pointer meets has to be. Names of those who are looked at stand on plates, whatever is written.
import { chosen, state, subscribe } from "./store.js";
import { drawn, placeOf, pointOf, svg } from "./plan.js";

const LEVELS = ["names", "families", "letters", "tables"];
/** Least height on the screen, in CSS pixels, of names and of letters in discs. */
const LEAST = { names: 8, families: 8, letters: 6.5 };
const LETTERS = 3.6;
/** A level is left a tenth later than it is entered. */
const SLOW = 0.9;
const STILL = 120;
const READABLE = 8.5;
const TARGET = 12.2;
const PLATE = 12;
let level = "names";
let scale = 1;
let still = 0;
let next = 0;
/** Whether what is seen has another size than what is written was chosen for. */
let again = true;
let near = { page: null, far: {} };

/** Which level of detail a scale has, coming from another one. */
export function levelAt(size, was) {
  const heights = { names: Number(svg.dataset.size) * size, families: Number(svg.dataset.family) * size, letters: LETTERS * size };
  for (const [name, least] of Object.entries(LEAST)) {
    if (heights[name] >= least * (LEVELS.indexOf(was) <= LEVELS.indexOf(name) ? SLOW : 1)) return name;
  }
  return "tables";
}

/** Whether there are more places than are drawn in a frame: the server has said so. */
export const isMany = () => svg.classList.contains("many");

/** What is seen is changing; where many places are to be drawn, that waits until it is still. */
export function moving(camera, scaled) {
  clearTimeout(still);
  again ||= scaled;
  cancelAnimationFrame(next);
  // Where frames are slow, a move that is on its way comes before the next one.
  if (isMany()) still = setTimeout(() => { next = requestAnimationFrame(() => settle(camera)); }, STILL);
  else settle(camera);
}

function settle(camera) {
  camera.lay();
  if (!again) return;
  again = false;
  scale = camera.scale;
  level = levelAt(scale, level);
  if (svg.dataset.detail !== level) svg.dataset.detail = level;
  grow();
  plates();
}

/** Half the way from each place to the nearest other one. */
function halfway() {
  const key = Object.entries(state.page.places).map(([id, { x, y }]) => `${id} ${x} ${y}`).join();
  if (near.page === key) return near.far;
  const at = Object.keys(state.page.places).map((id) => [id, pointOf(id)]).filter(([, point]) => point);
  at.sort(([, a], [, b]) => a.x - b.x);
  const far = {};
  at.forEach(([id, here], k) => {
    let least = Infinity;
    for (const step of [-1, 1]) {
      for (let n = k + step; n >= 0 && n < at.length && Math.abs(at[n][1].x - here.x) < least; n += step) {
        least = Math.min(least, Math.hypot(at[n][1].x - here.x, at[n][1].y - here.y));
      }
    }
    far[id] = least / 2;
  });
  near = { page: key, far };
  return far;
}

/** What a pointer meets is 24 CSS pixels across, or as much of that as its neighbours leave. */
function grow() {
  for (const [id, half] of Object.entries(halfway())) {
    const hit = placeOf(id)?.querySelector(".hit");
    if (!hit) continue;
    hit.dataset.least ??= hit.getAttribute("r");
    const least = Number(hit.dataset.least);
    const r = String(Math.round(Math.max(least, Math.min(TARGET / scale, half - 0.05)) * 100) / 100);
    if (hit.getAttribute("r") !== r) hit.setAttribute("r", r);
  }
}

/** Full names of who is chosen, focused or in what a finding shows; always of a size to be read. */
function plates() {
  const layer = document.getElementById("plates");
  const focused = document.activeElement?.closest?.("#plan .place")?.dataset.place;
  const wanted = new Set([focused, ...state.selected.map((guest) => state.page.guests[guest]?.place), ...(state.lit?.places ?? [])]);
  for (const guest of state.lit?.guests ?? []) wanted.add(state.page.guests[guest]?.place);
  const readable = level === "names" && Number(svg.dataset.size) * scale >= READABLE;
  const made = readable ? [] : [...wanted].filter((id) => id && state.page.places[id]?.guest).map(plate);
  layer.replaceChildren(...made.filter(Boolean));
}

function plate(id) {
  const at = pointOf(id);
  if (!at) return null;
  const { name, monogram } = state.page.guests[state.page.places[id].guest];
  const text = drawn("text", { y: String(PLATE * 0.36), "text-anchor": "middle", "font-size": String(PLATE) });
  text.textContent = monogram ? `${name} · ${monogram}` : name;
  const width = text.textContent.length * PLATE * 0.56 + 12;
  const main = state.page.places[id].guest === chosen() ? "plate main" : "plate";
  const box = drawn("rect", { x: String(-width / 2), y: "-10", width: String(width), height: "20", rx: "4" });
  const place = `translate(${at.x} ${at.y}) scale(${1 / scale}) translate(0 ${-Math.max(20, 6.5 * scale + 12)})`;
  return drawn("g", { class: main, transform: place }, box, text);
}

export function startDetail(camera) {
  settle(camera);
  let shown = state.page;
  subscribe(({ page }) => {
    // What was patched has its first size again.
    if (page !== shown) grow();
    shown = page;
    plates();
  });
  svg.addEventListener("focusin", plates);
  svg.addEventListener("focusout", plates);
}
