// The keyboard: every key stands here alone. Arrows go from place to place, Enter picks up and drops,
// Esc leaves all as it was; letters are those of the language, and can be switched off.
import { put, takeOff, turn } from "./commands.js";
import { copy, cut, forget, leave, paste, startCut } from "./cut.js";
import { step } from "./findings.js";
import { around, nearest } from "./focus.js";
import { lost } from "./gestures.js";
import { carry, pin, why } from "./inspector.js";
import { typeTarget } from "./moveto.js";
import { openPalette } from "./palette.js";
import { placeOf, svg } from "./plan.js";
import { choose, chooseTable, state } from "./store.js";
import { toggleThreads } from "./threads.js";
import { speak } from "./tints.js";
import { camera, reveal, zoom } from "./view.js";
import { word } from "./words.js";

const ZOOMS = { "+": "in", "=": "in", "-": "out", 0: "fit" };
const PAN = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] };
const OFF = "preseance-keys-off";
const help = document.getElementById("help");
const palette = document.getElementById("palette");
const singles = document.getElementById("single-keys");
/** A command's letter is the last of its word: «Key M» in English, «Touche D» in French. */
const letter = (name) => word(`key-${name}`).slice(-1).toLowerCase();

/** One stop of the Tab key in the plan: the place that was looked at last. */
export function rove() {
  const places = [...svg.querySelectorAll(".place")];
  if (!places.some((place) => place.tabIndex === 0)) places[0]?.setAttribute("tabindex", "0");
}

function focus(id) {
  const place = id && placeOf(id);
  if (!place) return;
  reveal(id);
  place.focus();
  if (state.held.phase !== "idle") speak(id);
}

function inList(element, by) {
  const all = [...document.querySelectorAll(".in-list")];
  const next = all[all.indexOf(element) + by];
  next?.focus();
  if (next && state.held.phase !== "idle") speak(next.dataset.place);
}

/** Where a key leads from a place; "" where it leads nowhere, undefined where it is another key. */
function leads({ key }, place, listed) {
  if (key.startsWith("Arrow") && !listed) return nearest(state.page.places, place, key);
  return around(state.page, place, key);
}

function onPlace(event, element) {
  const { place, guest } = element.dataset;
  const listed = element.classList.contains("in-list");
  const idle = state.held.phase === "idle";
  const { key } = event;
  const to = event.shiftKey && PAN[key] ? undefined : leads(event, place, listed);
  if (event.shiftKey && PAN[key] && !listed) camera.pan(...PAN[key]);
  else if (key.startsWith("Arrow") && listed) inList(element, ["ArrowDown", "ArrowRight"].includes(key) ? 1 : -1);
  else if (to !== undefined) (listed ? document.querySelector(`.in-list[data-place="${CSS.escape(to)}"]`)?.focus() : focus(to));
  else if (key === "Enter" || key === " ") enter(event, place, guest, idle);
  else if (key === "Delete" && guest && state.page.arranges) takeOff(state.selected.includes(guest) ? state.selected : [guest]);
  else return single(event, guest, listed);
  event.preventDefault();
  return true;
}

function enter({ shiftKey }, place, guest, idle) {
  forget();
  if (!idle) put({ place, ...(shiftKey && { between: state.page.places[place].right }) });
  else if (shiftKey && guest) choose([guest], true);
  else if (!carry(state.selected.includes(guest) ? state.selected : [guest].filter(Boolean), "keys")) choose(guest ? [guest] : []);
}

/** Keys without Ctrl; those who speak to their computer switch them off. */
function single(event, guest, listed) {
  if (localStorage.getItem(OFF)) return false;
  const key = event.key.toLowerCase();
  const guests = state.selected.length ? state.selected : [guest].filter(Boolean);
  if (key === letter("move")) {
    if (carry(guests, "click", state.table)) setTimeout(typeTarget);
  } else if (key === letter("pin") && state.page.arranges) pin(guests);
  else if (key === letter("lock") && state.page.arranges) pin(seatedWith(guests));
  else if (key === letter("why")) why(guests);
  else if (key === letter("threads")) toggleThreads();
  else if (key in ZOOMS && !listed) zoom(ZOOMS[key]);
  else return false;
  event.preventDefault();
  return true;
}

/** Everybody at the tables of some guests, who are pinned as one. */
function seatedWith(guests) {
  const { page } = state;
  const tables = new Set(guests.map((guest) => page.places[page.guests[guest]?.place]?.table));
  return Object.values(page.places).filter(({ guest, table }) => guest && tables.has(table)).map(({ guest }) => guest);
}

/** Cut, copy and paste, at a place or a row of the list; what is typed in a box is not ours. */
function clipboard(key, target) {
  const on = target.closest("#plan .place, .in-list, #guests [data-guest]");
  const { place, guest } = on?.dataset ?? {};
  const guests = state.selected.includes(guest) ? state.selected : [guest];
  if (key === "x" && guest) cut(guests);
  else if (key === "c" && guest && !String(getSelection())) copy(guests);
  else if (key === "v" && place) paste(place);
  else return false;
  return true;
}

/** Keys that hold wherever one is. */
function anywhere(event) {
  const key = event.key.toLowerCase();
  const control = event.ctrlKey || event.metaKey;
  if (event.key === "F8") step(event.shiftKey ? -1 : 1);
  else if (control && ["z", "y"].includes(key) && state.page.arranges) turn(key === "y" || event.shiftKey ? "redo" : "undo");
  else if (control && clipboard(key, event.target)) event.stopPropagation();
  else if (control && key === "a" && event.target.closest("#plan .place, .in-list")) {
    chooseTable(state.page.places[event.target.closest("[data-place]").dataset.place].table);
  } else if (!control && !event.altKey && !localStorage.getItem(OFF) && event.key === "?") help.showModal();
  else if (!control && !event.altKey && !localStorage.getItem(OFF) && event.key === "/") document.getElementById("search").focus();
  else return false;
  event.preventDefault();
  return true;
}

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (help.open || palette.open) return;
    if (event.key === "Escape") {
      lost();
      leave();
      return;
    }
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      openPalette();
      return;
    }
    if ( event.target.closest("input, textarea, select") || anywhere(event)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const on = event.target.closest("#plan .place, .in-list");
    if (on) onPlace(event, on);
    else if (event.target.closest("#guest-rows, #delegation-rows")) single(event, event.target.dataset.guest ?? "", true);
  });
  svg.addEventListener("focusin", (event) => {
    const place = event.target.closest(".place");
    if (!place) return;
    for (const other of svg.querySelectorAll('.place[tabindex="0"]')) if (other !== place) other.setAttribute("tabindex", "-1");
    place.setAttribute("tabindex", "0");
  });
  startCut();
  document.getElementById("show-help")?.addEventListener("click", () => help.showModal());
  singles.checked = !localStorage.getItem(OFF);
  singles.addEventListener("change", () => {
    if (singles.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
}
