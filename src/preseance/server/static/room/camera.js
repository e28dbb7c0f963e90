// The plan's camera: a translation and a scale. No page is known here but the group it moves.
import { Picture } from "./picture.js";

const LEAST = 0.5;
const MOST = 8;
const ROOM = 0.12;

export class Camera {
  /**
   * `told` hears of each change of what is seen, and whether its size is another; where `many()`, there is so
   * much to draw that a picture of it is moved until somebody lets the plan rest (`lay`).
   */
  constructor(svg, group, told = () => {}, many = () => false) {
    Object.assign(this, { svg, group, told, many, x: 0, y: 0, k: 1, drawn: { x: 0, y: 0, k: 1 } });
    this.picture = new Picture(svg);
  }

  /** A point of the screen in units of the plan's sheet. */
  sheet(clientX, clientY) {
    return new DOMPoint(clientX, clientY).matrixTransform(this.picture.base.inverse());
  }

  /** A point of the screen in units of the plan. */
  point(clientX, clientY) {
    const { x, y } = this.sheet(clientX, clientY);
    return { x: (x - this.x) / this.k, y: (y - this.y) / this.k };
  }

  /** CSS pixels to a unit of the plan. */
  get scale() {
    return (this.picture.base?.a ?? 1) * this.k;
  }

  pan(dx, dy) {
    this.look({ x: this.x + dx, y: this.y + dy, k: this.k });
  }

  /** See the plan from there; the middle of the room stays in view. */
  look({ x, y, k }) {
    const scaled = k !== this.k;
    const { width, height } = this.svg.viewBox.baseVal;
    const held = (value, size) => Math.min(Math.max(value, size / 2 - size * k), size / 2);
    Object.assign(this, { x: held(x, width), y: held(y, height), k });
    if (this.many() && Picture.reaches(this.drawn, this)) this.picture.move(this.drawn, this);
    else this.lay();
    this.told(this, scaled);
  }

  /** Draw the plan as it is seen now. */
  lay() {
    const { x, y, k } = this;
    const transform = `translate(${x} ${y}) scale(${k})`;
    this.picture.rest();
    this.drawn = { x, y, k };
    if (this.group.getAttribute("transform") !== transform) this.group.setAttribute("transform", transform);
  }

  /** Larger by a factor about a point of the sheet. */
  zoom(factor, at) {
    const k = Math.min(Math.max(this.k * factor, LEAST), MOST);
    const { width, height } = this.svg.viewBox.baseVal;
    const { x, y } = at ?? { x: width / 2, y: height / 2 };
    this.look({ k, x: x - ((x - this.x) * k) / this.k, y: y - ((y - this.y) * k) / this.k });
  }

  fit() {
    this.look({ x: 0, y: 0, k: 1 });
  }

  /** As large as a box can be shown with some room about it. */
  fitBox({ x, y, width, height }) {
    const sheet = this.svg.viewBox.baseVal;
    const k = Math.min(sheet.width / (width * 2.4), sheet.height / (height * 2.4), MOST);
    this.look({ k, x: sheet.width / 2 - k * (x + width / 2), y: sheet.height / 2 - k * (y + height / 2) });
  }

  /** Move no more than brings a point of the plan clear of the edges. */
  reveal(x, y) {
    const { width, height } = this.svg.viewBox.baseVal;
    const step = (at, size) => Math.max(0, size * ROOM - at) - Math.max(0, at - size * (1 - ROOM));
    const [dx, dy] = [step(x * this.k + this.x, width), step(y * this.k + this.y, height)];
    if (dx || dy) this.pan(dx, dy);
  }
}
