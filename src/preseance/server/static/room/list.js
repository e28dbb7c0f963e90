// Plan or list: the same places twice; the switch is a link that needs no script.
const room = document.getElementById("room");
const links = document.querySelectorAll("#views [data-view]");

function shown() {
  return room.dataset.view || (matchMedia("(max-width: 699px)").matches ? "list" : "plan");
}

function tell() {
  for (const link of links) {
    if (link.dataset.view === shown()) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

export function startList() {
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      room.dataset.view = link.dataset.view;
      history.replaceState(null, "", link.getAttribute("href"));
      tell();
    });
  }
  tell();
}
