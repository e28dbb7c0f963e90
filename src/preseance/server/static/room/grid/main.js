// A list of the event as a grid: begins here.
import { announce } from "../announce.js";
import { word } from "../words.js";
import { begin, here, rove, startKeys } from "./keys.js";
import { startOrder } from "./order.js";
import { look, send, undo } from "./send.js";
import { isNew, newRow, page, pending, state } from "./state.js";

document.documentElement.dataset.script = "on";
startKeys();
startOrder();
document.getElementById("grid-add").addEventListener("click", () => {
  const row = newRow("");
  rove(row.cells[0]);
  begin(row.cells[0]);
});
document.getElementById("grid-remove").addEventListener("click", () => {
  const cell = here();
  if (!cell || cell.tagName === "TH") return;
  const row = cell.parentElement;
  const id = row.dataset.row;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  pending.delete(id);
  if (isNew(id)) row.remove();
  else send([id]).then(() => { if (!row.isConnected) announce(word("removed", { row: id })); });
  if (next) rove(next.cells[cell.cellIndex] ?? next.cells[0]);
});
document.getElementById("grid-undo").addEventListener("click", undo);
document.addEventListener("keydown", (event) => {
  const typed = event.target.closest("input, textarea, select");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey && !typed) {
    event.preventDefault();
    undo();
  }
});
addEventListener("beforeunload", (event) => { if (pending.size) event.preventDefault(); });

// What colleagues write is seen where nothing is under way here.
const source = new EventSource(`/events/${page.event}/stream`);
for (const name of ["hello", "revision"]) {
  source.addEventListener(name, (event) => { if (JSON.parse(event.data).revision > state.revision) look(); });
}
source.addEventListener("reload", () => look());
source.addEventListener("closed", () => location.reload());
addEventListener("pagehide", () => source.close());
