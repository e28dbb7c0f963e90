// What is seen of the plan: wheel, buttons, and the steps of the keyboard.
import { Camera } from "./camera.js";
import { isMany, moving } from "./detail.js";
import { canvas, pointOf, svg } from "./plan.js";
import { state, subscribe } from "./store.js";

const STEP = 1.4;
let shown = state.page;

export const camera = new Camera(svg, document.getElementById("camera"), moving, isMany);

/** Larger, smaller, or the whole plan. */
export function zoom(which) {
  if (which === "fit") camera.fit();
  else camera.zoom(which === "in" ? STEP : 1 / STEP);
}

/** Bring a place into view, clear of the edges. */
export function reveal(id) {
  const at = pointOf(id);
  if (at) camera.reveal(at.x, at.y);
}

export function startView() {
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      const delta = Math.min(Math.max(event.deltaY, -100), 100);
      camera.zoom(Math.exp(-delta / 300), camera.sheet(event.clientX, event.clientY));
    } else camera.pan(-event.deltaX / 4, -event.deltaY / 4);
  }, { passive: false });
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => zoom(button.dataset.zoom));
  }
  canvas.addEventListener("dblclick", (event) => {
    const top = event.target.closest("[data-table]");
    if (top) camera.fitBox(top.getBBox());
    else if (!event.target.closest("[data-place]")) camera.fit();
  });
  new ResizeObserver(() => {
    // What is moved was measured before.
    camera.lay();
    moving(camera, true);
  }).observe(canvas);
  // A page that was made anew knows of no camera.
  subscribe(({ page }) => {
    if (page !== shown) camera.lay();
    shown = page;
  });
}
