"""The one writer of SVG: a scene as text, with light colours, for page and paper alike."""

from xml.sax.saxutils import escape, quoteattr

from preseance.documents.fonts import FAMILIES
from preseance.documents.scene import LAYERS, Disc, Mark, Pen, Point, Run, Scene, Shape, Text

_FAMILIES = ", ".join(f"'{family}'" for family in FAMILIES)


def write_svg(scene: Scene) -> bytes:
    """The scene as an SVG file; the same scene gives the same bytes."""
    width, height = _number(scene.width), _number(scene.height)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}" lang={quoteattr(scene.language)} '
        f"font-family={quoteattr(_FAMILIES)}>",
        f"<title>{_clean(scene.title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for layer in LAYERS:
        marks = scene.marks.get(layer)
        if marks:
            lines.append(f'<g class="{layer}">')
            lines.extend(_mark(mark) for mark in marks)
            lines.append("</g>")
    lines.append("</svg>")
    return ("\n".join(lines) + "\n").encode()


def _mark(mark: Mark) -> str:
    if isinstance(mark, Disc):
        place = f'cx="{_number(mark.x)}" cy="{_number(mark.y)}" r="{_number(mark.radius)}"'
        return f"<circle {place}{_pen(mark.pen)}/>"
    if isinstance(mark, Shape):
        path = " ".join(_ring(ring, mark.closed) for ring in mark.rings)
        return f'<path d="{path}"{_pen(mark.pen)}/>'
    return _text(mark)


def _ring(points: tuple[Point, ...], closed: bool) -> str:
    steps = " L".join(f"{_number(x)} {_number(y)}" for x, y in points)
    return f"M{steps}" + ("Z" if closed else "")


def _pen(pen: Pen) -> str:
    parts = [f' fill="{pen.fill.light}" fill-rule="evenodd"' if pen.fill else ' fill="none"']
    if pen.line:
        parts.append(f' stroke="{pen.line.light}" stroke-width="{_number(pen.width)}"')
        parts.append(' stroke-linejoin="round"')
    if pen.line and pen.dashes:
        dashes = " ".join(_number(dash) for dash in pen.dashes)
        parts.append(f' stroke-dasharray="{dashes}"')
    return "".join(parts)


def _text(text: Text) -> str:
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    x, y = _number(text.x), _number(text.y)
    turn = f' transform="rotate(-90 {x} {y})"' if text.turned else ""
    head = f'<text x="{x}" y="{y}" font-size="{_number(text.size)}"{anchor}{turn}'
    if len(text.runs) == 1:
        return f"{head}{_ink(text.runs[0])}>{_clean(text.content)}</text>"
    spans = "".join(f"<tspan{_ink(run)}>{_clean(run.text)}</tspan>" for run in text.runs)
    return f'{head} xml:space="preserve">{spans}</text>'


def _ink(run: Run) -> str:
    return f' font-weight="{run.weight.value}" fill="{run.ink.light}"'


def _clean(text: str) -> str:
    """Text that XML can hold: control characters have no place in it, no-break spaces have."""
    return escape("".join(c for c in text if c.isprintable() or c in _KEPT))


_KEPT = "\t\u200e\u200f\u200c\u200d\u00a0\u202f\u2009"
"""Signs that Python calls unprintable and names need: marks of direction, joiners, thin and fixed spaces."""


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
