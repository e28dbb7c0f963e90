// Findings by level: one that is chosen shows its guests and places, and what would mend it.
import { announce } from "./announce.js";
import { whyAddress } from "./asking.js";
import { drawn } from "./plan.js";
import { change, state } from "./store.js";
import { word } from "./words.js";

const LEVELS = ["must", "should", "prefer"];
const set = (text) => new Set(text.split(" ").filter(Boolean));
const section = document.getElementById("findings");
const row = document.getElementById("finding-row");

/** Show whom and what a finding concerns. */
export function look(button) {
  const lit = { guests: set(button.dataset.guests), places: set(button.dataset.places) };
  change({ lit, selected: [...lit.guests], table: "", step: null });
  for (const other of section.querySelectorAll(".finding[aria-current]")) other.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
}

/** Rows by id: those of the page, and those that a command's answer has brought since. */
let rows = new Map();
/** Ids by level, as the page was told of its revision. */
let told = read();
/** Whether a command's answer is shown, which that revision does not say. */
let ahead = false;

function read() {
  rows = new Map();
  return Object.fromEntries(LEVELS.map((level) => {
    const items = [...(document.getElementById(`found-${level}`)?.querySelector("ul").children ?? [])];
    for (const item of items) rows.set(item.id, item);
    return [level, items.map(({ id }) => id)];
  }));
}

/** The findings as a command's answer has them, at once; the stream says the same. */
export function showFindings(found) {
  if (!section) return;
  for (const level of LEVELS) {
    lay(level, (found[level] ?? []).map((finding) => {
      if (!rows.has(finding.id)) rows.set(finding.id, written(finding, level));
      return finding.id;
    }));
  }
  none();
  glyphs(found);
  ahead = true;
}

/** What a later revision changes in the findings; without it the page was made anew, and is read. */
export function retell(found) {
  if (!section) return;
  if (!found) {
    told = read();
    return;
  }
  const texts = Object.values(found).flatMap(({ put }) => put.map(([, , row]) => row)).join("");
  const made = new DOMParser().parseFromString(`<ul>${texts}</ul>`, "text/html");
  for (const item of made.querySelectorAll("body > ul > li")) if (!rows.has(item.id)) rows.set(item.id, document.importNode(item, true));
  for (const [level, { gone, put }] of Object.entries(found)) told[level] = ordered(told[level], new Set(gone), put);
  // What an answer has shown that is no longer so goes too.
  for (const level of LEVELS) lay(level, told[level]);
  none();
  const kept = new Set(LEVELS.flatMap((level) => told[level]));
  for (const id of rows.keys()) if (!kept.has(id)) rows.delete(id);
  if (ahead) glyphs(Object.fromEntries(LEVELS.map((level) => [level, told[level].map(shown)])));
  ahead = false;
}

/** Where the finding of a row is. */
const shown = (id) => ({ places: [...set(rows.get(id).querySelector(".finding").dataset.places)] });

/** Ids without those that are gone; each that comes stands after the one that is named with it. */
function ordered(ids, gone, put) {
  const after = new Map(put.map(([before, id]) => [before, id]));
  const coming = new Set(put.map(([, id]) => id));
  const made = [];
  const follow = (id) => {
    for (let next = after.get(id); next !== undefined; next = after.get(next)) made.push(next);
  };
  follow("");
  for (const id of ids) {
    if (gone.has(id) || coming.has(id)) continue;
    made.push(id);
    follow(id);
  }
  return made;
}

/** Rows that stay are left, with the focus that they may have. */
function lay(level, ids) {
  const group = document.getElementById(`found-${level}`);
  const list = group.querySelector("ul");
  const wanted = new Set(ids);
  for (const item of [...list.children]) if (!wanted.has(item.id)) item.remove();
  let at = list.firstElementChild;
  for (const id of ids) {
    const item = rows.get(id);
    if (item === at) at = at.nextElementSibling;
    else list.insertBefore(item, at);
  }
  group.hidden = !ids.length;
  group.querySelector(".badge").textContent = String(ids.length);
}

function none() {
  document.getElementById("none-found").hidden = LEVELS.some((level) => !document.getElementById(`found-${level}`).hidden);
}

function written(finding, level) {
  const item = row.content.firstElementChild.cloneNode(true);
  item.id = finding.id;
  const [button, mend] = item.querySelectorAll("button");
  button.dataset.guests = finding.guests.join(" ");
  button.dataset.places = finding.places.join(" ");
  if (button.textContent !== finding.text) button.textContent = finding.text;
  if (mend) mend.dataset.rule = finding.rule;
  const [why, conflict] = item.querySelectorAll(".asks a");
  if (why) {
    why.href = whyAddress(finding.guests[0] ?? "");
    why.hidden = !finding.guests.length;
    conflict.hidden = level !== "must";
  }
  return item;
}

/** The worst level at each place, on the plan. */
function glyphs(found) {
  const worst = {};
  for (const level of LEVELS) for (const finding of found[level] ?? []) for (const place of finding.places) worst[place] ??= level;
  for (const glyph of document.querySelectorAll("#plan .place .glyph")) {
    const level = worst[glyph.closest(".place").dataset.place];
    const name = level ? `glyph ${level}` : "glyph";
    if (glyph.getAttribute("class") === name) continue;
    glyph.setAttribute("class", name);
    glyph.replaceChildren(...(level ? [drawn("use", { href: `#sign-${level}` })] : []));
  }
}

/** The next finding, or the one before it; round at the ends. */
export function step(by) {
  const all = [...(section?.querySelectorAll(".finding") ?? [])];
  if (!all.length) {
    announce(word("no-findings"));
    return;
  }
  const now = all.findIndex((button) => button.hasAttribute("aria-current"));
  const next = all[(now < 0 ? (by > 0 ? 0 : -1) + all.length : now + by + all.length) % all.length];
  look(next);
  next.scrollIntoView({ block: "nearest" });
  const level = next.closest("[data-level]")?.dataset.level;
  announce(`${word(level)}: ${next.textContent}`, 8);
}

export function startFindings() {
  section?.addEventListener("click", (event) => {
    const button = event.target.closest(".finding");
    if (button) look(button);
  });
  const remarks = document.getElementById("remarks");
  remarks?.addEventListener("toggle", () => { if (remarks.open) remark(remarks); });
}

/** Remarks cost nothing and no move changes them; they are asked for when somebody wants to read them. */
async function remark(remarks) {
  const answer = await fetch(`/api/v1/events/${state.page.event}/remarks?lang=${document.documentElement.lang}`).catch(() => null);
  if (!answer?.ok) return;
  const { remarks: texts } = await answer.json();
  const said = texts.length ? texts.map(({ text }) => text) : [word("no-remarks")];
  remarks.querySelector("ul").replaceChildren(...said.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
}
