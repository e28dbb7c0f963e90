// Pairs who are to be kept apart, as threads between them; drawn only while somebody wants to see them.
import { ask } from "./commands.js";
import { drawn, pointOf } from "./plan.js";
import { state } from "./store.js";
import { announce } from "./announce.js";
import { word } from "./words.js";

const layer = document.getElementById("threads");
const button = document.getElementById("show-threads");
let pairs = null;
let drawnOf = 0;

/** Shown, or not any more. */
export async function toggleThreads() {
  if (!button) return;
  pairs = pairs ? null : (await ask("apart"))?.pairs ?? [];
  button.setAttribute("aria-pressed", String(Boolean(pairs)));
  drawnOf = -1;
  thread(state);
  if (pairs) announce(word("threads-shown", { number: pairs.length, near: pairs.filter((pair) => pair.near).length }));
}

/** As the plan is now; what has changed since is asked anew. */
export async function thread({ page }) {
  if (!pairs) {
    layer.replaceChildren();
    return;
  }
  if (drawnOf === page.revision) return;
  if (drawnOf > 0) pairs = (await ask("apart"))?.pairs ?? pairs;
  drawnOf = page.revision;
  layer.replaceChildren(...pairs.map(line).filter(Boolean));
}

function line({ guests, near, level }) {
  const [a, b] = guests.map((guest) => pointOf(state.page.guests[guest]?.place));
  if (!a || !b) return null;
  return drawn("path", { d: `M${a.x} ${a.y}L${b.x} ${b.y}`, class: near ? `near ${level}` : "far" });
}

export function startThreads() {
  button?.addEventListener("click", toggleThreads);
}
