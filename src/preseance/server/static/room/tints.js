// What each place would cost the carried guest: a ring and a sign a place, in a layer of their own.
import { announce } from "./announce.js";
import { ask } from "./commands.js";
import { meaning } from "./costs.js";
import { drawn, placeOf } from "./plan.js";
import { change, state } from "./store.js";
import { word } from "./words.js";

const SIGNS = { must: "✕", should: "!", prefer: "–", better: "✓" };
const layer = document.getElementById("tints");
let asked = "";

/** Ask once at each pick-up of one guest; an answer that comes too late is let go. */
export async function tint({ held, costs, page }) {
  const carried = held.guests.length === 1 && !held.table ? held.guests[0] : "";
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
  const answer = await ask(`costs?guest=${encodeURIComponent(carried)}`);
  if (answer && state.held.guests[0] === carried) change({ costs: answer.places });
}

/** Say what the focused place would cost. */
export function speak(place) {
  const costs = state.costs?.[place];
  const where = state.page.places[place]?.where;
  if (where) announce(costs ? `${where}: ${word(`costs-${meaning(costs)}`)}` : where, 3);
}

function draw(costs) {
  const made = [];
  for (const [id, cost] of Object.entries(costs)) {
    const place = placeOf(id);
    const kind = meaning(cost);
    if (!place || kind === "same") continue;
    const sign = drawn("text", { x: "3.4", y: "5" });
    sign.textContent = SIGNS[kind];
    made.push(drawn("g", { class: kind, transform: place.getAttribute("transform") }, drawn("circle", { r: "5" }), sign));
  }
  layer.replaceChildren(...made);
}
