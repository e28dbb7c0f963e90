// Who is chosen, and what can be done with them.
import { announce } from "./announce.js";
import { takeOff } from "./commands.js";
import { change, state } from "./store.js";
import { word } from "./words.js";

const field = (name) => document.querySelector(`#inspector [data-field="${name}"]`);
const button = (name) => document.getElementById(name);

export function inspect({ page, chosen, carried }) {
  const guest = page.guests[chosen];
  field("name").textContent = guest?.name ?? word("nobody");
  field("title").textContent = guest?.title ?? "";
  field("delegation").textContent = guest?.delegation ?? "";
  field("reason").textContent = guest ? [guest.rank && `${word("rank")} ${guest.rank}`, guest.reason].filter(Boolean).join(". ") : "";
  field("where").textContent = guest ? guest.where || word("no-place") : "";
  if (!page.arranges) return;
  button("move").disabled = !guest || Boolean(carried);
  button("unseat").disabled = !guest?.place || Boolean(carried);
  button("cancel").hidden = !carried;
}

/** Take a guest up: the next place that is clicked or entered has them. */
export function carry(guest, byDrag = false) {
  if (!state.page.arranges || !guest) return false;
  change({ chosen: guest, carried: guest, byDrag, costs: null, lit: null });
  if (!byDrag) announce(word("carrying", { name: state.page.guests[guest].name }), 12);
  return true;
}

/** Leave the carried guest where they are. */
export function cancel() {
  if (!state.carried) return;
  const { name } = state.page.guests[state.carried];
  change({ carried: "", byDrag: false, costs: null });
  announce(word("cancelled", { name }));
}

export function startInspector() {
  button("move")?.addEventListener("click", () => carry(state.chosen));
  button("unseat")?.addEventListener("click", () => takeOff(state.chosen));
  button("cancel")?.addEventListener("click", cancel);
}
