// What each place would cost the carried guest: a ring and a sign a place, in a layer of their own.
import { announce } from "./announce.js";
import { placeOf } from "./plan.js";
import { change, state } from "./store.js";
import { word } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const LEVELS = ["must", "should", "prefer"];
const SIGNS = { must: "✕", should: "!", prefer: "–", better: "✓" };
const layer = document.getElementById("tints");
let asked = "";

/** What a change of cost is called. */
export function meaning(costs) {
  const first = costs.findIndex((cost) => cost !== 0);
  if (first < 0) return "same";
  return costs[first] < 0 ? "better" : LEVELS[first];
}

/** Ask once at each pick-up; an answer that comes too late is let go. */
export async function tint({ carried, costs, page }) {
  if (!carried) {
    asked = "";
    layer.replaceChildren();
    return;
  }
  if (asked === carried) {
    if (costs && !layer.firstChild) draw(costs);
    return;
  }
  asked = carried;
  layer.replaceChildren();
  if (!page.asks) return;
  const path = `/api/v1/events/${page.event}/sessions/${page.session}/costs?guest=${encodeURIComponent(carried)}`;
  const answer = await fetch(path).catch(() => null);
  if (!answer?.ok) return;
  const { places } = await answer.json();
  if (state.carried === carried) change({ costs: places });
}

/** Say what the focused place would cost. */
export function speak(place) {
  const costs = state.costs?.[place];
  const where = state.page.places[place]?.where;
  if (where) announce(costs ? `${where}: ${word(`costs-${meaning(costs)}`)}` : where, 3);
}

function draw(costs) {
  for (const [id, cost] of Object.entries(costs)) {
    const place = placeOf(id);
    const kind = meaning(cost);
    if (!place || kind === "same") continue;
    const group = document.createElementNS(SVG, "g");
    group.setAttribute("class", kind);
    group.setAttribute("transform", place.getAttribute("transform"));
    const ring = document.createElementNS(SVG, "circle");
    ring.setAttribute("r", "5");
    const sign = document.createElementNS(SVG, "text");
    sign.setAttribute("x", "3.4");
    sign.setAttribute("y", "5");
    sign.textContent = SIGNS[kind];
    group.append(ring, sign);
    layer.append(group);
  }
}
