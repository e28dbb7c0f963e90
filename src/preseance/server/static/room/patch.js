// What the server tells of a later revision is laid over the page that is there: elements stay, and with
// them focus and scrolling; what differs in them is changed. `data-own` is left to the scripts.
import { retell } from "./findings.js";
import { reread, state } from "./store.js";

const OWN = new Set(["tabindex", "aria-pressed", "data-view", "data-detail", "data-drawer"]);
let running = null;
let again = false;
let newest = 0;
/** Who waits until a revision is shown. */
let waiting = [];

/** Look again, or until a revision is seen; calls while it is looking are one call more. */
export function refresh(revision = 0) {
  if (revision && revision <= state.page.revision) return Promise.resolve();
  newest = Math.max(newest, revision);
  if (running) {
    again ||= !revision;
    return running;
  }
  running = look().finally(() => {
    running = null;
  });
  return running;
}

/** Whether somebody waits for a revision, or for one before it. */
export const isAwaited = (revision) => waiting.some((one) => one.revision <= revision);

/** Once a revision is shown, which the stream tells; where it has not for so many milliseconds, it is asked for. */
export function shown(revision, patience) {
  if (!patience || revision <= state.page.revision) return refresh(revision);
  return new Promise((done, failed) => {
    const late = setTimeout(() => refresh(revision).then(done, failed), patience);
    waiting.push({ revision, done: () => { clearTimeout(late); done(); } });
  });
}

async function look() {
  do {
    again = false;
    const answer = await fetch(location.href, { headers: { "X-Preseance-Patch": String(state.page.revision) }, cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    // Where the stream was faster, what leads on from before it is of no use.
    if (answer.headers.get("Content-Type")?.startsWith("application/json")) again = !lay(await answer.json()) || again;
    else {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      morph(document.body, page.body);
      reread();
      retell();
      told();
    }
  } while (again || state.page.revision < newest);
}

function told() {
  const now = waiting.filter((one) => one.revision <= state.page.revision);
  waiting = waiting.filter((one) => one.revision > state.page.revision);
  for (const { done } of now) done();
}

/** Lay over the page the elements alone that differ from what it has; false where they lead on from others. */
export function lay(step) {
  if (!step.from.includes(state.page.revision)) return false;
  laid(step);
  told();
  return true;
}

function laid({ drawn, written, gone, found, size, family, stage, page, can_undo, can_redo }) {
  const made = new DOMParser().parseFromString(`<svg>${drawn}</svg><div>${written}</div>`, "text/html");
  for (const there of made.querySelectorAll("body > * > [id]")) {
    const here = document.getElementById(there.id);
    if (here) morph(here, there);
    else document.getElementById(there.id.startsWith("name-") ? "names" : "families").append(document.importNode(there, true));
  }
  for (const id of gone) document.getElementById(id)?.remove();
  Object.assign(document.getElementById("plan").dataset, { size, family });
  const merged = { ...state.page, ...page, guests: { ...state.page.guests, ...page.guests }, places: { ...state.page.places, ...page.places } };
  const without = Object.values(merged.guests).filter((guest) => !guest.place).length;
  for (const [id, text] of [["stage", stage], ["revision", `r${page.revision}`], ["without", String(without)]]) {
    document.getElementById(id).textContent = text;
  }
  for (const [id, off] of [["undo", !can_undo], ["redo", !can_redo]]) document.getElementById(id)?.toggleAttribute("disabled", off);
  document.getElementById("fill")?.toggleAttribute("hidden", !without);
  reread(merged);
  retell(found);
}

function morph(here, there) {
  if (here.hasAttribute("data-own")) return;
  attributes(here, there);
  if (!there.firstElementChild) {
    if (here.firstElementChild || here.textContent !== there.textContent) here.replaceChildren(...there.childNodes);
    return;
  }
  children(here, there);
}

function attributes(here, there) {
  for (const { name, value } of [...there.attributes]) {
    if (name === "class") keepStates(here, value);
    else if (!OWN.has(name) && here.getAttribute(name) !== value) here.setAttribute(name, value);
  }
  for (const { name } of [...here.attributes]) {
    if (!OWN.has(name) && !there.hasAttribute(name)) here.removeAttribute(name);
  }
}

/** Classes that scripts set are set anew by them. */
function keepStates(here, value) {
  if (here.getAttribute("class") !== value) here.setAttribute("class", value);
}

function children(here, there) {
  const wanted = [...there.childNodes];
  let at = here.firstChild;
  for (const node of wanted) {
    const match = matching(here, at, node);
    if (match) {
      if (match !== at) here.insertBefore(match, at);
      else at = at.nextSibling;
      if (match.nodeType === Node.ELEMENT_NODE) morph(match, node);
      else if (match.data !== node.data) match.data = node.data;
    } else {
      here.insertBefore(document.importNode(node, true), at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function matching(here, at, node) {
  if (node.id) {
    const found = document.getElementById(node.id);
    return found && found.parentNode === here && found.tagName === node.tagName ? found : null;
  }
  const fits = at && !at.id && at.nodeType === node.nodeType && at.nodeName === node.nodeName;
  return fits ? at : null;
}
