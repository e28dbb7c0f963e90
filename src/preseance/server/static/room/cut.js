// Cut and paste: guests are taken up here and put down here, or in another session of the event.
import { announce } from "./announce.js";
import { put } from "./commands.js";
import { cancel, carry } from "./inspector.js";
import { pickUp } from "./pickup.js";
import { change, state } from "./store.js";
import { word } from "./words.js";

const KEY = "preseance-cut";

function cutGuests() {
  const { event, session, guests, names } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  return event === state.page.event && session !== state.page.session ? { guests, names } : { guests: [], names: "" };
}

/** Take guests up; they are remembered where another session is opened before they are put down. */
export function cut(guests) {
  if (!carry(guests, "keys")) return;
  const { event, session } = state.page;
  const names = guests.map((guest) => state.page.guests[guest].name).join(", ");
  sessionStorage.setItem(KEY, JSON.stringify({ event, session, guests, names }));
}

/** Put down at a place whoever was cut, here or elsewhere. */
export function paste(place) {
  const { guests, names } = cutGuests();
  const here = guests.filter((guest) => guest in state.page.guests);
  if (state.held.phase === "idle") {
    if (guests.length > here.length) announce(word("not-here", { name: names }));
    if (!here.length || guests.length > here.length || !state.page.arranges) return;
    change({ held: pickUp(here, "keys"), selected: here });
  }
  forget();
  put({ place });
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
  const { guests, names } = cutGuests();
  if (guests.length && state.page.arranges) announce(word("carrying", { name: names }), 12);
}
