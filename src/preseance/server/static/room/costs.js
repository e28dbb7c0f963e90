// What a change of cost is called. No page is known here.
const LEVELS = ["must", "should", "prefer"];

/** better, same, or the level that is worsened first. */
export function meaning(costs) {
  const first = costs.findIndex((cost) => cost !== 0);
  if (first < 0) return "same";
  return costs[first] < 0 ? "better" : LEVELS[first];
}

/** Whether one change of cost is less than another, level by level. */
export function less(a, b) {
  const first = a.findIndex((cost, k) => cost !== b[k]);
  return first >= 0 && a[first] < b[first];
}

/** The least of some changes of cost; null where there is none. */
export const least = (all) => all.reduce((best, one) => (!best || less(one, best) ? one : best), null);
