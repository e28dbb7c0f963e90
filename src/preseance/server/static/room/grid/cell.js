// A cell is edited in place: a choice, a name of somebody there is, a number, a text.
import { columns, page, state } from "./state.js";
import { worded } from "./paste.js";

const LONG = 60;
const INPUT = { number: "decimal", day: "", moment: "" };
let lists = 0;

/** The editor of a column, holding a text. */
function editor(column, text, label) {
  const options = page.options[column.of] ?? [];
  if (column.choices.length && (text === "" || column.choices.some(([word]) => word === text))) {
    const select = document.createElement("select");
    for (const [word, called] of [["", ""], ...column.choices]) select.add(new Option(called, word, false, word === text));
    select.setAttribute("aria-label", label);
    return select;
  }
  const long = text.length > LONG || text.includes("\n") || ["note", "reason", "menu"].includes(column.name);
  const field = document.createElement(long ? "textarea" : "input");
  field.value = text;
  field.setAttribute("aria-label", label);
  field.autocomplete = "off";
  field.spellcheck = false;
  if (long) field.rows = 3;
  if (column.kind in INPUT) field.inputMode = INPUT[column.kind] || "text";
  if (column.kind === "day") field.placeholder = "2018-11-11";
  if (column.kind === "moment") field.placeholder = "2018-11-11T13:00";
  if (options.length && !long) {
    const list = document.createElement("datalist");
    list.id = `named-${(lists += 1)}`;
    for (const [word, called] of options) list.append(new Option(called, word));
    field.setAttribute("list", list.id);
    field.append(list);
    return [field, list];
  }
  return field;
}

/**
 * Edit a cell; `begin` replaces what stands in it. `done(text, key)` is told the text, or null where it is
 * left as it was, and the key that ended it.
 */
export function edit(cell, label, begin, done) {
  const column = columns.get(cell.dataset.column);
  const text = cell.dataset.tried ?? cell.dataset.text ?? "";
  const made = [editor(column, text, label)].flat();
  const [field] = made;
  let over = false;
  const end = (keep, key = "") => {
    if (over) return;
    over = true;
    state.editing = null;
    const value = field.tagName === "SELECT" ? field.value : worded(field.value, column, page.options[column.of]);
    done(keep && value !== text ? value : null, key);
  };
  state.editing = () => end(true);
  cell.replaceChildren(...made);
  cell.classList.add("editing");
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const multiline = field.tagName === "TEXTAREA" && event.shiftKey;
    if (event.key === "Escape") end(false, "Escape");
    else if ((event.key === "Enter" && !multiline) || event.key === "Tab") {
      event.preventDefault();
      end(true, event.key === "Tab" && event.shiftKey ? "BackTab" : event.key);
    }
  });
  field.addEventListener("blur", () => end(true));
  if (field.tagName === "SELECT" && begin) {
    const found = [...field.options].find((o) => o.text.toLowerCase().startsWith(begin.toLowerCase()));
    if (found) field.value = found.value;
  } else if (begin !== null) field.value = begin;
  field.focus();
  if (field.select && begin === null) field.select();
}
