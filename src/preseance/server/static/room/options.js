// A list of options under a box that is typed into: arrows point, Enter takes, Esc leaves.
import { folded } from "./guests.js";

const MOST = 60;

export class Options {
  rows = [];
  at = -1;

  /** `pointed(row)` hears which one is pointed at, null for none; `taken(row)` and `left()` what was decided. */
  constructor(input, list, { pointed = () => {}, taken, left }) {
    Object.assign(this, { input, list, pointed, taken, left });
    input.addEventListener("keydown", (event) => this.key(event));
  }

  /** Those of `all` with every part of what is typed; each has a `text`, and `more` said of it. */
  show(all) {
    const parts = folded(this.input.value).split(/\s+/).filter(Boolean);
    this.rows = all.filter(({ text, more }) => parts.every((part) => folded(`${text} ${more.join(" ")}`).includes(part))).slice(0, MOST);
    this.list.replaceChildren(...this.rows.map(({ text, more }, k) => {
      const row = document.createElement("li");
      const [name, said] = [document.createElement("bdi"), document.createElement("span")];
      name.textContent = text;
      said.className = "quiet";
      said.textContent = more.filter(Boolean).join(", ");
      row.append(name, " ", said);
      Object.assign(row, { id: `${this.list.id}-${k}`, role: "option", ariaSelected: "false" });
      row.addEventListener("click", () => this.take(k));
      return row;
    }));
    this.point(-1);
  }

  point(k) {
    this.at = k;
    this.list.querySelector('[aria-selected="true"]')?.setAttribute("aria-selected", "false");
    const row = this.list.children[k];
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.input.setAttribute("aria-activedescendant", row.id);
    else this.input.removeAttribute("aria-activedescendant");
    this.pointed(this.rows[k] ?? null);
  }

  take(k) {
    this.pointed(null);
    if (this.rows[k]) this.taken(this.rows[k]);
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.point(Math.min(Math.max(this.at + step, 0), this.rows.length - 1));
    else if (event.key === "Enter") this.take(Math.max(this.at, 0));
    else if (event.key === "Escape") {
      this.pointed(null);
      this.left();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
