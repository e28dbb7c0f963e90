// The page made anew by the server is laid over the page that is there: elements stay, and with
// them focus and scrolling; what differs in them is changed. `data-own` is left to the scripts.
import { reread, state } from "./store.js";

const OWN = new Set(["tabindex", "aria-pressed", "data-view", "data-detail", "data-drawer"]);
let running = null;
let again = false;
let newest = 0;

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

async function look() {
  do {
    again = false;
    const answer = await fetch(location.href, { headers: { "X-Preseance-Patch": String(state.page.revision) }, cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    if (answer.headers.get("Content-Type")?.startsWith("application/json")) lay(await answer.json());
    else {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      morph(document.body, page.body);
      reread();
    }
  } while (again || state.page.revision < newest);
}

/** Lay over the page the elements alone that differ from what it has. */
function lay({ drawn, written, gone, size, family, stage, page, can_undo, can_redo }) {
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
