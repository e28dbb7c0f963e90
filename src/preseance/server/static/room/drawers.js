// Between 700 and 1,100 px one panel at a time lies over the plan.
const room = document.getElementById("room");
const buttons = [...document.querySelectorAll("[data-opens]")];

function open(name) {
  room.dataset.drawer = name;
  for (const button of buttons) button.setAttribute("aria-expanded", String(button.dataset.opens === name));
}

export function startDrawers() {
  for (const button of buttons) {
    button.addEventListener("click", () => open(room.dataset.drawer === button.dataset.opens ? "" : button.dataset.opens));
  }
  document.addEventListener("keydown", (event) => {
    const name = event.key === "Escape" && room?.dataset.drawer;
    if (!name) return;
    open("");
    buttons.find((button) => button.dataset.opens === name)?.focus();
  });
}
