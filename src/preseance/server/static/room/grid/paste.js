// What a spreadsheet puts on the clipboard, taken apart and laid on a grid. No page is known here.

/** Rows of cells of tab-separated text; a cell in quotes may hold tabs, line ends, and quotes doubled. */
export function taken(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  const plain = text.replace(/\r\n?/g, "\n");
  const closes = (k) => plain[k] === undefined || plain[k] === "\t" || plain[k] === "\n";
  for (let k = 0; k < plain.length; k += 1) {
    const letter = plain[k];
    if (quoted) {
      if (letter === '"' && plain[k + 1] === '"') { cell += '"'; k += 1; }
      else if (letter === '"' && closes(k + 1)) quoted = false;
      else cell += letter;
    } else if (letter === '"' && cell === "" && closing(plain, k)) quoted = true;
    else if (letter === "\t") { row.push(cell); cell = ""; }
    else if (letter === "\n") { rows.push([...row, cell]); row = []; cell = ""; }
    else cell += letter;
  }
  if (cell !== "" || row.length) rows.push([...row, cell]);
  return rows;
}

// A quote that nothing closes is a sign like any other.
function closing(text, from) {
  for (let k = from + 1; k < text.length; k += 1) {
    if (text[k] !== '"') continue;
    if (text[k + 1] === '"') k += 1;
    else return text[k + 1] === undefined || text[k + 1] === "\t" || text[k + 1] === "\n";
  }
  return false;
}

const QUOTED = /["\t\n]/;

/** Rows of cells as a spreadsheet takes them; `taken` reads them again. */
export function given(block) {
  const cell = (text) => (QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = block.map((row) => row.map(cell).join("\t")).join("\n");
  // Else a last row that is empty would be none.
  return block.length > 1 ? `${text}\n` : text;
}

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s*:/g, ":").trim().toLowerCase();

/** The columns that a first row names; null where it does not hold headings alone. */
export function headed(row, columns) {
  const names = new Map(columns.flatMap((c) => [[folded(c.name), c.name], [folded(c.called), c.name]]));
  const found = row.map((cell) => names.get(folded(cell)) ?? "");
  const filled = row.filter((cell) => cell.trim());
  return filled.length > 1 && row.every((cell, k) => found[k] || !cell.trim()) ? found : null;
}

/**
 * Where each pasted cell goes: `changed` by row, `added` for rows beyond the last, `lost` cells beyond the
 * last column. `rows` and `shown` are ids and column names in the order they are seen; one cell is at (row, column).
 */
export function laid(block, { rows, shown, columns, row, column }) {
  const heads = block.length > 1 ? headed(block[0], columns) : null;
  const names = heads ?? block[0]?.map((_, k) => shown[column + k] ?? "") ?? [];
  const body = heads ? block.slice(1) : block;
  const changed = {};
  const added = [];
  let lost = 0;
  body.forEach((cells, down) => {
    const made = {};
    cells.forEach((text, k) => {
      const name = heads ? names[k] : shown[column + k];
      if (name) made[name] = text;
      else if (text.trim()) lost += 1;
    });
    const id = rows[row + down];
    if (id !== undefined) changed[id] = made;
    else if (Object.values(made).some((text) => text.trim())) added.push(made);
  });
  return { changed, added, lost };
}

/**
 * The word a column holds for what somebody wrote: what people call a choice, or who is named, is its word.
 * Of several with commas between them, as a cell shows them, each must be known.
 */
export function worded(text, column, options) {
  const known = [...column.choices, ...(options ?? [])];
  const word = (said) => {
    const wanted = folded(said);
    const whole = known.find(([one]) => folded(one) === wanted) ?? known.find(([, called]) => folded(called) === wanted);
    if (whole || !said.includes(":") || said.includes(",")) return whole?.[0];
    // «at most: 7» is the name of a detail and a value of its own.
    const name = known.find(([one, called]) => one.endsWith("=") && folded(called) === folded(said.slice(0, said.indexOf(":") + 1)));
    return name && name[0] + said.slice(said.indexOf(":") + 1).trim();
  };
  if (!folded(text)) return "";
  const whole = word(text);
  if (whole !== undefined || column.kind !== "several") return whole ?? text;
  const parts = text.split(";").flatMap((part) => {
    const pieces = part.split(",").map(word);
    return word(part) === undefined && pieces.every((one) => one !== undefined) ? pieces : [word(part) ?? part.trim()];
  });
  return parts.join(";");
}
