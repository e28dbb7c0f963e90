// What the page knows: the session as the server told it last, and what is chosen or carried.
const readers = new Set();

export const state = { page: read(), chosen: "", carried: "", byDrag: false, lit: null, costs: null };

function read() {
  return JSON.parse(document.getElementById("page").textContent);
}

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

/** Take over what the page holds after it was patched; what is gone is no longer chosen. */
export function reread() {
  const page = read();
  const there = (guest) => (guest in page.guests ? guest : "");
  change({ page, chosen: there(state.chosen), carried: there(state.carried), lit: null });
}
