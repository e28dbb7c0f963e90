// A rule is written by choosing: its sentence follows what is chosen, long lists are searched.
const form = document.getElementById("rule");
const told = document.getElementById("sentence");
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
let waiting = 0;
let asked = 0;

async function tell() {
  asked += 1;
  const mine = asked;
  const answer = await fetch(form.dataset.sentence, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const said = await answer.json().catch(() => ({}));
  if (answer.ok && mine === asked) told.textContent = said.sentence;
}

document.documentElement.dataset.script = "on";
form.addEventListener("input", (event) => {
  const filters = event.target.dataset.filters;
  if (filters) {
    const wanted = folded(event.target.value);
    for (const option of document.getElementById(filters).options) option.hidden = !option.selected && !folded(option.text).includes(wanted);
    return;
  }
  clearTimeout(waiting);
  waiting = setTimeout(() => { tell().catch(() => {}); }, 200);
});
// One click more chooses one more, without a key held down.
for (const list of form.querySelectorAll("select[multiple]")) {
  list.addEventListener("mousedown", (event) => {
    if (event.target.tagName !== "OPTION") return;
    event.preventDefault();
    const top = list.scrollTop;
    event.target.selected = !event.target.selected;
    list.focus();
    list.scrollTop = top;
    list.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
