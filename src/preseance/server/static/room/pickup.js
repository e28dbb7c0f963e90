// The one state machine of all hands: idle → armed or carrying → dropping → idle. A drag, Move and a
// click, "Move to…" and the keyboard differ in nothing but how they aim. No page is known here.

export const IDLE = Object.freeze({ phase: "idle", guests: [], table: "", hand: "", target: null });

/** Guests, or a whole table, are in hand; `hand` is drag, click or keys. */
export function pickUp(guests, hand, table = "") {
  if (!guests.length) return IDLE;
  return Object.freeze({ phase: hand === "click" ? "armed" : "carrying", guests: [...guests], table, hand, target: null });
}

/** The same, aimed at a place, a gap between two, a table, or off the plan. */
export function aimed(held, target) {
  return held.phase === "idle" ? held : Object.freeze({ ...held, target });
}

/** What a drop asks: `{held, command}`, without a command where nothing would change or nothing can. */
export function drop(page, held, target = held.target) {
  if (held.phase === "idle" || held.phase === "dropping" || !target) return { held, command: null };
  const command = asked(page, held, target);
  return command ? { held: Object.freeze({ ...held, phase: "dropping", target }), command } : { held: IDLE, command: null };
}

function asked(page, { guests, table }, target) {
  const session = page.session;
  if (target.off) return off(page, guests);
  const to = target.table ?? page.places[target.place]?.table;
  if (table && to) return to === table ? null : { do: "move-table", session, table, to };
  if (target.table) return { do: "move-to-table", session, guests, table: target.table };
  if (!(target.place in page.places)) return null;
  if (guests.length > 1) return several(page, guests, target.place);
  return target.between ? between(page, guests[0], target) : one(page, guests[0], target.place);
}

/** One guest on a place: it is taken, or the two change over. */
export function one(page, guest, place) {
  const there = page.places[place]?.guest;
  if (!(place in page.places) || !(guest in page.guests) || there === guest) return null;
  const session = page.session;
  return there
    ? { do: "swap", session, first: guest, second: there }
    : { do: "move", session, guest, place };
}

/** Taking guests off; null where none has a place. */
export function off(page, guests) {
  const seated = guests.filter((guest) => page.guests[guest]?.place);
  return seated.length ? { do: "unseat", session: page.session, guests: seated } : null;
}

/** Between a place and the one on its right hand; who sits there shifts to where a chair is empty. */
export function between(page, guest, { place, between: beyond }) {
  const session = page.session;
  for (const [at, side] of [[beyond, "right"], [place, "left"]]) {
    if (at in page.places && shifts(page, guest, at, side)) return { do: "insert", session, guest, place: at, side };
  }
  return null;
}

/** Whether an empty chair is found on that hand; the one that the guest leaves is empty. */
function shifts(page, guest, from, side) {
  const passed = new Set();
  for (let at = from; at && !passed.has(at); at = page.places[at]?.[side]) {
    const sits = page.places[at]?.guest;
    if (!sits || sits === guest) return at !== from || !sits;
    passed.add(at);
  }
  return false;
}

/** Several sit down one beside the other, from a place on; chairs of others are passed over. */
export function several(page, guests, place) {
  const ring = page.tables[page.places[place].table].places;
  const from = ring.indexOf(place);
  const free = [...ring.slice(from), ...ring.slice(0, from)].filter((id) => {
    const { guest } = page.places[id];
    return !guest || guests.includes(guest);
  });
  if (free.length < guests.length) return null;
  const moves = guests.map((guest, k) => ({ guest, place: free[k] }));
  if (moves.every((move) => page.guests[move.guest].place === move.place)) return null;
  return { do: "move-several", session: page.session, moves };
}

/** Which places a drop would fill, to be shown before it. */
export function filled(page, held, target) {
  if (!target?.place || held.table) return [];
  if (held.guests.length < 2) return target.between ? [] : [target.place];
  return several(page, held.guests, target.place)?.moves.map((move) => move.place) ?? [];
}
