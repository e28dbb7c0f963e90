// Edits go to the server as one revision; what it cannot take is said beside each cell.
import { announce } from "../announce.js";
import { word } from "../words.js";
import { called, cellAt, drop, isNew, newRow, note, page, pending, rowOf, state, write } from "./state.js";

const TRIES = 4;
const told = document.getElementById("grid-state");
const wrong = document.getElementById("grid-wrong");
const secret = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
export const listAddress = `/api/v1/events/${page.event}/lists/${page.list}${page.room ? `?room=${page.room}` : ""}`;
let queue = Promise.resolve();

async function post(address, values) {
  for (let k = 1; ; k += 1) {
    try {
      return await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": secret() },
        body: JSON.stringify(values),
      });
    } catch (error) {
      if (k >= TRIES) throw error;
      await new Promise((done) => { setTimeout(done, 500 * k * k); });
    }
  }
}

/** Write all that is not written yet, after what is under way. */
export function send(removed = []) {
  queue = queue.then(() => sent(removed)).catch((error) => refuse(error.message));
  return queue;
}

/** Take back one's own last command. */
export function undo() {
  queue = queue.then(async () => {
    const answer = await post(`/api/v1/events/${page.event}/undo`, { id: crypto.randomUUID() });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.detail ?? answer.statusText);
    await look();
    announce(word("undone"));
  }).catch((error) => refuse(error.message));
  return queue;
}

function refuse(reason) {
  state.busy = false;
  told.textContent = "";
  wrong.textContent = word("refused", { reason });
}

async function sent(removed) {
  const drafts = [...pending.keys()].filter(isNew);
  const changed = [...pending.keys()].filter((id) => !isNew(id)).map((id) => ({ id, cells: pending.get(id) }));
  const added = drafts.map((id) => pending.get(id));
  if (!changed.length && !added.length && !removed.length) return;
  const under = new Map([...pending].map(([id, cells]) => [id, { ...cells }]));
  state.busy = true;
  told.textContent = word("saving");
  wrong.textContent = "";
  const body = { id: crypto.randomUUID(), base_revision: state.revision, changed, added, removed };
  const answer = await post(listAddress, body);
  const said = await answer.json().catch(() => ({}));
  state.busy = false;
  told.textContent = "";
  if (answer.ok) taken(said, under, drafts, removed);
  else if (answer.status === 409 && said.cells?.length) clashed(said);
  else if (said.errors?.some((e) => "row" in e)) cellsWrong(said, drafts);
  else throw new Error(said.detail ?? answer.statusText);
}

function taken(said, under, drafts, removed) {
  state.revision = said.revision;
  told.textContent = word("saved");
  document.getElementById("revision").textContent = `r${said.revision}`;
  for (const id of removed) rowOf(id)?.remove();
  drafts.forEach((draft, k) => { const row = rowOf(draft); if (row) row.dataset.row = said.added[k]; });
  // What was typed meanwhile stays to be written.
  for (const [id, cells] of under) {
    for (const name of Object.keys(cells)) if (pending.get(id)?.[name] === cells[name]) drop(id, name);
  }
  for (const row of said.rows) fill(row);
  if (said.merged.length) state.stale = true;
  document.dispatchEvent(new CustomEvent("grid:saved"));
}

function fill({ id, cells }) {
  const row = rowOf(id) ?? newRow(id);
  for (const cell of row.cells) {
    const name = cell.dataset.column;
    if (pending.get(id)?.[name] === undefined && !cell.classList.contains("editing")) {
      delete cell.dataset.tried;
      write(cell, cells[name] ?? "");
    }
  }
}

/** The list as the server has it, where nothing is under way here. */
export async function look() {
  if (state.busy || state.editing || pending.size) { state.stale = true; return; }
  state.stale = false;
  const answer = await fetch(listAddress);
  if (!answer.ok) return;
  const said = await answer.json();
  if (state.busy || state.editing || pending.size) { state.stale = true; return; }
  state.revision = said.revision;
  document.getElementById("revision").textContent = `r${said.revision}`;
  const there = new Set(said.rows.map((row) => row.id));
  for (const row of [...document.querySelectorAll("#grid tbody tr")]) if (!there.has(row.dataset.row)) row.remove();
  for (const row of said.rows) fill(row);
  document.dispatchEvent(new CustomEvent("grid:saved"));
}

function beside(cell, ...parts) {
  const name = `wrong-${cell.parentElement.rowIndex}-${cell.cellIndex}`;
  const text = document.createElement("span");
  text.className = "wrong beside";
  text.id = name;
  text.append(...parts);
  cell.append(text);
  cell.setAttribute("aria-invalid", "true");
  cell.setAttribute("aria-describedby", name);
}

function cellsWrong(said, drafts) {
  const elsewhere = [];
  let first = null;
  for (const error of said.errors) {
    const row = rowOf(error.row.startsWith("+") ? drafts[Number(error.row.slice(1))] : error.row);
    const cell = row && (cellAt(row, error.column) ?? null);
    if (!cell) { elsewhere.push(error.message); continue; }
    write(cell, cell.dataset.tried ?? cell.dataset.text, false);
    beside(cell, error.expected);
    first ??= cell;
  }
  wrong.textContent = [said.detail, ...elsewhere].join(" ");
  if (first && document.activeElement?.closest("#grid, body") !== null) first.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function clashed(said) {
  state.revision = said.revision;
  wrong.textContent = said.detail;
  const button = (name, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = word(name);
    made.addEventListener("click", act);
    return made;
  };
  for (const { row: id, column, theirs } of said.cells) {
    const row = rowOf(id);
    const cell = row && cellAt(row, column);
    const held = pending.get(id);
    if (!cell) { wrong.textContent += ` ${id} ${called(column)}`; if (held) pending.delete(id); state.stale = true; continue; }
    const mine = held?.[column];
    drop(id, column);
    write(cell, mine ?? "", false);
    const settle = (text, again) => {
      delete cell.dataset.tried;
      write(cell, text, !again);
      wrong.textContent = "";
      if (again) { note(id, { [column]: mine }); send(); }
      cell.focus();
    };
    beside(
      cell, word("theirs", { value: theirs || word("none") }), " ",
      button("keep-theirs", () => settle(theirs, false)), button("put-mine", () => settle(mine, true)),
    );
  }
  if (pending.size) send();
}
