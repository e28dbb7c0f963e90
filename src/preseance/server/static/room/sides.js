// What two people made of the same, as two small plans: the part of the room where they differ, ringed.
import { drawn, pointOf } from "./plan.js";
import { state } from "./store.js";
import { word } from "./words.js";

/** Units about the places that differ, and the least that is shown. */
const ABOUT = 17;
const LEAST = 62;
const SIDES = ["theirs", "mine"];

/** The figures of a clash; none where it is not about places of the session that is shown. */
export function sidesOf(said) {
  const guests = Object.keys(said.theirs).map((part) => part.split("/")).filter(([head, session, guest]) => head === "plan" && session === state.page.session && guest in state.page.guests).map((parts) => parts[2]);
  const at = (side) => new Map(guests.map((guest) => [guest, placed(said[side]?.[`plan/${state.page.session}/${guest}`])]));
  const places = [...new Set(["base", ...SIDES].flatMap((side) => [...at(side).values()]))].filter((place) => place && pointOf(place));
  return places.length ? SIDES.map((side) => figure(side, at(side), new Set(places))) : [];
}

const placed = (value) => (typeof value === "string" ? value : value?.place) ?? "";

function figure(side, moved, places) {
  const [made, caption] = [document.createElement("figure"), document.createElement("figcaption")];
  caption.textContent = word(side);
  const told = [...moved].map(([guest, place]) => `${state.page.guests[guest].name}: ${state.page.places[place]?.where ?? word("no-place")}`);
  const [x, y, width, height] = box([...places].map(pointOf));
  const picture = drawn("svg", { viewBox: `${x} ${y} ${width} ${height}`, role: "img", "aria-label": `${word(side)}: ${told.join("; ")}` });
  const room = document.querySelector("#plan .drawn").cloneNode(true);
  for (const one of room.querySelectorAll("[id]")) one.removeAttribute("id");
  picture.append(room, ...seats(moved).map(([place, guest]) => seat(place, guest, places.has(place))).filter(Boolean));
  made.append(picture, caption);
  return made;
}

/** The part of the plan that is shown. */
function box(points) {
  const ends = (values) => {
    const [least, most] = [Math.min(...values) - ABOUT, Math.max(...values) + ABOUT];
    const more = Math.max(0, LEAST - (most - least)) / 2;
    return [least - more, most - least + 2 * more];
  };
  const [[x, width], [y, height]] = [ends(points.map((p) => p.x)), ends(points.map((p) => p.y))];
  return [x, y, width, height];
}

/** Every place with whom a side has there: what it moved, and everybody else where they are. */
function seats(moved) {
  const taken = new Map(Object.entries(state.page.guests).filter(([guest, { place }]) => place && !moved.has(guest)).map(([guest, { place }]) => [place, guest]));
  for (const [guest, place] of moved) if (place) taken.set(place, guest);
  return Object.keys(state.page.places).map((place) => [place, taken.get(place) ?? ""]);
}

function seat(place, guest, differs) {
  const at = pointOf(place);
  if (!at) return null;
  const made = drawn("g", { transform: `translate(${at.x} ${at.y})` }, drawn("circle", { class: "seat", r: "4.4" }));
  if (guest) made.append(face(guest));
  if (differs) made.append(drawn("circle", { class: "differs", r: "5.6" }));
  return made;
}

/** The letters that a disc of the plan has. */
function face(guest) {
  const { monogram, name } = state.page.guests[guest];
  const letters = drawn("text", { y: "1.3" });
  letters.textContent = monogram || name.split(" ").map((part) => part[0]).join("").slice(0, 3);
  return letters;
}
