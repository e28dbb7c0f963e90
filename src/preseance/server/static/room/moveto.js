// "Move to…": places, tables and guests by name, each with what it would cost in words.
import { put } from "./commands.js";
import { least, meaning } from "./costs.js";
import { folded } from "./guests.js";
import { aim } from "./plan.js";
import { cancel } from "./inspector.js";
import { state } from "./store.js";
import { word } from "./words.js";

const MOST = 60;
const box = document.getElementById("move-to");
const input = document.getElementById("move-to-input");
const list = document.getElementById("move-to-options");
let options = [];
let at = -1;

/** Every target there is for who is carried: tables, then empty places, then guests. */
function targets() {
  const { page, held, costs } = state;
  const single = held.guests.length === 1;
  const cost = (ids) => {
    const known = costs && single ? ids.map((id) => costs[id]).filter(Boolean) : [];
    return known.length ? word(`costs-${meaning(least(known))}`) : "";
  };
  const found = [];
  for (const [table, { called, places }] of Object.entries(page.tables)) {
    const free = places.filter((id) => page.places[id] && !page.places[id].guest);
    if (table !== held.table && (held.table || free.length >= held.guests.length)) {
      found.push({ target: { table }, text: called, more: [word("free-places", { number: free.length }), cost(free)] });
    }
  }
  if (held.table) return found;
  for (const [place, { where, guest }] of Object.entries(page.places)) {
    if (!guest) found.push({ target: { place }, text: where, more: [word("free"), cost([place])] });
    else if (single && guest !== held.guests[0]) {
      const { name, delegation } = page.guests[guest];
      found.push({ target: { place }, text: `${name}, ${where}`, more: [delegation, cost([place])] });
    }
  }
  return found;
}

function fill() {
  const parts = folded(input.value).split(/\s+/).filter(Boolean);
  options = targets().filter(({ text, more }) => parts.every((part) => folded(`${text} ${more.join(" ")}`).includes(part))).slice(0, MOST);
  list.replaceChildren(...options.map(({ text, more }, k) => {
    const row = document.createElement("li");
    const [name, said] = [document.createElement("bdi"), document.createElement("span")];
    name.textContent = text;
    said.className = "quiet";
    said.textContent = more.filter(Boolean).join(", ");
    row.append(name, " ", said);
    Object.assign(row, { id: `move-to-${k}`, role: "option", ariaSelected: "false" });
    row.addEventListener("click", () => take(k));
    return row;
  }));
  point(-1);
}

function point(k) {
  at = k;
  list.querySelector('[aria-selected="true"]')?.setAttribute("aria-selected", "false");
  const row = list.children[k];
  row?.setAttribute("aria-selected", "true");
  row?.scrollIntoView({ block: "nearest" });
  if (row) input.setAttribute("aria-activedescendant", row.id);
  else input.removeAttribute("aria-activedescendant");
  aim(options[k]?.target ?? null);
}

function take(k) {
  aim(null);
  if (options[k]) put(options[k].target);
}

let shown = null;

/** Shown while somebody is armed; what it says follows the costs as they come. */
export function offer({ held, costs }) {
  if (!box) return;
  const open = held.phase === "armed";
  box.hidden = !open;
  input.setAttribute("aria-expanded", String(open));
  if (!open) {
    shown = null;
    return;
  }
  if (shown?.held === held && shown.costs === costs) return;
  if (shown?.held !== held) input.value = "";
  shown = { held, costs };
  const kept = at;
  fill();
  if (kept >= 0) point(kept);
}

/** The keyboard goes there. */
export const typeTarget = () => input?.focus();

export function startMoveTo() {
  input?.addEventListener("input", fill);
  input?.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) point(Math.min(Math.max(at + step, 0), options.length - 1));
    else if (event.key === "Enter") take(Math.max(at, 0));
    else if (event.key === "Escape") {
      aim(null);
      cancel();
      document.getElementById("move").focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
