// Which place is next in a direction. No page is known here; y runs down.
const AHEAD = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** The nearest place within 45 degrees of a direction; where there is none, the nearest ahead. */
export function nearest(places, from, key) {
  const [ax, ay] = AHEAD[key];
  const here = places[from];
  let best = "";
  let least = Infinity;
  for (const [id, there] of Object.entries(places)) {
    const dx = there.x - here.x;
    const dy = there.y - here.y;
    const ahead = dx * ax + dy * ay;
    const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
    if (id === from || ahead <= 0.01) continue;
    const far = Math.hypot(dx, dy) + (aside > ahead ? 1000 + 3 * aside : aside);
    if (far < least) [least, best] = [far, id];
  }
  return best;
}

/** Round the table: left and right hand, first and last in honour, the table before and after it. */
export function around({ places, tables }, from, key) {
  const { table, left, right } = places[from];
  const { honours } = tables[table];
  if (key === "[") return left ?? "";
  if (key === "]") return right ?? "";
  if (key === "Home") return honours[0] ?? "";
  if (key === "End") return honours.at(-1) ?? "";
  const step = { PageUp: -1, PageDown: 1 }[key];
  if (!step) return undefined;
  const order = Object.keys(tables);
  return tables[order[order.indexOf(table) + step]]?.honours[0] ?? "";
}
