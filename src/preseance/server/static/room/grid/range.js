// A range of cells, from where one stood to where one is: to copy, empty or fill several at once.
import { announce } from "../announce.js";
import { word } from "../words.js";
import { rows, table } from "./state.js";

let anchor = null;
let head = null;

/** The cells of the range, row by row; none where one stands in a single cell. */
export function chosen() {
  if (!anchor?.isConnected || !head?.isConnected || anchor === head) return [];
  const seen = rows();
  const ends = (a, b) => [Math.min(a, b), Math.max(a, b) + 1];
  const down = ends(seen.indexOf(anchor.parentElement), seen.indexOf(head.parentElement));
  const across = ends(anchor.cellIndex, head.cellIndex);
  return down[0] < 0 ? [] : seen.slice(...down).map((row) => [...row.cells].slice(...across));
}

/** The range goes on to a cell; it begins at `from` where there is none. */
export function reach(from, to) {
  if (!chosen().length) anchor = from;
  head = to;
  paint();
  const cells = chosen();
  if (cells.length) announce(word("range", { rows: cells.length, columns: cells[0].length }), 3);
}

/** No cells but the one where one stands. */
export function alone() {
  if (!anchor) return;
  anchor = null;
  head = null;
  paint();
}

function paint() {
  const cells = new Set(chosen().flat());
  for (const old of table.querySelectorAll("td[aria-selected]")) if (!cells.has(old)) old.removeAttribute("aria-selected");
  for (const cell of cells) cell.setAttribute("aria-selected", "true");
}

/** Whoever drags over cells, or clicks with Shift; `stand` goes to a cell. */
export function startRange(stand) {
  let from = null;
  table.addEventListener("mousemove", (event) => {
    const cell = event.target.closest("td");
    if (!from || !cell || event.buttons !== 1 || cell === (head ?? from)) return;
    reach(from, cell);
    stand(cell);
  });
  document.addEventListener("mouseup", () => { from = null; });
  // What is sorted or filtered anew has other cells side by side.
  document.getElementById("grid-filter").addEventListener("input", alone);
  table.tHead.addEventListener("click", alone);
  return (cell, here, more) => {
    from = cell;
    if (more && here?.tagName === "TD") reach(here, cell);
    else alone();
    stand(cell);
  };
}
