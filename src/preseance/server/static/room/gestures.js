// Pointers: what is clicked is chosen, or takes the drop; what is dragged is carried; the ground pans.
import { Camera } from "./camera.js";
import { put, takeOff } from "./commands.js";
import { cancel, carry } from "./inspector.js";
import { aim, svg } from "./plan.js";
import { change, state } from "./store.js";

const SVG = "http://www.w3.org/2000/svg";
const FAR = { mouse: 4, pen: 6, touch: 10 };
const ghost = document.getElementById("ghost");
const list = document.getElementById("guests");
let held = null;
let swallow = false;

export const camera = new Camera(svg, document.getElementById("camera"));

/** Choose who is there, or drop the carried guest there. */
export function click(element) {
  const { place, guest } = element.dataset;
  if (state.carried && place) {
    put(state.carried, place);
    return;
  }
  change({ chosen: guest ?? "", lit: null });
}

function down(event) {
  if (event.button !== 0) return;
  swallow = false;
  const from = event.target.closest("[data-guest], [data-place]");
  const inPlan = svg.contains(event.target);
  // A finger on a list scrolls it.
  if (!inPlan && (!from || event.pointerType === "touch" || from.classList.contains("finding"))) return;
  held = { id: event.pointerId, x: event.clientX, y: event.clientY, guest: from?.dataset.guest ?? "", does: "" };
  held.ground = inPlan && !from;
}

function move(event) {
  if (held?.id !== event.pointerId) return;
  if (!held.does) {
    if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < FAR[event.pointerType]) return;
    begin();
  }
  if (held?.does === "pan") pan(event);
  else if (held?.does === "drag") drag(event);
}

function begin() {
  if (held.guest && state.page.arranges && !state.carried) held.does = "drag";
  else if (held.ground) held.does = "pan";
  else {
    held = null;
    return;
  }
  svg.setPointerCapture(held.id);
  if (held.does !== "drag") return;
  carry(held.guest, true);
  const disc = document.createElementNS(SVG, "circle");
  disc.setAttribute("r", "5");
  const letters = document.createElementNS(SVG, "text");
  letters.setAttribute("y", "1.3");
  letters.textContent = state.page.guests[held.guest].monogram;
  ghost.replaceChildren(disc, letters);
}

function pan(event) {
  const [a, b] = [camera.sheet(held.x, held.y), camera.sheet(event.clientX, event.clientY)];
  camera.pan(b.x - a.x, b.y - a.y);
  Object.assign(held, { x: event.clientX, y: event.clientY });
}

function drag(event) {
  Object.assign(held, { x: event.clientX, y: event.clientY });
  held.frame ??= requestAnimationFrame(() => {
    if (!held) return;
    held.frame = null;
    const { x, y } = camera.point(held.x, held.y);
    ghost.setAttribute("transform", `translate(${x} ${y})`);
    const { place, overList } = under(held);
    aim(place);
    list.classList.toggle("target", overList);
  });
}

function under({ x, y }) {
  const found = document.elementFromPoint(x, y);
  const place = found?.closest("[data-place]")?.dataset.place ?? "";
  return { place, overList: list.contains(found) };
}

function over() {
  if (held?.frame) cancelAnimationFrame(held.frame);
  held = null;
  ghost.replaceChildren();
  aim("");
  list.classList.remove("target");
}

function up(event) {
  if (held?.id !== event.pointerId) return;
  const { does, guest } = held;
  const at = { x: event.clientX, y: event.clientY };
  over();
  if (!does) return;
  // With a mouse a click follows what was captured.
  swallow = true;
  setTimeout(() => { swallow = false; }, 50);
  if (does !== "drag" || state.carried !== guest) return;
  const { place, overList } = under(at);
  if (place) put(guest, place);
  else if (overList && state.page.guests[guest].place) takeOff(guest);
  else cancel();
}

/** A drag that is broken off leaves the guest where they are. */
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
    const on = event.target.closest("#plan [data-place], .in-list, #guest-rows [data-guest]");
    if (on) click(on);
    else if (svg.contains(event.target) && !state.carried) change({ chosen: "", lit: null });
  });
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      const delta = Math.min(Math.max(event.deltaY, -100), 100);
      camera.zoom(Math.exp(-delta / 300), camera.sheet(event.clientX, event.clientY));
    } else camera.pan(-event.deltaX / 4, -event.deltaY / 4);
  }, { passive: false });
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => zoom(button.dataset.zoom));
  }
}

/** Larger, smaller, or the whole plan. */
export function zoom(which) {
  if (which === "fit") camera.fit();
  else camera.zoom(which === "in" ? 1.4 : 1 / 1.4);
}
