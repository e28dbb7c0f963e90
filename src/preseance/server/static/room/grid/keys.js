// The grid by keyboard and mouse: one stop of the Tab key, arrows inside, editing where one stands.
import { announce } from "../announce.js";
import { word } from "../words.js";
import { edit } from "./cell.js";
import { given, laid, taken, worded } from "./paste.js";
import { alone, chosen, reach, startRange } from "./range.js";
import { look, send } from "./send.js";
import { called, cellAt, columns, drop, heads, isNew, newRow, note, page, reading, rowOf, rows, shown, state, table, write } from "./state.js";

const PAGE = 10;
const MOST = 5000;
let at = null;

/** The one cell that the Tab key comes to. */
export function rove(cell, focus = true) {
  if (!cell) return;
  at?.setAttribute("tabindex", "-1");
  at = cell;
  const stop = cell.tagName === "TH" ? cell.querySelector("button") : cell;
  stop.tabIndex = 0;
  at = stop;
  document.getElementById("grid-remove").disabled = cell.tagName === "TH";
  if (focus) {
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

export const here = () => at?.closest("td, th");

function moved(key, from, far) {
  const all = [table.tHead.rows[0], ...rows()];
  const down = all.indexOf(from.parentElement);
  const across = [...from.parentElement.cells].indexOf(from);
  const last = from.parentElement.cells.length - 1;
  const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [PAGE, 0], PageUp: [-PAGE, 0] }[key];
  let [row, column] = [down, across];
  if (step) [row, column] = [down + step[0], across + step[1]];
  else [row, column] = [far ? (key === "Home" ? 1 : all.length - 1) : down, key === "Home" ? 0 : last];
  row = Math.min(Math.max(row, 0), all.length - 1);
  column = Math.min(Math.max(column, 0), last);
  return all[row].cells[column];
}

/** Edit a cell; where it ends, one stands in it or beside it. */
export function begin(cell, text = null) {
  const row = cell.parentElement.dataset.row;
  const name = cell.dataset.column;
  const label = word("cell-kept", { row: isNew(row) ? word("new-row") : row, column: called(name), value: "" });
  edit(cell, label, text, (value, key) => {
    cell.classList.remove("editing");
    if (key === "Escape" && cell.dataset.tried !== undefined) { leave(cell); }
    else if (value === null) write(cell, cell.dataset.tried ?? cell.dataset.text, cell.dataset.tried === undefined);
    else put(cell, value);
    if (value !== null) send();
    else if (state.stale) look();
    if (key === "Enter") rove(moved("ArrowDown", cell, false));
    else if (key === "Tab") rove(moved("ArrowRight", cell, false));
    else if (key === "BackTab") rove(moved("ArrowLeft", cell, false));
    else if (key === "Escape") rove(cell);
  });
}

function put(cell, text) {
  note(cell.parentElement.dataset.row, { [cell.dataset.column]: text });
  cell.dataset.tried = text;
  write(cell, text, false);
}

/** What was tried in a cell and not written is given up. */
function leave(cell) {
  drop(cell.parentElement.dataset.row, cell.dataset.column);
  delete cell.dataset.tried;
  write(cell, cell.dataset.text);
}

/** The cells of the range, or the one where one stands. */
const several = (cell) => (chosen().length ? chosen().flat() : [cell]);

function empty(cells) {
  for (const cell of cells) put(cell, "");
  send();
}

/** Where an arrow leads; with Shift the range goes along. */
function go(event, cell) {
  const to = moved(event.key, cell, event.ctrlKey || event.metaKey);
  if (!event.shiftKey) alone();
  else if (cell.tagName !== "TD" || to.tagName !== "TD") return;
  else reach(cell, to);
  rove(to);
}

function onCell(event, cell) {
  const letter = event.key.length === 1 && event.key !== " ";
  if (event.key.startsWith("Arrow") || event.key.startsWith("Page") || event.key === "Home" || event.key === "End") {
    go(event, cell);
  } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a" && cell.tagName === "TD") {
    alone();
    reach(rows()[0].cells[0], [...rows().at(-1).cells].at(-1));
  } else if (event.ctrlKey || event.metaKey || event.altKey || cell.tagName === "TH") return;
  else if (event.key === "Enter" || event.key === "F2") begin(cell);
  else if (event.key === "Escape" && chosen().length) alone();
  else if (event.key === "Escape") leave(cell);
  else if (event.key === "Delete" || event.key === "Backspace") empty(several(cell));
  else if (letter) { alone(); begin(cell, event.key); }
  else return;
  event.preventDefault();
}

/** Lay what was copied in a spreadsheet on the grid, from where one stands. */
export function paste(text) {
  const range = chosen();
  const cell = range[0]?.[0] ?? here();
  const block = taken(text);
  if (!cell || cell.tagName === "TH" || !block.length) { announce(word("unread")); return; }
  if (block.length > MOST) { announce(word("too-many", { number: block.length, most: MOST })); return; }
  if (range.length && block.length === 1 && block[0].length === 1) { spread(block[0][0], range.flat()); return; }
  const seen = rows();
  const found = laid(block, {
    rows: seen.map((row) => row.dataset.row), shown: shown(), columns: page.columns,
    row: seen.indexOf(cell.parentElement), column: cell.cellIndex,
  });
  let number = 0;
  const take = (row, cells) => {
    for (const [name, said] of Object.entries(cells)) {
      const column = columns.get(name);
      const value = worded(said, column, page.options[column.of]);
      const there = cellAt(row, name);
      number += 1;
      if (there) put(there, value);
      else note(row.dataset.row, { [name]: value });
    }
  };
  for (const [id, cells] of Object.entries(found.changed)) take(rowOf(id), cells);
  for (const cells of found.added) take(newRow(""), cells);
  send();
  announce(word("pasted", { number }));
}

/** One text in every cell of the range. */
function spread(text, cells) {
  for (const cell of cells) {
    const column = columns.get(cell.dataset.column);
    put(cell, worded(text, column, page.options[column.of]));
  }
  send();
  announce(word("pasted", { number: cells.length }));
}

/** What is copied: the range, or the one cell; null where a text is being written or marked. */
function copied(event) {
  const cell = document.activeElement?.closest("#grid td");
  if (!cell || state.editing || String(getSelection())) return null;
  const cells = chosen().length ? chosen() : [[cell]];
  const text = ({ dataset }) => reading(dataset.column, dataset.tried ?? dataset.text);
  event.clipboardData.setData("text/plain", given(cells.map((row) => row.map(text))));
  event.preventDefault();
  return cells.flat();
}

export function startKeys() {
  const press = startRange(rove);
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, th");
    if (cell && !event.target.closest("input, select, textarea") && event.target.closest(".beside") === null) onCell(event, cell);
  });
  table.addEventListener("mousedown", (event) => {
    const cell = event.target.closest("td");
    if (!cell || event.target.closest("input, select, textarea, button")) return;
    event.preventDefault();
    state.editing?.();
    press(cell, here(), event.shiftKey);
  });
  table.addEventListener("dblclick", (event) => {
    const cell = event.target.closest("td");
    if (cell && !event.target.closest("input, select, textarea, button")) begin(cell);
  });
  document.addEventListener("copy", copied);
  document.addEventListener("cut", (event) => {
    const cells = copied(event);
    if (cells) empty(cells);
  });
  document.addEventListener("paste", (event) => {
    if (state.editing || !document.activeElement?.closest("#grid")) return;
    event.preventDefault();
    paste(event.clipboardData.getData("text/plain"));
  });
  rove(rows()[0]?.cells[0] ?? heads()[0], false);
}
