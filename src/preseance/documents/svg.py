"""The one writer of SVG: a scene as text, for page and paper alike.

Paper has light colours written in; a page that may be dark names its colours instead.
"""

from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape, quoteattr

from preseance.documents.palette import Token
from preseance.documents.scene import LAYERS, Disc, Mark, Pen, Point, Run, Scene, Shape, Text
from preseance.documents.scripts import direction_of, plain
from preseance.documents.typefaces import CJK_FAMILY, in_use
from preseance.wording.tongues import flat, languages_in

Paint = Callable[[Token], str]
"""How a colour is written."""
_SWAPPED = {"start": "end", "middle": "middle", "end": "start"}
"""Anchors where the text runs to the left, for whom the start is at the right."""


def write_svg(scene: Scene) -> bytes:
    """The scene as an SVG file; the same scene gives the same bytes."""
    width, height = _number(scene.width), _number(scene.height)
    # A reader may have what this machine lacks; so the same scene gives the same bytes anywhere.
    named = dict.fromkeys((*in_use().families, CJK_FAMILY))
    families = ", ".join(f"'{family}'" for family in named)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}" lang={quoteattr(languages_in(scene.language)[0])} '
        f"font-family={quoteattr(families)}>",
        f"<title>{_clean(flat(scene.title))}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    lines.extend(layers_of(scene))
    lines.append("</svg>")
    return ("\n".join(lines) + "\n").encode()


def _light(token: Token) -> str:
    return token.light


def layers_of(scene: Scene, paint: Paint = _light) -> Iterator[str]:
    """The layers of a scene as groups, their name as class."""
    for layer in LAYERS:
        marks = scene.marks.get(layer)
        if marks:
            yield f'<g class="{layer}">'
            yield from (mark_of(mark, paint) for mark in marks)
            yield "</g>"


def mark_of(mark: Mark, paint: Paint) -> str:
    """One mark as an element."""
    if isinstance(mark, Disc):
        place = f'cx="{_number(mark.x)}" cy="{_number(mark.y)}" r="{_number(mark.radius)}"'
        return f"<circle {place}{_pen(mark.pen, paint)}/>"
    if isinstance(mark, Shape):
        path = " ".join(_ring(ring, mark.closed) for ring in mark.rings)
        return f'<path d="{path}"{_pen(mark.pen, paint)}/>'
    return _text(mark, paint)


def _ring(points: tuple[Point, ...], closed: bool) -> str:
    steps = " L".join(f"{_number(x)} {_number(y)}" for x, y in points)
    return f"M{steps}" + ("Z" if closed else "")


def _pen(pen: Pen, paint: Paint) -> str:
    parts = [f' fill="{paint(pen.fill)}" fill-rule="evenodd"' if pen.fill else ' fill="none"']
    if pen.line:
        parts.append(f' stroke="{paint(pen.line)}" stroke-width="{_number(pen.width)}"')
        parts.append(' stroke-linejoin="round"')
    if pen.line and pen.dashes:
        dashes = " ".join(_number(dash) for dash in pen.dashes)
        parts.append(f' stroke-dasharray="{dashes}"')
    return "".join(parts)


def _text(text: Text, paint: Paint) -> str:
    leftward = direction_of(text.content) == "rtl"
    at = _SWAPPED[text.anchor] if leftward else text.anchor
    anchor = "" if at == "start" else f' text-anchor="{at}"'
    anchor += ' direction="rtl"' if leftward else ""
    x, y = _number(text.x), _number(text.y)
    turn = f' transform="rotate(-90 {x} {y})"' if text.turned else ""
    head = f'<text x="{x}" y="{y}" font-size="{_number(text.size)}"{anchor}{turn}'
    if len(text.runs) == 1:
        return f"{head}{_ink(text.runs[0], paint)}>{_clean(text.content)}</text>"
    spans = "".join(f"<tspan{_ink(run, paint)}>{_clean(run.text)}</tspan>" for run in text.runs)
    return f'{head} xml:space="preserve">{spans}</text>'


def _ink(run: Run, paint: Paint) -> str:
    forms = f" lang={quoteattr(run.forms)}" if run.forms else ""
    return f' font-weight="{run.weight.value}" fill="{paint(run.ink)}"{forms}'


def _clean(text: str) -> str:
    """Text that XML can hold: control characters have no place in it."""
    return escape(plain(text))


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
