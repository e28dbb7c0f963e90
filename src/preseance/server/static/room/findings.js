// A finding that is chosen shows its guests and places.
import { change } from "./store.js";

const set = (text) => new Set(text.split(" ").filter(Boolean));

export function startFindings() {
  document.addEventListener("click", (event) => {
    const row = event.target.closest(".finding");
    if (!row) return;
    const lit = { guests: set(row.dataset.guests), places: set(row.dataset.places) };
    change({ lit, chosen: [...lit.guests][0] ?? "" });
  });
}
