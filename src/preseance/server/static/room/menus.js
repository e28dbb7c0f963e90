// Menus of a bar open without scripts; Esc, a click beside them and going on with Tab close them.
const menus = [...document.querySelectorAll("details.menu")];

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && menus.find((menu) => menu.open && menu.contains(document.activeElement));
  if (!open) return;
  open.open = false;
  open.firstElementChild.focus();
  event.stopPropagation();
}, { capture: true });
for (const kind of ["pointerdown", "focusin"]) {
  document.addEventListener(kind, (event) => {
    for (const menu of menus) if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
}
