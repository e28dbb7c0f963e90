// "Mend": the cheapest single step that ends a finding, shown as a ghost before anybody takes it.
import { announce } from "./announce.js";
import { ask, order } from "./commands.js";
import { meaning } from "./costs.js";
import { look } from "./findings.js";
import { drawn, pointOf } from "./plan.js";
import { change, state } from "./store.js";
import { word } from "./words.js";

const panel = document.getElementById("step");
const layer = document.getElementById("steps");
const text = panel?.querySelector("[data-field]");
const take = document.getElementById("take-step");

async function mend(button) {
  const finding = button.parentElement.querySelector(".finding");
  look(finding);
  const { guests, places } = finding.dataset;
  const query = new URLSearchParams({ rule: button.dataset.rule });
  for (const guest of guests.split(" ").filter(Boolean)) query.append("guests", guest);
  for (const place of places.split(" ").filter(Boolean)) query.append("places", place);
  const answer = await ask(`step?${query}`);
  change({ step: answer ?? { kind: "none" } });
  announce(text.textContent, 10);
  if (!take.hidden) take.focus();
}

/** What the step is, in words and as arrows on the plan. */
export function showStep({ step, page }) {
  if (!panel) return;
  const does = step?.kind === "move" || step?.kind === "swap";
  panel.hidden = !step;
  take.hidden = !does;
  layer.replaceChildren(...(does ? arrows(step, page) : []));
  if (!step) return;
  const fields = { name: page.guests[step.guest]?.name, other: page.guests[step.other]?.name, place: page.places[step.place]?.where };
  const cost = step.cost ? word(`costs-${meaning(step.cost)}`) : "";
  text.textContent = [word(`step-${step.kind}`, fields), cost && `(${cost})`].filter(Boolean).join(" ");
}

function arrows({ guest, other, place }, page) {
  const [from, to] = [pointOf(page.guests[guest]?.place), pointOf(place)];
  if (!to) return [];
  if (!from) return [drawn("circle", { cx: to.x, cy: to.y, r: "6.5" })];
  return other ? [arrow(from, to), arrow(to, from)] : [arrow(from, to)];
}

/** A bow from one place to another, its head at the edge of the disc. */
function arrow(a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const far = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / far, dy / far];
  const bend = { x: (a.x + b.x) / 2 - uy * far * 0.15, y: (a.y + b.y) / 2 + ux * far * 0.15 };
  const end = { x: b.x - ux * 6, y: b.y - uy * 6 };
  const head = `M${end.x - ux * 4 - uy * 2.4} ${end.y - uy * 4 + ux * 2.4}L${end.x} ${end.y}L${end.x - ux * 4 + uy * 2.4} ${end.y - uy * 4 - ux * 2.4}`;
  return drawn("path", { d: `M${a.x + ux * 5} ${a.y + uy * 5}Q${bend.x} ${bend.y} ${end.x} ${end.y}${head}` });
}

export function startMend() {
  document.getElementById("findings")?.addEventListener("click", (event) => {
    const button = event.target.closest(".mend");
    if (button) mend(button);
  });
  take?.addEventListener("click", () => {
    const { kind, guest, other, place } = state.step;
    change({ step: null, lit: null });
    order(kind === "swap" ? { do: "swap", first: guest, second: other } : { do: "move", guest, place });
  });
  document.getElementById("leave-step")?.addEventListener("click", () => change({ step: null }));
}
