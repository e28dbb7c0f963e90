// The one stream: what colleagues do is laid over the page as it comes; closed while nobody looks.
import { isAwaited, lay, refresh, shown } from "./patch.js";
import { state } from "./store.js";
import { word } from "./words.js";

const HIDDEN = 60_000;
const link = document.getElementById("link");
const hearers = new Map();
/** Milliseconds, by each who is here, between two looks at what the others do, where it has to be asked for. */
const EACH = 40;
/** Milliseconds for which it is awaited that what one has done oneself is told. */
const PATIENCE = 1500;
let source = null;
let hiding = 0;
let waiting = 0;
let pause = EACH;
/** What was told is laid over the page in its order, also where it has to be unpacked. */
let told = Promise.resolve();
let looked = 0;

/** Hear messages of a kind, from now on and whenever the stream is opened again. */
export function hear(kind, told) {
  hearers.set(kind, [...(hearers.get(kind) ?? []), told]);
}

function open() {
  const { event, session, revision } = state.page;
  const shows = new URLSearchParams({ session, shown: revision, lang: document.documentElement.lang });
  source = new EventSource(`/events/${event}/stream?here&${shows}`);
  for (const [kind, all] of hearers) {
    source.addEventListener(kind, (event) => {
      for (const take of all) take(JSON.parse(event.data));
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

/** What leads to a later revision; where it leads on from another than is shown, that is asked for. */
async function step(said) {
  const found = said.packed ? await unpacked(said.packed) : said;
  if (!lay(found) && found.page.revision > state.page.revision) later(found.page.revision);
}

function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain).json();
}

/** A revision that may have been told: where it was not, it is looked at, at once by whoever waits for it. */
function heard({ revision }) {
  if (revision <= state.page.revision) return;
  if (isAwaited(revision)) refresh(revision).catch(cut);
  else later(revision);
}

/** Once the page shows what one has done oneself. */
export function seen(revision) {
  return shown(revision, source?.readyState === EventSource.OPEN ? PATIENCE : 0);
}

export function startStream() {
  hear("hello", ({ revision }) => {
    link.textContent = word("live");
    refresh(revision).catch(cut);
  });
  hear("presence", ({ people }) => { pause = EACH * people.length; });
  for (const [kind, take] of [["patch", step], ["revision", heard]]) {
    hear(kind, (said) => { told = told.then(() => take(said)).catch(cut); });
  }
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
