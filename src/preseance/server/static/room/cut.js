// Cut, copy and paste: guests are taken up here and put down here, or in another session of the event.
// Who was cut leaves the place in the session they came from, in the same revision; who was copied keeps it.
import { announce } from "./announce.js";
import { put } from "./commands.js";
import { cancel, carry } from "./inspector.js";
import { pickUp } from "./pickup.js";
import { change, state } from "./store.js";
import { word } from "./words.js";

const KEY = "preseance-cut";
const NOBODY = { guests: [], names: "", session: "", copied: false };

function taken() {
  const held = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  return held.event === state.page.event && held.session !== state.page.session ? held : NOBODY;
}

function remember(guests, copied) {
  const { event, session } = state.page;
  const names = guests.map((guest) => state.page.guests[guest].name).join(", ");
  sessionStorage.setItem(KEY, JSON.stringify({ event, session, guests, names, copied }));
  return names;
}

/** Take guests up; they are remembered where another session is opened before they are put down. */
export function cut(guests) {
  if (carry(guests, "keys")) remember(guests, false);
}

/** Remember guests for another session; here they stay. */
export function copy(guests) {
  if (state.page.arranges && guests.length) announce(word("copied", { name: remember(guests, true) }), 12);
}

/** Put down at a place whoever was cut or copied, here or elsewhere. */
export function paste(place) {
  const { guests, names, session, copied } = taken();
  const here = guests.filter((guest) => guest in state.page.guests);
  const elsewhere = state.held.phase === "idle";
  if (elsewhere) {
    if (guests.length > here.length) announce(word("not-here", { name: names }));
    if (!here.length || guests.length > here.length || !state.page.arranges) return;
    change({ held: pickUp(here, "keys"), selected: here });
  }
  forget();
  const leaving = (to) => ({ do: "move-from", session, guests: here, to });
  put({ place }, elsewhere && !copied ? leaving : undefined);
}

/** Nobody is remembered any more. */
export function forget() {
  sessionStorage.removeItem(KEY);
}

/** Leave everybody where they are. */
export function leave() {
  forget();
  cancel();
}

export function startCut() {
  const { guests, names, copied } = taken();
  if (guests.length && state.page.arranges) announce(word(copied ? "copied-along" : "cut-along", { name: names }), 12);
}
