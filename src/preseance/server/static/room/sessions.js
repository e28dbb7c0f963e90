// Sessions along a time line: as wide as they are long, those that overlap one above the other.
const strip = document.getElementById("sessions");
const HOUR = 72;
const LEAST = 88;

const minutes = (text) => (text ? Date.parse(`${text}Z`) / 60_000 : NaN);

/** Row, column and width of each session, from beginning and end in minutes. */
export function rowsOf(times) {
  const free = [];
  let column = 0;
  return times.map(({ start, end }) => {
    const known = Number.isFinite(start);
    const until = Number.isFinite(end) ? end : start + 60;
    let row = free.findIndex((over) => !known || over <= start);
    if (row < 0) row = free.length;
    if (known) free[row] = until;
    else free[row] ??= -Infinity;
    // What overlaps stands below what it overlaps with.
    if (row === 0) column += 1;
    return { row, column, width: Math.max(LEAST, known ? Math.min(((until - start) / 60) * HOUR, 4 * HOUR) : LEAST) };
  });
}

export function startSessions() {
  const tabs = [...(strip?.querySelectorAll("[role=tab]") ?? [])];
  const rows = rowsOf(tabs.map((tab) => ({ start: minutes(tab.dataset.start), end: minutes(tab.dataset.end) })));
  tabs.forEach((tab, k) => {
    tab.style.minInlineSize = `${rows[k].width}px`;
    tab.style.gridRow = String(rows[k].row + 1);
    tab.style.gridColumn = String(rows[k].column);
  });
  strip?.classList.toggle("several", rows.some(({ row }) => row > 0));
  // Once all is laid out: to ask for it before has the plan laid out twice.
  setTimeout(() => strip?.querySelector('[aria-selected="true"]')?.scrollIntoView({ inline: "center", block: "nearest" }));
  strip?.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = tabs.indexOf(document.activeElement);
    const rtl = document.dir === "rtl" ? -1 : 1;
    const to = { Home: 0, End: tabs.length - 1 }[event.key] ?? (step && at + step * rtl);
    if (event.key === " ") document.activeElement.click();
    else if (to === undefined || !tabs[to]) return;
    else {
      for (const tab of tabs) tab.tabIndex = tab === tabs[to] ? 0 : -1;
      tabs[to].focus();
    }
    event.preventDefault();
  });
}
