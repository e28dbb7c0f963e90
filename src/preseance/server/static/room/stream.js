// The one stream: what colleagues do is looked at as it comes; closed while nobody looks.
import { refresh } from "./patch.js";
import { state } from "./store.js";
import { word } from "./words.js";

const HIDDEN = 60_000;
const link = document.getElementById("link");
const hearers = new Map();
/** Milliseconds, by each who is here, between two looks at what the others do. */
const EACH = 40;
let source = null;
let hiding = 0;
let waiting = 0;
let pause = EACH;
let looked = 0;

/** Hear messages of a kind, from now on and whenever the stream is opened again. */
export function hear(kind, told) {
  hearers.set(kind, [...(hearers.get(kind) ?? []), told]);
}

function open() {
  source = new EventSource(`/events/${state.page.event}/stream?here`);
  for (const [kind, all] of hearers) {
    source.addEventListener(kind, (event) => {
      for (const told of all) told(JSON.parse(event.data));
    });
  }
  source.addEventListener("error", cut);
}

function cut() {
  link.textContent = word("reconnecting");
}

/** What colleagues did is seen at once; where many work, not more often than all can be served. */
function later(revision) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    looked = performance.now();
    refresh(revision).catch(cut);
  }, Math.max(0, looked + pause - performance.now()));
}

export function startStream() {
  hear("hello", ({ revision }) => {
    link.textContent = word("live");
    refresh(revision).catch(cut);
  });
  hear("presence", ({ people }) => { pause = EACH * people.length; });
  hear("revision", ({ revision }) => later(revision));
  hear("reload", () => refresh().catch(cut));
  hear("closed", () => location.reload());
  open();
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.hidden) {
      hiding = setTimeout(() => {
        source.close();
        source = null;
      }, HIDDEN);
    } else if (!source) open();
  });
  addEventListener("pagehide", () => source?.close());
}
