// The plan's camera: a translation and a scale. No page is known here but the group it moves.
const LEAST = 0.5;
const MOST = 8;

export class Camera {
  constructor(svg, group) {
    Object.assign(this, { svg, group, x: 0, y: 0, k: 1 });
  }

  /** A point of the screen in units of the plan's sheet. */
  sheet(clientX, clientY) {
    return new DOMPoint(clientX, clientY).matrixTransform(this.svg.getScreenCTM().inverse());
  }

  /** A point of the screen in units of the plan. */
  point(clientX, clientY) {
    const { x, y } = this.sheet(clientX, clientY);
    return { x: (x - this.x) / this.k, y: (y - this.y) / this.k };
  }

  pan(dx, dy) {
    const { width, height } = this.svg.viewBox.baseVal;
    // The middle of the room stays in view.
    const held = (value, size) => Math.min(Math.max(value, size / 2 - size * this.k), size / 2);
    this.x = held(this.x + dx, width);
    this.y = held(this.y + dy, height);
    this.group.setAttribute("transform", `translate(${this.x} ${this.y}) scale(${this.k})`);
  }

  /** Larger by a factor about a point of the sheet. */
  zoom(factor, at) {
    const k = Math.min(Math.max(this.k * factor, LEAST), MOST);
    const { width, height } = this.svg.viewBox.baseVal;
    const { x, y } = at ?? { x: width / 2, y: height / 2 };
    this.x = x - ((x - this.x) * k) / this.k;
    this.y = y - ((y - this.y) * k) / this.k;
    this.k = k;
    this.pan(0, 0);
  }

  fit() {
    Object.assign(this, { x: 0, y: 0, k: 1 });
    this.pan(0, 0);
  }
}
