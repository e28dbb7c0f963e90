"""The motorcade: car, number, time, flag, and who rides where."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.documents.letterhead import letterhead
from preseance.documents.papers.pictures import Picture
from preseance.documents.sizes import PaperName
from preseance.documents.typst_text import beside, lettered, lettering, quoted
from preseance.documents.words import word
from preseance.views.records import Language, MotorcadeView, VehicleView


def motorcade(
    view: MotorcadeView, paper: PaperName, flags: Mapping[str, Picture] = MappingProxyType({})
) -> str:
    """The Typst source: a block a vehicle, never parted over two pages.

    ``flags`` are pictures by delegation id; a flag without one is named alone.
    """
    lang = view.head.language
    blocks = "\n".join(
        _vehicle(vehicle, lang, flags.get(vehicle.flag_of), view.wings) for vehicle in view.vehicles
    )
    count = word("vehicles-count", lang, len(view.vehicles))
    return f"""{letterhead(view.head, word("motorcade", lang), paper, lines=(count,))}
#v(4mm, weak: true)
#let plate(number) = box(width: 17mm, height: 11mm, stroke: 1pt + text-ink, radius: 1.2mm,
  align(center + horizon, text(size: 17pt, weight: 600, number)))
#let vehicle(number, time, name, flag, riders) = block(breakable: false, above: 4mm, below: 4mm, width: 100%,
  grid(columns: (24mm, 26mm, 1fr), column-gutter: 3mm, align: top,
    plate(number),
    stack(dir: ttb, spacing: 2mm, text(size: 15pt, weight: 600, fill: accent, time), flag),
    stack(dir: ttb, spacing: 2mm, text(size: 9pt, fill: quiet, name), riders)))
{blocks}
"""


def _vehicle(vehicle: VehicleView, lang: Language, picture: Picture | None, wings: str) -> str:
    rows = "".join(
        f"text(size: 8.5pt, fill: quiet, {quoted(place.number)}), "
        f"[#{lettered(place.guest.full_name, place.guest.letter_forms, 'size: 11pt, weight: 600, ')}"
        f"{_after(place.guest.title)}],"
        for place in vehicle.riders
        if place.guest is not None
    )
    riders = (
        f"grid(columns: (8mm, 1fr), row-gutter: 1.8mm, align: (right, left), column-gutter: 2mm, {rows})"
        if rows
        else f"text(fill: quiet, {quoted(word('nobody-rides', lang))})"
    )
    return (
        f"#vehicle({quoted(vehicle.number)}, {quoted(vehicle.time)}, {quoted(vehicle.name)}, "
        f"{_flag(vehicle, lang, picture, wings)}, {riders})\n#line(length: 100%, stroke: hair)"
    )


def _flag(vehicle: VehicleView, lang: Language, picture: Picture | None, wings: str) -> str:
    """Whose flag, with its picture, and on which front wing."""
    if not vehicle.flag:
        return f"text(size: 8pt, fill: quiet, {quoted(word('no-flag', lang))})"
    said = word("flag-of", lang, vehicle.flag)
    name = f"text(size: 8pt, fill: quiet, {lettering(said)}{quoted(said)})"
    shown = [name]
    if wings:
        shown.append(f"text(size: 8pt, fill: quiet, {quoted(word(f'flag-wing-{wings}', lang))})")
    if picture is not None:
        # The name stands beside it, so that a reader needs no description.
        shown.insert(
            0,
            f"box(stroke: 0.4pt + quiet, pdf.artifact(image({quoted(picture.name)}, height: 7mm)))",
        )
    return f"stack(dir: ttb, spacing: 1.4mm, {', '.join(shown)})"


def _after(title: str) -> str:
    return f" #h(1mm) #text(size: 9pt, fill: quiet, {beside(title)})" if title else ""
