// What the plan shows of choosing, carrying and saving. Places stay; their faces change.
export const svg = document.getElementById("plan");

export const placeOf = (id) => document.getElementById(`place-${id}`);

/** The faces of two places change over until the server has answered; of one, it is shown as gone. */
export function exchange(one, other) {
  const [a, b] = [one, other].map((id) => id && placeOf(id)?.querySelector(".face"));
  if (!a || !b) return;
  const [mine, theirs] = [[...a.childNodes], [...b.childNodes]];
  a.replaceChildren(...theirs);
  b.replaceChildren(...mine);
}

/** Places that wait for the server. */
export function mark(places, saving) {
  for (const id of places.filter(Boolean)) {
    placeOf(id)?.classList.toggle("saving", saving);
    document.getElementById(`name-${id}`)?.classList.toggle("saving", saving);
  }
}

/** The one place that would take the drop. */
export function aim(id) {
  for (const old of svg.querySelectorAll(".target")) if (old.dataset.place !== id) old.classList.remove("target");
  if (id) placeOf(id)?.classList.add("target");
}

export function show({ page, chosen, carried, lit }) {
  document.body.classList.toggle("carrying", Boolean(carried));
  for (const place of svg.querySelectorAll(".place")) {
    const { guest } = page.places[place.dataset.place] ?? {};
    const is = Boolean(guest);
    pressed(place, is && guest === chosen);
    place.classList.toggle("carried", is && guest === carried);
    place.classList.toggle("lit", Boolean(lit) && (lit.places.has(place.dataset.place) || (is && lit.guests.has(guest))));
  }
  for (const row of document.querySelectorAll("#guest-rows [data-guest], .in-list")) {
    pressed(row, Boolean(row.dataset.guest) && row.dataset.guest === chosen);
  }
}

function pressed(element, is) {
  if (element.getAttribute("aria-pressed") !== String(is)) element.setAttribute("aria-pressed", String(is));
}
