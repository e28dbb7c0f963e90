// The one stream: what colleagues do is looked at as it comes; closed while nobody looks.
import { refresh } from "./patch.js";
import { state } from "./store.js";
import { word } from "./words.js";

const HIDDEN = 60_000;
const link = document.getElementById("link");
let source = null;
let hiding = 0;

function open() {
  source = new EventSource(`/events/${state.page.event}/stream`);
  source.addEventListener("hello", (event) => {
    link.textContent = word("live");
    refresh(JSON.parse(event.data).revision).catch(cut);
  });
  source.addEventListener("revision", (event) => {
    refresh(JSON.parse(event.data).revision).catch(cut);
  });
  source.addEventListener("reload", () => refresh().catch(cut));
  source.addEventListener("closed", () => location.reload());
  source.addEventListener("error", cut);
}

function cut() {
  link.textContent = word("reconnecting");
}

export function startStream() {
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
