// A job as it goes on: how far it is, at most four times a second; its end brings its answer.
import { announce } from "./announce.js";
import { word } from "./words.js";

const SHOWN = 250;
const SPOKEN = 10_000;
const page = JSON.parse(document.getElementById("page").textContent);
const text = document.getElementById("progress-text");
const bar = document.getElementById("progress");
const cost = document.getElementById("cost");
let shown = 0;
let spoken = 0;
let latest = null;
let waiting = 0;

function sentence({ state, progress, stopping }) {
  if (stopping) return word("stopping");
  if (state === "queued") return word("queued");
  if (progress.phase === "preparing") return word("preparing");
  if (progress.phase === "searching") return word("searching", progress);
  if (progress.of) return word("working", progress);
  return "";
}

/** Both ends must be known for a bar: of the time that was given, or of what is counted. */
function measured({ progress }) {
  if (progress.of) return progress.done / progress.of;
  if (progress.limit) return Math.min(1, progress.seconds / progress.limit);
  return null;
}

function show() {
  waiting = 0;
  shown = Date.now();
  const said = sentence(latest);
  text.textContent = said;
  const part = measured(latest);
  bar.hidden = part === null;
  if (part !== null) bar.value = Math.round(part * 100);
  cost.hidden = !latest.progress.cost;
  for (const place of cost.querySelectorAll("dd")) place.textContent = latest.progress.cost?.[place.dataset.level] ?? "";
  if (said && shown - spoken >= SPOKEN) {
    spoken = shown;
    announce(said);
  }
}

function hear(job) {
  if (job.id !== page.job) return;
  if (!["queued", "running"].includes(job.state)) {
    // Its answer is the server's to show; where the reader was, they are again.
    sessionStorage.setItem("ended", page.job);
    location.reload();
    return;
  }
  latest = job;
  if (!waiting) waiting = setTimeout(show, Math.max(0, shown + SHOWN - Date.now()));
}

document.documentElement.dataset.script = "on";
if (sessionStorage.getItem("ended") === page.job) {
  sessionStorage.removeItem("ended");
  announce(`${word("ended")} ${document.getElementById("job-state").textContent.trim()}`);
}
if (["queued", "running"].includes(page.state)) {
  const source = new EventSource(`/events/${page.event}/stream`);
  source.addEventListener("job", (event) => hear(JSON.parse(event.data)));
  source.addEventListener("hello", async () => {
    // It may have ended before anybody listened.
    const answer = await fetch(`/api/v1/events/${page.event}/jobs/${page.job}`);
    if (answer.ok) hear(await answer.json());
  });
  source.addEventListener("closed", () => location.reload());
  addEventListener("pagehide", () => source.close());
}
