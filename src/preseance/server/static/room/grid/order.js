// Which rows are seen, and in what order: both are the reader's own, the list keeps its order.
import { announce } from "../announce.js";
import { word } from "../words.js";
import { body, called, columns, reading, table } from "./state.js";

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const search = document.getElementById("grid-filter");
const count = document.getElementById("grid-count");

export function filter() {
  const wanted = folded(search.value).split(/\s+/).filter(Boolean);
  let seen = 0;
  for (const row of body.rows) {
    const text = folded(row.textContent);
    row.hidden = !wanted.every((part) => text.includes(part));
    seen += row.hidden ? 0 : 1;
  }
  count.textContent = word("rows-shown", { shown: seen, all: body.rows.length });
}

function sort(head) {
  const name = head.dataset.column;
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const numbers = columns.get(name).kind === "number";
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const text = (row) => reading(name, row.cells[head.cellIndex].dataset.text ?? "");
  const all = [...body.rows].sort((one, other) => {
    const [a, b] = [text(one), text(other)];
    if (!a || !b) return a ? -1 : b ? 1 : 0;
    return (down ? -1 : 1) * (numbers ? Number(a) - Number(b) : order.compare(a, b));
  });
  body.append(...all);
  announce(word("sorted", { column: called(name) }));
}

export function startOrder() {
  search.addEventListener("input", filter);
  document.addEventListener("grid:saved", filter);
  table.tHead.addEventListener("click", (event) => {
    const head = event.target.closest("th");
    if (head) sort(head);
  });
  filter();
}
