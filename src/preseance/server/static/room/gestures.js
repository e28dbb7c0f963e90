// Pointers: what is clicked is chosen, or takes the drop; what is dragged is carried; the ground pans.
import { put, takeOff } from "./commands.js";
import { cancel, carry } from "./inspector.js";
import { IDLE } from "./pickup.js";
import { aim, canvas, drawn, pointOf, svg } from "./plan.js";
import { change, choose, chooseTable, state } from "./store.js";
import { camera } from "./view.js";

const FAR = { mouse: 4, pen: 6, touch: 10 };
/** How far towards the next place, of the way there, the gap between the two begins. */
const BESIDE = 0.3;
const ghost = document.getElementById("ghost");
const list = document.getElementById("guests");
let held = null;
let swallow = false;

/** Choose who is there, or drop who is carried there. */
export function click(element, { shiftKey = false } = {}) {
  const { place, guest, table } = element.dataset;
  if (state.held.phase !== "idle" && (place || table)) {
    put(place ? { place, ...(shiftKey && { between: state.page.places[place].right }) } : { table });
    return;
  }
  if (element.dataset.guests !== undefined) choose(element.dataset.guests.split(" ").filter(Boolean), shiftKey);
  else if (table && !place) chooseTable(table);
  else if (guest || !shiftKey) choose(guest ? [guest] : [], shiftKey);
}

function down(event) {
  if (event.button !== 0) return;
  swallow = false;
  const from = event.target.closest("[data-guest], [data-place], [data-table], [data-guests]");
  const inPlan = canvas.contains(event.target);
  // A finger on a list scrolls it; findings and options are clicked alone.
  const listed = list.contains(event.target) || event.target.closest(".in-list, .heading");
  if (!inPlan && (!from || !listed || event.pointerType === "touch")) return;
  held = { id: event.pointerId, x: event.clientX, y: event.clientY, does: "", more: event.shiftKey, from };
  held.ground = inPlan && !from?.dataset.guest && !from?.dataset.table;
}

function move(event) {
  if (held?.id !== event.pointerId) return;
  if (!held.does) {
    if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < FAR[event.pointerType]) return;
    begin();
  }
  if (held?.does === "pan") pan(event);
  else if (held?.does === "frame") frame(event);
  else if (held?.does === "drag") drag(event);
}

/** Whom a drag takes along: the whole selection where it begins at one of it. */
function taken({ guest, guests, table } = {}) {
  if (guest) return { guests: state.selected.includes(guest) ? state.selected : [guest], table: "" };
  if (guests) return { guests: guests.split(" "), table: "" };
  if (!table) return { guests: [], table: "" };
  return { guests: state.page.tables[table].places.map((id) => state.page.places[id].guest).filter(Boolean), table };
}

function begin() {
  const { guests, table } = taken(held.from?.dataset);
  if (held.ground && held.more) held.does = "frame";
  else if (guests.length && state.page.arranges && state.held.phase === "idle") held.does = "drag";
  else if (held.ground || (svg.contains(held.from) && state.held.phase === "idle")) held.does = "pan";
  else {
    held = null;
    return;
  }
  svg.setPointerCapture(held.id);
  if (held.does === "frame") held.at = camera.point(held.x, held.y);
  if (held.does !== "drag") return;
  carry(guests, "drag", table);
  const { monogram, name } = state.page.guests[guests[0]];
  const letters = drawn("text", { y: "1.3" });
  letters.textContent = guests.length > 1 ? String(guests.length) : monogram || name.slice(0, 1);
  ghost.replaceChildren(drawn("circle", { r: "5" }), letters);
}

function pan(event) {
  const [a, b] = [camera.sheet(held.x, held.y), camera.sheet(event.clientX, event.clientY)];
  camera.pan(b.x - a.x, b.y - a.y);
  Object.assign(held, { x: event.clientX, y: event.clientY });
}

function frame(event) {
  const [a, b] = [held.at, camera.point(event.clientX, event.clientY)];
  const box = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
  held.box = box;
  ghost.removeAttribute("transform");
  ghost.replaceChildren(drawn("rect", { class: "frame", ...box }));
}

/** Everybody within the rectangle that was drawn. */
function framed({ x, y, width, height }) {
  const within = (id) => {
    const at = pointOf(id);
    return at && at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
  };
  return Object.entries(state.page.places).filter(([id, { guest }]) => guest && within(id)).map(([, { guest }]) => guest);
}

function drag(event) {
  Object.assign(held, { x: event.clientX, y: event.clientY });
  held.frame ??= requestAnimationFrame(() => {
    if (!held) return;
    held.frame = null;
    const { x, y } = camera.point(held.x, held.y);
    ghost.setAttribute("transform", `translate(${x} ${y})`);
    const target = under(held);
    aim(target);
    list.classList.toggle("target", Boolean(target?.off));
  });
}

/** What a drop at a point of the screen is aimed at. */
function under({ x, y }) {
  const found = document.elementFromPoint(x, y);
  if (list.contains(found)) return { off: true };
  const { place, table } = found?.closest("[data-place], [data-table]")?.dataset ?? {};
  if (!place) return table ? { table } : null;
  return state.held.guests.length === 1 ? { place, ...beside(place, x, y) } : { place };
}

/** Towards which neighbour, where a point is nearer to the gap than to the guest of a place. */
function beside(place, clientX, clientY) {
  const [here, at] = [pointOf(place), camera.point(clientX, clientY)];
  const { right, left, guest } = state.page.places[place];
  if (!guest || state.held.guests.includes(guest)) return {};
  for (const [next, gap] of [[right, { place, between: right }], [left, { place: left, between: place }]]) {
    const there = next && pointOf(next);
    if (!there || state.held.guests.includes(state.page.places[next].guest)) continue;
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    if (((at.x - here.x) * dx + (at.y - here.y) * dy) / (dx * dx + dy * dy) > BESIDE) return gap;
  }
  return {};
}

function over() {
  if (held?.frame) cancelAnimationFrame(held.frame);
  held = null;
  ghost.replaceChildren();
  aim(null);
  list.classList.remove("target");
}

function up(event) {
  if (held?.id !== event.pointerId) return;
  const { does, box } = held;
  const at = { x: event.clientX, y: event.clientY };
  over();
  if (!does) return;
  // With a mouse a click follows what was captured.
  swallow = true;
  setTimeout(() => { swallow = false; }, 50);
  if (does === "frame" && box) choose(framed(box), true);
  if (does !== "drag" || state.held.hand !== "drag") return;
  const target = under(at);
  if (target?.off) takeOff(state.held.guests);
  else if (target) put(target);
  else cancel();
}

/** A drag that is broken off leaves everybody where they are. */
export function lost() {
  if (held?.does === "drag") cancel();
  over();
}

export function startGestures() {
  document.addEventListener("pointerdown", down);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", up);
  document.addEventListener("pointercancel", lost);
  document.addEventListener("click", (event) => {
    if (swallow) {
      swallow = false;
      return;
    }
    const on = event.target.closest("#plan [data-place], #plan [data-table], .in-list, .heading, #guests [data-guest], #guests [data-guests]");
    if (on) click(on, event);
    else if (canvas.contains(event.target) && state.held === IDLE) change({ selected: [], table: "", lit: null, step: null });
  });
}
