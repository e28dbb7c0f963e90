// The picture of the plan while it is moved: what was drawn is moved as it is, and drawn anew once it rests.
// To draw thousands of places takes longer than a frame. No page is known here but the drawing.

/** How much larger, or smaller, a picture is shown than it was drawn, before it is drawn anew. */
const LARGER = 4;
const SMALLER = 0.5;

export class Picture {
  held = null;

  constructor(svg) {
    this.svg = svg;
  }

  /** From the sheet to the screen, as it is while nothing is moved. */
  get base() {
    return this.held?.base ?? this.svg.getScreenCTM();
  }

  /** Whether what was drawn for one camera can be seen by another. */
  static reaches(from, to) {
    return to.k <= from.k * LARGER && to.k >= from.k * SMALLER;
  }

  /** Show what was drawn for one camera as another sees it. */
  move(from, to) {
    const { base, box } = (this.held ??= this.lift());
    const k = to.k / from.k;
    const along = (scale, edge, was, is) => scale * is + edge - k * (edge + scale * was);
    const [x, y] = [along(base.a, base.e - box.x, from.x, to.x), along(base.d, base.f - box.y, from.y, to.y)];
    const seen = { transform: `translate(${x}px, ${y}px) scale(${k})` };
    this.held.motion.effect.setKeyframes([seen, seen]);
  }

  /** A motion that stands still is what Chromium moves a layer by without looking at all that is in it. */
  lift() {
    const [base, box] = [this.svg.getScreenCTM(), this.svg.getBoundingClientRect()];
    const motion = this.svg.animate([], { duration: 1, fill: "both" });
    motion.pause();
    return { base, box, motion };
  }

  /** It rests: the plan itself is seen again. */
  rest() {
    this.held?.motion.cancel();
    this.held = null;
  }
}
