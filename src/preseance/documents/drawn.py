"""A scene as a page of Typst: shapes as ornament, texts as text that is searched and read aloud."""

from preseance.documents.scene import LAYERS, Disc, Mark, Pen, Run, Scene, Shape, Text
from preseance.documents.scripts import direction_of
from preseance.documents.typst_text import quoted, spoken

_ALIGNED = {"start": ("left", 0.0), "middle": ("center", 0.5), "end": ("right", 1.0)}
"""Of a text in its box, and which share of the box stands before the text's point."""
_ROOM = 2.0
"""Millimetres by which the box of a text is wider than measured, that no hair breaks the line."""


def page_of(scene: Scene) -> str:
    """The Typst source of one page; what stands at its head is read first."""
    layers = sorted(LAYERS, key=lambda layer: layer != "heading")
    marks = (_mark(mark) for layer in layers for mark in scene.marks.get(layer, []))
    body = "\n".join(f"  {mark}" for mark in marks)
    return (
        f"#page(width: {_mm(scene.width)}, height: {_mm(scene.height)}, margin: 0mm, {{\n"
        '  set text(top-edge: "baseline", bottom-edge: "baseline")\n'
        f"{body}\n}})"
    )


def _mark(mark: Mark) -> str:
    if isinstance(mark, Disc):
        left, top = mark.x - mark.radius, mark.y - mark.radius
        circle = f"circle(radius: {_mm(mark.radius)}, {_pen(mark.pen)})"
        return f"place(dx: {_mm(left)}, dy: {_mm(top)}, {circle})"
    if isinstance(mark, Shape):
        return f"place(curve({_pen(mark.pen)}, {_path(mark)}))"
    return _text(mark)


def _path(shape: Shape) -> str:
    steps = ['fill-rule: "even-odd"']
    for ring in shape.rings:
        for number, (x, y) in enumerate(ring):
            step = "line" if number else "move"
            steps.append(f"curve.{step}(({_mm(x)}, {_mm(y)}))")
        if shape.closed:
            steps.append("curve.close()")
    return ", ".join(steps)


def _pen(pen: Pen) -> str:
    fill = f"rgb({quoted(pen.fill.light)})" if pen.fill else "none"
    if not pen.line:
        return f"fill: {fill}, stroke: none"
    dashes = "".join(f"{_mm(dash)}, " for dash in pen.dashes)
    dashed = f", dash: ({dashes})" if dashes else ""
    paint = f"paint: rgb({quoted(pen.line.light)}), thickness: {_mm(pen.width)}"
    return f'fill: {fill}, stroke: ({paint}, join: "round"{dashed})'


def _text(text: Text) -> str:
    side, share = _ALIGNED[text.anchor]
    width = text.width + _ROOM
    turn = "dir: rtl, " if direction_of(text.content) == "rtl" else ""
    runs = " + ".join(map(_run, text.runs))
    line = f"text(size: {_mm(text.size)}, {turn}{runs})"
    body = f"box(width: {_mm(width)}, align({side}, {line}))"
    if text.turned:
        inner = f"place(dx: {_mm(-share * width)}, {body})"
        turned = f"rotate(-90deg, origin: left + top, {inner})"
        return f"place(dx: {_mm(text.x)}, dy: {_mm(text.y)}, {turned})"
    return f"place(dx: {_mm(text.x - share * width)}, dy: {_mm(text.y)}, {body})"


def _run(run: Run) -> str:
    paint = f"weight: {run.weight.value}, fill: rgb({quoted(run.ink.light)})"
    return f"text({paint}, {spoken(run.forms)}{quoted(run.text)})"


def _mm(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0mm" if text == "-0" else f"{text}mm"
