"""The motorcade: car, number, time, flag, and who rides where."""

from __future__ import annotations

from preseance.documents.letterhead import letterhead
from preseance.documents.sizes import PaperName
from preseance.documents.typst_text import beside, lettered, quoted
from preseance.documents.words import word
from preseance.views.records import Language, MotorcadeView, VehicleView


def motorcade(view: MotorcadeView, paper: PaperName) -> str:
    """The Typst source: a block a vehicle, never parted over two pages."""
    lang = view.head.language
    blocks = "\n".join(_vehicle(vehicle, lang) for vehicle in view.vehicles)
    count = word("vehicles-count", lang, len(view.vehicles))
    return f"""{letterhead(view.head, word("motorcade", lang), paper, lines=(count,))}
#v(4mm, weak: true)
#let plate(number) = box(width: 17mm, height: 11mm, stroke: 1pt + text-ink, radius: 1.2mm,
  align(center + horizon, text(size: 17pt, weight: 600, number)))
#let vehicle(number, time, name, flag, riders) = block(breakable: false, above: 4mm, below: 4mm, width: 100%,
  grid(columns: (24mm, 26mm, 1fr), column-gutter: 3mm, align: top,
    plate(number),
    stack(dir: ttb, spacing: 2mm, text(size: 15pt, weight: 600, fill: accent, time), text(size: 8pt, fill: quiet, flag)),
    stack(dir: ttb, spacing: 2mm, text(size: 9pt, fill: quiet, name), riders)))
{blocks}
"""


def _vehicle(vehicle: VehicleView, lang: Language) -> str:
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
    flag = word("flag-of", lang, vehicle.flag) if vehicle.flag else word("no-flag", lang)
    return (
        f"#vehicle({quoted(vehicle.number)}, {quoted(vehicle.time)}, {quoted(vehicle.name)}, "
        f"{quoted(flag)}, {riders})\n#line(length: 100%, stroke: hair)"
    )


def _after(title: str) -> str:
    return f" #h(1mm) #text(size: 9pt, fill: quiet, {beside(title)})" if title else ""
