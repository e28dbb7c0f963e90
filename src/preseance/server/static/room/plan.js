// What the plan shows of choosing, carrying and saving. Places stay; their faces change.
import { filled } from "./pickup.js";
import { state } from "./store.js";

export const SVG = "http://www.w3.org/2000/svg";
export const svg = document.getElementById("plan");
/** What the plan is seen through: it stays where it is while that is moved. */
export const canvas = svg?.parentElement;

export const placeOf = (id) => document.getElementById(`place-${id}`);

/** An element of the plan. */
export function drawn(name, attributes = {}, ...inside) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

/** Where a place is, in units of the plan. */
export function pointOf(id) {
  const { e, f } = placeOf(id)?.transform.baseVal.consolidate()?.matrix ?? {};
  return e === undefined ? null : { x: e, y: f };
}

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
    for (const kind of ["name", "family"]) document.getElementById(`${kind}-${id}`)?.classList.toggle("saving", saving);
  }
}

/** What would take the drop: places, a gap between two, a table. */
export function aim(target) {
  const to = new Set(filled(state.page, state.held, target));
  for (const old of svg.querySelectorAll(".target")) if (!to.has(old.dataset.place)) old.classList.remove("target");
  for (const id of to) placeOf(id)?.classList.add("target");
  const table = target?.table ?? (state.held.table && state.page.places[target?.place]?.table);
  if (table) svg.querySelector(`.top[data-table="${CSS.escape(table)}"]`)?.classList.add("target");
  const gap = document.getElementById("gap");
  const [a, b] = target?.between ? [pointOf(target.place), pointOf(target.between)] : [];
  gap.replaceChildren(...(a && b ? [bar(a, b)] : []));
}

/** A bar across the line from one place to the next. */
function bar(a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const far = Math.hypot(dx, dy) || 1;
  const [mx, my, ux, uy] = [(a.x + b.x) / 2, (a.y + b.y) / 2, (-dy / far) * 7, (dx / far) * 7];
  return drawn("path", { d: `M${mx - ux} ${my - uy}L${mx + ux} ${my + uy}` });
}

let seen = [];

export function show({ page, selected, table, held, lit }) {
  const now = [page, selected, table, held, lit];
  if (now.every((part, k) => part === seen[k])) return;
  seen = now;
  const [picked, carried] = [new Set(selected), new Set(held.guests)];
  document.body.classList.toggle("carrying", held.phase !== "idle");
  for (const place of svg.querySelectorAll(".place")) {
    const { guest } = page.places[place.dataset.place] ?? {};
    pressed(place, Boolean(guest) && picked.has(guest));
    place.classList.toggle("carried", Boolean(guest) && carried.has(guest));
    place.classList.toggle("lit", Boolean(lit) && (lit.places.has(place.dataset.place) || (Boolean(guest) && lit.guests.has(guest))));
  }
  for (const top of svg.querySelectorAll(".top")) top.classList.toggle("chosen", top.dataset.table === table);
  for (const row of document.querySelectorAll("#guests [data-guest], .in-list")) {
    pressed(row, Boolean(row.dataset.guest) && picked.has(row.dataset.guest));
  }
}

function pressed(element, is) {
  if (element.getAttribute("aria-pressed") !== String(is)) element.setAttribute("aria-pressed", String(is));
}
