// The keyboard: arrows go from place to place, Enter picks up and drops, Esc leaves all as it was.
import { put, takeOff, turn } from "./commands.js";
import { nearest } from "./focus.js";
import { lost, zoom } from "./gestures.js";
import { cancel, carry } from "./inspector.js";
import { placeOf, svg } from "./plan.js";
import { change, state } from "./store.js";
import { speak } from "./tints.js";

const ZOOMS = { "+": "in", "-": "out", 0: "fit" };

/** One stop of the Tab key in the plan: the place that was looked at last. */
export function rove() {
  const places = [...svg.querySelectorAll(".place")];
  if (!places.some((place) => place.tabIndex === 0)) places[0]?.setAttribute("tabindex", "0");
}

function focus(id) {
  const place = id && placeOf(id);
  if (!place) return;
  for (const other of svg.querySelectorAll('.place[tabindex="0"]')) other.setAttribute("tabindex", "-1");
  place.setAttribute("tabindex", "0");
  place.focus();
  if (state.carried) speak(id);
}

function inList(element, step) {
  const all = [...document.querySelectorAll(".in-list")];
  const next = all[all.indexOf(element) + step];
  next?.focus();
  if (next && state.carried) speak(next.dataset.place);
}

function onPlace(event, element) {
  const { place, guest } = element.dataset;
  const listed = element.classList.contains("in-list");
  if (event.key.startsWith("Arrow")) {
    if (listed) inList(element, ["ArrowDown", "ArrowRight"].includes(event.key) ? 1 : -1);
    else focus(nearest(state.page.places, place, event.key));
  } else if (event.key === "Enter" || event.key === " ") {
    if (state.carried) put(state.carried, place);
    else if (!carry(guest)) change({ chosen: guest ?? "", lit: null });
  } else if (event.key === "Delete" && guest && state.page.arranges) takeOff(guest);
  else if (event.key === "m") carry(state.chosen || guest);
  else if (event.key in ZOOMS && !listed) zoom(ZOOMS[event.key]);
  else return;
  event.preventDefault();
}

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      lost();
      cancel();
      return;
    }
    if (event.target.closest("input")) return;
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && ["z", "y"].includes(key) && state.page.arranges) {
      event.preventDefault();
      turn(key === "y" || event.shiftKey ? "redo" : "undo");
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const on = event.target.closest("#plan .place, .in-list");
    if (on) onPlace(event, on);
  });
  svg.addEventListener("focusin", (event) => {
    const place = event.target.closest(".place");
    if (!place) return;
    for (const other of svg.querySelectorAll('.place[tabindex="0"]')) if (other !== place) other.setAttribute("tabindex", "-1");
    place.setAttribute("tabindex", "0");
  });
}
