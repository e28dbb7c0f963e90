// What the grid knows: the list as the server has it, what is not written yet, and where one stands.
export const page = JSON.parse(document.getElementById("page").textContent);
export const table = document.getElementById("grid");
export const body = table.tBodies[0];
export const columns = new Map(page.columns.map((c) => [c.name, c]));
/** Cells that are not written yet, by row; a new row is called +0, +1, … until it has an id. */
export const pending = new Map();
export const state = { revision: page.revision, busy: false, editing: null, stale: false };
let drafts = 0;

export const rows = () => [...body.rows].filter((row) => !row.hidden);
export const rowOf = (id) => [...body.rows].find((row) => row.dataset.row === id);
export const cellAt = (row, name) => [...row.cells].find((cell) => cell.dataset.column === name);
export const heads = () => [...table.tHead.rows[0].cells];
export const shown = () => heads().map((cell) => cell.dataset.column);
export const called = (name) => columns.get(name)?.called ?? name;

const named = new Map(Object.entries(page.options).map(([of, found]) => [of, new Map(found)]));

/** Of «number=7» the name in words, where the whole has none. */
function paired(part, called) {
  const at = part.indexOf("=") + 1;
  const name = at ? called(part.slice(0, at)) : undefined;
  return name === undefined ? part : `${name} ${part.slice(at)}`;
}

/** What people read for the text of a cell: who is named, what each of its words is called. */
export function reading(name, text) {
  const column = columns.get(name);
  const called = (word) => column?.choices.find(([one]) => one === word)?.[1] ?? named.get(column?.of)?.get(word);
  const whole = called(text);
  if (whole !== undefined || !column) return whole ?? text;
  if (column.kind === "several") return text.split(";").map((part) => called(part.trim()) ?? paired(part.trim(), called)).join(", ");
  return column.kind === "moment" ? text.replace(/T(\d\d:\d\d)(?::00)?$/, " $1") : text;
}

/** Set what a cell says; what was wrong with it is over. */
export function write(cell, text, kept = true) {
  if (kept) cell.dataset.text = text;
  cell.replaceChildren(document.createTextNode(reading(cell.dataset.column, text)));
  cell.removeAttribute("aria-invalid");
  cell.removeAttribute("aria-describedby");
  cell.classList.toggle("pending", !kept);
}

/** A row more, with the cells that are given. */
export function newRow(id, cells = {}) {
  const row = body.insertRow();
  row.dataset.row = id || `+${drafts}`;
  if (!id) drafts += 1;
  for (const head of heads()) {
    const cell = row.insertCell();
    cell.dataset.column = head.dataset.column;
    cell.setAttribute("role", "gridcell");
    cell.tabIndex = -1;
    cell.dir = "auto";
    if (columns.get(head.dataset.column).kind === "number") cell.className = "number";
    write(cell, cells[head.dataset.column] ?? "");
  }
  document.getElementById("grid-empty")?.remove();
  return row;
}

export const isNew = (id) => id.startsWith("+");

/** Note an edit that is to be written. */
export function note(id, cells) {
  pending.set(id, { ...pending.get(id), ...cells });
}

/** Take an edit back that was not written. */
export function drop(id, name) {
  const held = pending.get(id);
  if (!held) return;
  delete held[name];
  if (!Object.keys(held).length) pending.delete(id);
}
