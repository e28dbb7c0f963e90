// What is sent: a command, undo, redo. Sent again under the same id where the line is cut.
import { announce } from "./announce.js";
import { refresh } from "./patch.js";
import { drop, off } from "./pickup.js";
import { exchange, mark } from "./plan.js";
import { change, state } from "./store.js";
import { word } from "./words.js";

const TRIES = 4;
const link = document.getElementById("link");

/** Put the carried or another guest on a place. */
export function put(guest, place) {
  const command = drop(state.page, guest, place);
  change({ carried: "", byDrag: false, costs: null, chosen: guest });
  if (!command) return Promise.resolve();
  const { name, place: from } = state.page.guests[guest];
  const where = state.page.places[place].where;
  return send("commands", { command }, [from, place], () => word("moved", { name, place: where }));
}

/** Take a guest off their place. */
export function takeOff(guest) {
  const command = off(state.page, guest);
  change({ carried: "", byDrag: false, costs: null });
  if (!command) return Promise.resolve();
  const { name, place } = state.page.guests[guest];
  return send("commands", { command }, [place], () => word("unseated", { name }));
}

/** Undo or redo one's own last command. */
export function turn(which) {
  return send(which, {}, [], () => word(which));
}

async function send(operation, values, places, told) {
  const body = { id: crypto.randomUUID(), ...values };
  if (values.command) body.base_revision = state.page.revision;
  link.textContent = word("saving");
  // Seen at once; what the server makes of it is laid over it.
  exchange(...places);
  mark(places, true);
  try {
    const answer = await post(operation, body);
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(reason(said, answer));
    link.textContent = word("saved");
    await refresh(said.revision);
    announce(told());
  } catch (error) {
    mark(places, false);
    exchange(...places);
    link.textContent = "";
    announce(word("refused", { reason: error.message }), 12);
    await refresh().catch(() => {});
  }
}

function reason(said, answer) {
  const more = (said.errors ?? []).map((e) => e.message ?? e.msg ?? e).filter((e) => typeof e === "string");
  return [said.detail ?? answer.statusText, ...more].filter((t, k, all) => all.indexOf(t) === k).join(" ");
}

async function post(operation, body) {
  const secret = document.querySelector("[name=csrfmiddlewaretoken]").value;
  for (let k = 1; ; k += 1) {
    try {
      return await fetch(`/api/v1/events/${state.page.event}/${operation}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": secret },
        body: JSON.stringify(body),
      });
    } catch (error) {
      if (k >= TRIES) throw error;
      link.textContent = word("reconnecting");
      await new Promise((done) => { setTimeout(done, 500 * k * k); });
    }
  }
}
