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

/** The findings as a command's answer has them, at once; the page made anew says the same. */
export function showFindings(found) {
  if (!section) return;
  for (const level of LEVELS) {
    const group = document.getElementById(`found-${level}`);
    const rows = found[level] ?? [];
    group.hidden = !rows.length;
    group.querySelector(".badge").textContent = String(rows.length);
    laid(group.querySelector("ul"), rows, level);
  }
  document.getElementById("none-found").hidden = LEVELS.some((level) => found[level]?.length);
  glyphs(found);
}

/** Rows that say the same stay, with the focus that they may have. */
function laid(list, rows, level) {
  const held = new Map([...list.children].map((item) => [shown(item), item]));
  const wanted = rows.map((finding) => {
    const said = saying(finding);
    const item = held.get(said) ?? row.content.firstElementChild.cloneNode(true);
    held.delete(said);
    return written(item, finding, level);
  });
  for (const item of held.values()) item.remove();
  wanted.forEach((item, k) => { if (list.children[k] !== item) list.insertBefore(item, list.children[k] ?? null); });
  while (list.children.length > wanted.length) list.lastElementChild.remove();
}

/** What a row is known by, in an answer and on the page. */
const saying = ({ guests, places, text }) => JSON.stringify([guests.join(" "), places.join(" "), text]);

const shown = (item) => {
  const button = item.querySelector(".finding");
  return JSON.stringify([button.dataset.guests, button.dataset.places, button.textContent]);
};

function written(item, finding, level) {
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
