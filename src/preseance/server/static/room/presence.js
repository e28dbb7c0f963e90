// Who else is here: letters in the bar, and a dashed ring with them round whom they have chosen.
import { send } from "./commands.js";
import { drawn, placeOf } from "./plan.js";
import { state, subscribe } from "./store.js";
import { hear } from "./stream.js";
import { word } from "./words.js";

const MOST = 5;
const PAUSE = 300;
const bar = document.getElementById("people");
const layer = document.getElementById("presence");
let own = "";
let people = [];
let told = "";
let timer = 0;

function show() {
  const others = people.filter((one) => one.reader !== own);
  const letters = others.slice(0, MOST).map(({ name, initials }) => {
    const made = Object.assign(document.createElement("li"), { textContent: initials, title: name });
    made.setAttribute("aria-label", name);
    return made;
  });
  if (others.length > MOST) letters.push(Object.assign(document.createElement("li"), { textContent: `+${others.length - MOST}` }));
  bar.replaceChildren(...letters);
  bar.setAttribute("aria-label", word("here", { number: others.length }));
  rings(others);
}

function rings(others) {
  const made = [];
  for (const { initials, session, guests } of others) {
    if (session !== state.page.session) continue;
    for (const place of guests.map((guest) => placeOf(state.page.guests[guest]?.place)).filter(Boolean)) {
      const tag = drawn("text", { x: "-5", y: "-4.6" });
      tag.textContent = initials;
      made.push(drawn("g", { transform: place.getAttribute("transform") }, drawn("circle", { r: "6.4" }), tag));
    }
  }
  layer.replaceChildren(...made);
}

/** Say whom one has chosen, at most a few times a second. */
function tell() {
  const guests = state.selected.slice(0, 20);
  const now = `${state.page.session} ${guests.join(" ")}`;
  if (!own || now === told) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    told = now;
    send(`/events/${state.page.event}/presence`, { reader: own, session: state.page.session, guests }).catch(() => {});
  }, PAUSE);
}

export function startPresence() {
  if (!bar) return;
  hear("presence", (said) => {
    if (own !== said.own) told = "";
    ({ own, people } = said);
    show();
    tell();
  });
  subscribe(() => {
    tell();
    rings(people.filter((one) => one.reader !== own));
  });
}
