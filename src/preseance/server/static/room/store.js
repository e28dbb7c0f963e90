// What the page knows: the session as the server told it last, and what is chosen or carried.
import { IDLE } from "./pickup.js";

const readers = new Set();

export const state = { page: read(), selected: [], table: "", held: IDLE, lit: null, costs: null, step: null };

function read() {
  return JSON.parse(document.getElementById("page").textContent);
}

/** Who was chosen last; of them the most is shown. */
export const chosen = () => state.selected.at(-1) ?? "";

/** Whoever is told of every change. */
export function subscribe(reader) {
  readers.add(reader);
  reader(state);
}

/** Change a part of the state. */
export function change(part) {
  Object.assign(state, part);
  for (const reader of readers) reader(state);
}

/** Choose some guests; `more` adds to those that were chosen, and lets go whom one chooses again. */
export function choose(guests, more = false) {
  const kept = more ? state.selected.filter((guest) => !guests.includes(guest)) : [];
  const again = more && guests.length === 1 && state.selected.includes(guests[0]);
  change({ selected: again ? kept : [...kept, ...guests], table: "", lit: null, step: null });
}

/** Choose a table with all who sit there. */
export function chooseTable(table) {
  const { places } = state.page.tables[table];
  const selected = places.map((id) => state.page.places[id].guest).filter(Boolean);
  change({ selected, table, lit: null, step: null });
}

/** Take over what the page holds after it was patched, or was told; what is gone is no longer chosen. */
export function reread(page = read()) {
  const there = (guests) => guests.filter((guest) => guest in page.guests);
  const held = state.held.guests.every((guest) => guest in page.guests) ? state.held : IDLE;
  change({ page, selected: there(state.selected), table: state.table in page.tables ? state.table : "", held });
}
