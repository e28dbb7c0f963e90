// What a drop means; the same for a drag, a click and the keyboard. No page is known here.

/** The command of putting a guest on a place; null where they are there. */
export function drop(page, guest, place) {
  const there = page.places[place]?.guest;
  if (!(place in page.places) || !(guest in page.guests) || there === guest) return null;
  const session = page.session;
  return there
    ? { do: "swap", session, first: guest, second: there }
    : { do: "move", session, guest, place };
}

/** The command of taking a guest off; null where they have no place. */
export function off(page, guest) {
  if (!page.guests[guest]?.place) return null;
  return { do: "unseat", session: page.session, guests: [guest] };
}
