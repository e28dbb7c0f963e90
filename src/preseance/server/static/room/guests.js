// The list of guests: found by any part of name or delegation, diacritics folded; by delegation too.
import { state } from "./store.js";
import { word } from "./words.js";

const search = document.getElementById("search");
const rows = document.getElementById("guest-rows");
const blocks = document.getElementById("delegation-rows");
let wanted = "all";
let built = null;
/** What the rows were chosen by that are seen. */
let sifted = [];

export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[øØ]/g, "o").replace(/[łŁ]/g, "l").replace(/ß/g, "ss").toLowerCase();

export function filter() {
  const now = [state.page, wanted, search.value];
  if (now.every((part, k) => part === sifted[k])) return;
  sifted = now;
  const parts = folded(search.value).split(/\s+/).filter(Boolean);
  const fits = (guest) => {
    const text = folded(`${guest.name} ${guest.delegation} ${guest.title} ${guest.monogram}`);
    return parts.every((part) => text.includes(part));
  };
  const grouped = wanted === "delegations";
  rows.hidden = grouped;
  blocks.hidden = !grouped;
  if (grouped && built !== state.page) build();
  for (const row of document.querySelectorAll("#guest-rows > li, #delegation-rows ul > li")) {
    const guest = state.page.guests[row.firstElementChild.dataset.guest];
    if (guest) row.hidden = (wanted === "unplaced" && Boolean(guest.place)) || !fits(guest);
  }
  for (const block of blocks.children) block.hidden = !block.querySelector("ul > li:not([hidden])");
}

/** Guests under the name of their delegation, the first of each deciding the order. */
function build() {
  built = state.page;
  const groups = new Map();
  for (const [id, guest] of Object.entries(state.page.guests)) {
    groups.set(guest.delegation, [...(groups.get(guest.delegation) ?? []), id]);
  }
  blocks.replaceChildren(...[...groups].map(([name, ids]) => {
    const block = document.createElement("li");
    const list = document.createElement("ul");
    list.append(...ids.map(copied).filter(Boolean));
    block.append(heading(name, ids), list);
    return block;
  }));
}

function heading(name, ids) {
  const made = document.createElement("button");
  const [called, number] = [document.createElement("bdi"), document.createElement("span")];
  called.textContent = name || word("no-delegation");
  number.textContent = String(ids.length);
  number.className = "badge";
  Object.assign(made, { type: "button", className: "heading" });
  made.dataset.guests = ids.join(" ");
  made.append(called, " ", number);
  return made;
}

/** A guest's row as the server made it, under the name of their delegation. */
function copied(id) {
  const row = document.getElementById(`row-${id}`)?.cloneNode(true);
  row?.removeAttribute("id");
  return row;
}

export function startGuests() {
  search.addEventListener("input", filter);
  for (const button of document.querySelectorAll("[data-show]")) {
    button.addEventListener("click", () => {
      wanted = button.dataset.show;
      for (const other of document.querySelectorAll("[data-show]")) other.setAttribute("aria-pressed", String(other === button));
      filter();
    });
  }
}
