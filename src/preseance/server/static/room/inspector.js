// Who is chosen, and what can be done with them.
import { announce } from "./announce.js";
import { whyAddress } from "./asking.js";
import { order, takeOff } from "./commands.js";
import { IDLE, pickUp } from "./pickup.js";
import { change, chosen, state } from "./store.js";
import { word } from "./words.js";

const field = (name) => document.querySelector(`#inspector [data-field="${name}"]`);
const button = (name) => document.getElementById(name);
const SIDES = ["left", "right", "across"];

export function inspect({ page, selected, table, held }) {
  const guest = page.guests[chosen()];
  const several = selected.length > 1 || table;
  const names = selected.map((id) => page.guests[id]?.name).join(", ");
  field("name").textContent = table ? page.tables[table].called : several ? word("several", { number: selected.length }) : guest?.name ?? word("nobody");
  field("title").textContent = several ? names : guest?.title ?? "";
  field("delegation").textContent = several ? "" : guest?.delegation ?? "";
  field("reason").textContent = guest && !several ? [guest.rank && `${word("rank")} ${guest.rank}`, guest.reason].filter(Boolean).join(". ") : "";
  field("marks").textContent = guest && !several ? guest.marks.map((mark) => word(`stage-${mark}`)).join(", ") : "";
  field("where").textContent = table ? taken(page, table) : guest && !several ? guest.where || word("no-place") : "";
  neighbours(page, several ? null : guest);
  const asked = button("why");
  if (asked) {
    asked.hidden = !guest?.place || Boolean(several);
    if (guest) asked.href = whyAddress(chosen());
  }
  if (!page.arranges) return;
  const idle = held.phase === "idle";
  button("move").disabled = !selected.length || !idle;
  button("unseat").disabled = !seated(selected).length || !idle;
  button("pin").disabled = !seated(selected).length || !idle;
  button("pin").textContent = word(pinned(selected) ? "unpin" : "pin");
  if (button("tell")) {
    button("tell").disabled = !seated(selected).length || !idle;
    button("tell").textContent = word(seated(selected).length && !untold(selected).length ? "untell" : "tell");
  }
  if (button("block")) button("block").disabled = several || !guest?.delegation || !idle;
  button("cancel").hidden = idle;
}

const seated = (guests) => guests.filter((id) => state.page.guests[id]?.place);

/** Those who have a place that nobody has told them yet. */
const untold = (guests) => seated(guests).filter((id) => !state.page.guests[id].marks.includes("told"));

const pinned = (guests) => guests.length > 0 && guests.every((id) => state.page.guests[id]?.pinned);

/** How many of a table's places have somebody. */
export function taken({ tables, places }, table) {
  const all = tables[table].places.filter((id) => places[id]);
  return word("taken", { taken: all.filter((id) => places[id].guest).length, all: all.length });
}

function neighbours(page, guest) {
  const rows = SIDES.map((side) => {
    const other = page.guests[page.places[page.places[guest?.place]?.[side]]?.guest];
    if (!other) return null;
    const row = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = [other.name, other.delegation].filter(Boolean).join(", ");
    row.append(`${word(side)} `, name);
    return row;
  });
  field("neighbours").replaceChildren(...rows.filter(Boolean));
}

/** Take guests up: the next place that is clicked, entered or chosen has them. */
export function carry(guests, hand, table = "") {
  if (!state.page.arranges || !guests.length) return false;
  change({ selected: [...guests], table, held: pickUp(guests, hand, table), costs: null, lit: null, step: null });
  const name = guests.length > 1 ? word("several", { number: guests.length }) : state.page.guests[guests[0]].name;
  if (hand !== "drag") announce(word("carrying", { name }), 12);
  return true;
}

/** Leave whom is carried where they are. */
export function cancel() {
  if (state.held.phase === "idle") return;
  const { guests } = state.held;
  change({ held: IDLE, costs: null });
  announce(word("cancelled", { name: guests.map((guest) => state.page.guests[guest].name).join(", ") }));
}

/** Keep them where they are, or let them go: one revision, however many they are. */
export async function pin(guests = state.selected) {
  const away = pinned(guests);
  const meant = guests.filter((id) => away || (state.page.guests[id].place && !state.page.guests[id].pinned));
  if (!meant.length) return;
  const act = away ? "unpin" : "pin";
  const done = await order(meant.length > 1 ? { do: `${act}-several`, guests: meant } : { do: act, guest: meant[0] });
  const name = meant.map((guest) => state.page.guests[guest]?.name).join(", ");
  if (done) announce(word(away ? "unpinned" : "pinned", { name }));
}

/** They have been told their places, which are firm from now on; pressed again, they have not been told. */
export async function tell(guests = seated(state.selected)) {
  const meant = untold(guests);
  const mark = { mark: "told", guests: meant.length ? meant : guests };
  const name = mark.guests.map((guest) => state.page.guests[guest].name).join(", ");
  if (await order({ do: meant.length ? "set-mark" : "take-mark", ...mark })) announce(word(meant.length ? "told" : "untold", { name }));
}

/** Why somebody is where they are: the page that answers, where one may ask it. */
export function why(guests = state.selected) {
  const guest = guests.at(-1);
  if (button("why") && state.page.guests[guest]?.place) location.assign(whyAddress(guest));
}

export function startInspector() {
  button("move")?.addEventListener("click", () => carry(state.selected, "click", state.table));
  button("unseat")?.addEventListener("click", () => takeOff(state.selected));
  button("pin")?.addEventListener("click", () => pin());
  button("tell")?.addEventListener("click", () => tell());
  button("cancel")?.addEventListener("click", cancel);
  button("block")?.addEventListener("click", () => {
    const { delegation } = state.page.guests[chosen()];
    const block = Object.entries(state.page.guests).filter(([, guest]) => guest.delegation === delegation);
    change({ selected: [...block.map(([id]) => id).filter((id) => id !== chosen()), chosen()], table: "", lit: null });
  });
}
