// "All commands": every button, page, session, table and guest by name, in one list that is typed into.
import { Options } from "./options.js";
import { placeOf } from "./plan.js";
import { choose, chooseTable, state } from "./store.js";
import { reveal } from "./view.js";
import { word } from "./words.js";

const dialog = document.getElementById("palette");
const input = document.getElementById("palette-input");
const BUTTONS = "#bar button, #zoom button, #fill, #show-threads, #inspector .actions button";
const LINKS = [["page", "#pages a, #solve a, #views a, #why"], ["session", "#sessions a"]];
const options = new Options(input, document.getElementById("palette-options"), {
  taken: ({ run }) => {
    dialog.close();
    run();
  },
  left: () => dialog.close(),
});

/** What a control is called, and what it belongs to where it stands in a menu. */
const clicked = (kind) => (control) => ({
  text: control.ariaLabel ?? control.textContent.trim(),
  more: [word(`kind-${kind}`), control.closest("details")?.querySelector("summary").firstChild.textContent.trim() ?? ""],
  run: () => control.click(),
});

function all() {
  const { guests, tables } = state.page;
  const seen = (one) => (one.closest("details:not([open])") ?? one).checkVisibility();
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => !one.disabled && one.id !== "show-palette" && seen(one));
  return [
    ...shown(BUTTONS).map(clicked("command")),
    ...LINKS.flatMap(([kind, selector]) => shown(selector).map(clicked(kind))),
    ...Object.entries(tables).map(([id, { called }]) => ({ text: called, more: [word("kind-table")], run: () => chooseTable(id) })),
    ...Object.entries(guests).map(([id, { name, delegation, where }]) => ({ text: name, more: [delegation, where || word("no-place")], run: () => show(id) })),
  ];
}

/** Choose a guest, and go where they are shown. */
function show(guest) {
  choose([guest]);
  const { place } = state.page.guests[guest];
  if (place) reveal(place);
  const rows = [placeOf(place), document.querySelector(`.in-list[data-guest="${CSS.escape(guest)}"]`), document.querySelector(`#row-${CSS.escape(guest)} button`)];
  rows.find((one) => one?.checkVisibility())?.focus();
}

export function openPalette() {
  input.value = "";
  options.show(all());
  dialog.showModal();
  input.focus();
}

export function startPalette() {
  input.addEventListener("input", () => options.show(all()));
  document.getElementById("show-palette")?.addEventListener("click", openPalette);
}
