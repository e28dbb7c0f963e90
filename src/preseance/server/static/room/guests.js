// The list of guests: found by any part of name or delegation, diacritics folded.
import { state } from "./store.js";

const search = document.getElementById("search");
let wanted = "all";

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[øØ]/g, "o").replace(/[łŁ]/g, "l").replace(/ß/g, "ss").toLowerCase();

export function filter() {
  const parts = folded(search.value).split(/\s+/).filter(Boolean);
  for (const row of document.querySelectorAll("#guest-rows > li")) {
    const guest = state.page.guests[row.firstElementChild.dataset.guest];
    if (!guest) continue;
    const text = folded(`${guest.name} ${guest.delegation} ${guest.title} ${guest.monogram}`);
    row.hidden = (wanted === "unplaced" && Boolean(guest.place)) || !parts.every((part) => text.includes(part));
  }
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
