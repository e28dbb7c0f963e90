// What is sent: a command, undo, redo. Sent again under the same id where the line is cut.
import { announce } from "./announce.js";
import { clash } from "./conflict.js";
import { showFindings } from "./findings.js";
import { refresh } from "./patch.js";
import { IDLE, aimed, drop as dropped, off } from "./pickup.js";
import { exchange, mark } from "./plan.js";
import { change, state } from "./store.js";
import { seen } from "./stream.js";
import { word } from "./words.js";

const TRIES = 4;
const LEVELS = ["must", "should", "prefer"];
const link = document.getElementById("link");

/** Let down who is carried; `wrap` makes a wider command of what that asks. */
export function put(target, wrap = (command) => command) {
  const before = state.held;
  const { command } = dropped(state.page, aimed(before, target), target);
  const selected = before.guests;
  change({ held: IDLE, costs: null, selected, table: before.table });
  if (command) return carryOut("commands", { command: wrap(command) });
  if (!before.guests.includes(state.page.places[target.place]?.guest)) announce(word("no-room"));
  return Promise.resolve();
}

/** Take guests off their places. */
export function takeOff(guests) {
  const command = off(state.page, guests);
  change({ held: IDLE, costs: null });
  return command ? carryOut("commands", { command }) : Promise.resolve();
}

/** Any command; `base_revision` where it was decided on another revision than the one that is shown. */
export const order = (command, more = {}) => carryOut("commands", { command: { session: state.page.session, ...command }, ...more });

/** Undo or redo one's own last command. */
export const turn = (which) => carryOut(which, {});

/** The places that a command changes; of two, the faces change over before the server has answered. */
function sight(command) {
  const place = (guest) => state.page.guests[guest]?.place ?? "";
  if (command?.do === "move") return { over: true, places: [place(command.guest), command.place] };
  if (command?.do === "swap") return { over: true, places: [place(command.first), place(command.second)] };
  if (command?.do === "move-from") return { ...sight(command.to), over: false };
  if (command?.do === "unseat") return { over: false, places: command.guests.map(place) };
  if (command?.do === "move-several") {
    return { over: false, places: command.moves.flatMap((move) => [place(move.guest), move.place]) };
  }
  return { over: false, places: command?.place in state.page.places ? [command.place] : [] };
}

async function carryOut(operation, values) {
  const body = { id: crypto.randomUUID(), ...values };
  if (values.command) body.base_revision ??= state.page.revision;
  const before = state.page;
  const known = new Set([...document.querySelectorAll("#findings .finding")].map((button) => button.textContent));
  link.textContent = word("saving");
  // Seen at once; what the server makes of it is laid over it.
  const { over, places } = sight(values.command);
  if (over) exchange(...places);
  mark(places, true);
  try {
    const answer = await post(`${operation}?lang=${document.documentElement.lang}`, body);
    const said = await answer.json().catch(() => ({}));
    if (answer.status === 409 && said.theirs) {
      clash(said, values.command);
      throw new Error(said.detail);
    }
    if (!answer.ok) throw new Error(reason(said, answer));
    link.textContent = word("saved");
    const found = said.findings?.[before.session];
    if (found) showFindings(found);
    announce(told(operation, said, before, known));
    await seen(said.revision);
    mark(places, false);
    return said;
  } catch (error) {
    mark(places, false);
    if (over) exchange(...places);
    link.textContent = "";
    announce(word("refused", { reason: error.message }), 12);
    await refresh().catch(() => {});
    return null;
  }
}

/** Who is where now, and what that breaks that was not broken before. */
function told(operation, { places, merged, findings, lapsed }, page, known) {
  const moved = Object.entries(places?.[page.session] ?? {});
  const parts = operation === "commands" ? [] : [word(operation)];
  for (const [guest, place] of moved.slice(0, 2)) {
    const name = page.guests[guest]?.name ?? guest;
    const [from, to] = [page.guests[guest]?.where, page.places[place]?.where];
    if (!place) parts.push(word("unseated", { name }));
    else parts.push(from ? word("moved-from", { name, from, place: to ?? place }) : word("moved", { name, place: to ?? place }));
  }
  if (moved.length > 2) parts.push(word("moved-more", { number: moved.length - 2 }));
  for (const level of LEVELS) {
    const fresh = (findings?.[page.session]?.[level] ?? []).filter((row) => !known.has(row.text));
    if (fresh.length) parts.push(word(`breaks-${level}`, { number: fresh.length, text: fresh[0].text }));
  }
  if (lapsed?.length) parts.push(word("lapsed", { tables: lapsed.map(({ table }) => page.tables[table]?.called ?? table).join(", ") }));
  if (merged?.length) parts.push(word("merged", { names: [...new Set(merged.map((one) => one.author))].join(", ") }));
  return parts.join(" ");
}

export function reason(said, answer) {
  const more = (said.errors ?? []).map((e) => e.message ?? e.msg ?? e).filter((e) => typeof e === "string");
  return [said.detail ?? answer.statusText, ...more].filter((t, k, all) => all.indexOf(t) === k).join(" ");
}

/** JSON to an address of the room. */
export function send(address, body) {
  const secret = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const headers = { "Content-Type": "application/json", "X-CSRFToken": secret };
  return fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
}

/** An operation of the interface, tried again where the line is cut. */
export async function post(operation, body) {
  for (let k = 1; ; k += 1) {
    try {
      return await send(`/api/v1/events/${state.page.event}/${operation}`, body);
    } catch (error) {
      if (k >= TRIES) throw error;
      link.textContent = word("reconnecting");
      await new Promise((done) => { setTimeout(done, 500 * k * k); });
    }
  }
}

/** What is asked of the interface; null where it does not answer. */
export async function ask(path) {
  const answer = await fetch(`/api/v1/events/${state.page.event}/sessions/${state.page.session}/${path}`).catch(() => null);
  return answer?.ok ? answer.json() : null;
}
