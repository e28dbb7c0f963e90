// Somebody changed the same meanwhile: what it was, what they made of it, what was asked, side by side.
import { refresh } from "./patch.js";
import { sidesOf } from "./sides.js";
import { change, state, subscribe } from "./store.js";
import { word } from "./words.js";

const panel = document.getElementById("conflict");
let waiting = null;
let drawnOf = null;

/** A command was answered with what others did; work goes on while the panel stands. */
export function clash(said, command) {
  if (!panel || !command) return;
  waiting = { command, revision: said.revision, said };
  const who = [...new Set((said.by ?? []).map((past) => past.author))].join(", ");
  panel.querySelector("[data-field]").textContent = word("clash-by", { who });
  panel.querySelector("tbody").replaceChildren(...Object.keys(said.theirs).map((part) => row(part, said)));
  drawnOf = null;
  draw(state);
  panel.hidden = false;
  panel.querySelector("button").focus();
}

/** The two small plans, as everybody else sits now. */
function draw({ page }) {
  if (!waiting || page === drawnOf) return;
  drawnOf = page;
  panel.querySelector(".sides").replaceChildren(...sidesOf(waiting.said));
}

function row(part, said) {
  const [head] = part.split("/");
  const made = document.createElement("tr");
  const cells = [subjectOf(part), ...["base", "theirs", "mine"].map((side) => worded(head, said[side]?.[part]))];
  made.append(...cells.map((text, k) => {
    const cell = document.createElement(k ? "td" : "th");
    if (!k) cell.scope = "row";
    cell.textContent = text;
    return cell;
  }));
  return made;
}

/** Of whom, or of what, a part is, as people call it: a guest, and what of them; else what kind of thing. */
function subjectOf(part) {
  const [head, first, second] = part.split("/");
  const { guests } = state.page;
  if (head === "plan") return guests[second]?.name ?? word("a-guest");
  if (head === "guests") {
    const name = guests[first]?.name ?? word("a-guest");
    return second && word(`of-${second}`) !== `of-${second}` ? word("of", { name, field: word(`of-${second}`) }) : name;
  }
  const kind = `kind-${head}`;
  return word(kind) === kind ? word("kind-event") : word(kind);
}

/** What a part holds, as people call it; of what has no word, that it is there. */
function worded(head, value) {
  if (value === null || value === undefined) return head === "plan" ? word("no-place") : "–";
  const place = typeof value === "string" ? value : value.place;
  if (head === "plan") return state.page.places[place]?.where ?? word("no-place");
  if (typeof value === "boolean") return word(value ? "yes" : "no");
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return value.map(called).join(", ") || "–";
  if (typeof value === "object") return value.name ?? value.title ?? word("there");
  return called(String(value)) || "–";
}

/** A guest by name, a word by what it is called, all else as it stands. */
function called(value) {
  const told = word(`value-${value}`);
  return state.page.guests[value]?.name ?? (told === `value-${value}` ? value : told);
}

function over() {
  panel.hidden = true;
  waiting = null;
  document.querySelector('#plan .place[tabindex="0"]')?.focus();
}

/** `again` sends a command on top of a revision; `edit` takes its guests up anew. */
export function startConflict(again, edit) {
  if (panel) subscribe(draw);
  panel?.addEventListener("click", (event) => {
    const choice = event.target.closest("button")?.dataset.choice;
    if (!choice) return;
    const { command, revision } = waiting;
    over();
    refresh().catch(() => {});
    const guests = [command.guest, command.first, ...(command.guests ?? []), ...(command.moves ?? []).map((m) => m.guest)];
    const here = guests.filter((guest) => guest in state.page.guests);
    change({ selected: here });
    if (choice === "mine") again(command, revision);
    else if (choice === "edit") edit(here);
  });
}
