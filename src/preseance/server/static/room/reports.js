// The page of reports: a quote and its proposal light each other, by pointer, keyboard and choice.
const root = document.documentElement;
root.dataset.script = "on";
const marks = [...document.querySelectorAll("#text mark")];
const cards = [...document.querySelectorAll("#proposals > [data-proposal]")];
const numbersOf = (mark) => mark.dataset.proposals.split(" ");

/** Light what belongs to some proposals, and nothing else but what is chosen. */
function light(numbers) {
  const chosen = cards.filter((card) => card.querySelector("input:checked")).map((card) => card.dataset.proposal);
  const lit = new Set([...numbers, ...chosen]);
  for (const mark of marks) mark.classList.toggle("lit", numbersOf(mark).some((n) => lit.has(n)));
  for (const card of cards) card.classList.toggle("lit", lit.has(card.dataset.proposal));
}

/** Bring an element into view inside its own box, without moving what is in view already. */
function bring(element) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
}

function follow(element, numbers, other) {
  for (const kind of ["pointerenter", "focusin"]) {
    element.addEventListener(kind, () => {
      light(numbers);
      if (kind === "focusin") bring(other());
    });
  }
  for (const kind of ["pointerleave", "focusout"]) element.addEventListener(kind, () => light([]));
}

for (const mark of marks) {
  follow(mark, numbersOf(mark), () => document.getElementById(`proposal-${numbersOf(mark)[0]}`));
}
for (const card of cards) {
  const number = card.dataset.proposal;
  follow(card, [number], () => marks.find((mark) => numbersOf(mark).includes(number)));
  card.addEventListener("change", () => light([number]));
}
for (const button of document.querySelectorAll("[data-choose]")) {
  button.addEventListener("click", () => {
    for (const box of document.querySelectorAll("#proposals input[type=checkbox]")) box.checked = button.dataset.choose === "all";
    light([]);
  });
}
light([]);
