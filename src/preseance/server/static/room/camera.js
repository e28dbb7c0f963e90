// The plan's camera: a translation and a scale. No page is known here but the group it moves.
const LEAST = 0.5;
const MOST = 8;
const ROOM = 0.12;

export class Camera {
  /** `told` hears of each change of what is seen. */
  constructor(svg, group, told = () => {}) {
    Object.assign(this, { svg, group, told, x: 0, y: 0, k: 1 });
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

  /** CSS pixels to a unit of the plan. */
  get scale() {
    return (this.svg.getScreenCTM()?.a ?? 1) * this.k;
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
    this.told(this);
  }

  fit() {
    Object.assign(this, { x: 0, y: 0, k: 1 });
    this.pan(0, 0);
    this.told(this);
  }

  /** As large as a box can be shown with some room about it. */
  fitBox({ x, y, width, height }) {
    const sheet = this.svg.viewBox.baseVal;
    const k = Math.min(sheet.width / (width * 2.4), sheet.height / (height * 2.4), MOST);
    Object.assign(this, { k, x: sheet.width / 2 - k * (x + width / 2), y: sheet.height / 2 - k * (y + height / 2) });
    this.pan(0, 0);
    this.told(this);
  }

  /** Move no more than brings a point of the plan clear of the edges. */
  reveal(x, y) {
    const { width, height } = this.svg.viewBox.baseVal;
    const step = (at, size) => Math.max(0, size * ROOM - at) - Math.max(0, at - size * (1 - ROOM));
    const [dx, dy] = [step(x * this.k + this.x, width), step(y * this.k + this.y, height)];
    if (dx || dy) this.pan(dx, dy);
  }
}
