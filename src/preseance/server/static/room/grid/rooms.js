// The drawing follows what is written in the tables.
const drawing = document.getElementById("drawing");
let asked = 0;

document.addEventListener("grid:saved", async () => {
  asked += 1;
  const mine = asked;
  const answer = await fetch(drawing.dataset.address);
  const text = await answer.text();
  if (!answer.ok || mine !== asked || !text) return;
  const made = new DOMParser().parseFromString(text, "text/html").querySelector("svg");
  if (made) drawing.replaceChildren(document.importNode(made, true));
  // Forms on this page speak of the room as it is now.
  const revision = document.getElementById("revision").textContent.slice(1);
  for (const field of document.querySelectorAll('input[name="revision"]')) field.value = revision;
});
