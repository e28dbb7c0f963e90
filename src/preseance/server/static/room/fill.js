// "Fill the rest": whoever has a place keeps it, and a worker finds places for the others.
import { announce } from "./announce.js";
import { post, reason } from "./commands.js";
import { refresh } from "./patch.js";
import { state } from "./store.js";
import { hear } from "./stream.js";
import { word } from "./words.js";

/** Seconds that a planner waits for the rest. */
const LONGEST = 10;
const button = document.getElementById("fill");
let waiting = "";

async function fill() {
  button.disabled = true;
  const answer = await post("jobs", { kind: "plan", keep: true, session: state.page.session, seconds: LONGEST });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    over(word("refused", { reason: reason(said, answer) }));
    return;
  }
  waiting = said.id;
  announce(word("filling"), 30);
}

function over(text) {
  button.disabled = false;
  waiting = "";
  announce(text, 12);
}

/** What a job says of itself; one of somebody else is theirs. */
async function heard(job) {
  if (job.id !== waiting || ["queued", "running"].includes(job.state)) return;
  if (job.state === "failed") {
    over(word("refused", { reason: job.problem }));
    return;
  }
  const answer = await post(`jobs/${job.id}/accept`, { id: crypto.randomUUID() });
  const said = await answer.json().catch(() => ({}));
  over(answer.ok ? word("filled", { number: Object.keys(said.places?.[state.page.session] ?? {}).length }) : word("refused", { reason: reason(said, answer) }));
  await refresh(said.revision ?? 0).catch(() => {});
}

export function startFill() {
  button?.addEventListener("click", fill);
  if (button) hear("job", heard);
}
