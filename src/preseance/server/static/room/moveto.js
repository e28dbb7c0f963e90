// "Move to…": places, tables and guests by name, each with what it would cost in words.
import { put } from "./commands.js";
import { least, meaning } from "./costs.js";
import { aim } from "./plan.js";
import { cancel } from "./inspector.js";
import { Options } from "./options.js";
import { state } from "./store.js";
import { word } from "./words.js";

const box = document.getElementById("move-to");
const input = document.getElementById("move-to-input");
const list = document.getElementById("move-to-options");
const options = input && new Options(input, list, {
  pointed: (row) => aim(row?.target ?? null),
  taken: (row) => put(row.target),
  left: () => {
    cancel();
    document.getElementById("move").focus();
  },
});

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
  const kept = options.at;
  options.show(targets());
  if (kept >= 0) options.point(kept);
}

/** The keyboard goes there. */
export const typeTarget = () => input?.focus();

export function startMoveTo() {
  input?.addEventListener("input", () => options.show(targets()));
}
