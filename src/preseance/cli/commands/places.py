"""The places of each session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from preseance.cli.console import out, say
from preseance.cli.options import EventFolder, Json, Lang, SessionId
from preseance.wording.languages import words_in

if TYPE_CHECKING:
    from rich.table import Table

    from preseance.model.event import Event
    from preseance.model.place import Place
    from preseance.rules.shapes import Assembly

WORDS: Mapping[str, str] = {
    "place": "Place",
    "honour": "Honour",
    "beside": "Beside",
    "across": "Across",
    "metres": "x, y (m)",
    "facing": "Faces",
    "host": "host",
    "co-host": "co-host",
    "auxiliary": "for {place}",
    "head": "{title} ({session}): {n} places; honour 1 is the first place after the hosts.",
}


def run(
    event: EventFolder, *, session: SessionId = None, lang: Lang = "en", as_json: Json = False
) -> int:
    """Show the places of each session with their honour and relations.

    Example: preseance places my-lunch --session lunch --json
    """
    from preseance.formats import read_event
    from preseance.planning.occasion.making import occasion_of

    occasion = occasion_of(read_event(event), session)
    if as_json:
        say({"sessions": {s.session.id: _rows(s) for s in occasion.assemblies}})
        return 0
    for assembly in occasion.assemblies:
        head = words_in(lang, "places.table", WORDS)["head"].format(
            title=assembly.session.title, session=assembly.session.id, n=len(assembly.places)
        )
        out.print(head, markup=False, style="bold")
        for table in assembly.tables:
            out.print(_listed(occasion.event, assembly, table, lang), soft_wrap=False)
    return 0


def _rows(assembly: Assembly) -> list[dict[str, Any]]:
    relations = assembly.layout.relations
    return [
        {
            "place": p.id,
            "kind": p.kind.value,
            "room": p.room,
            "table": p.table,
            "table_rank": p.table_rank,
            "number": p.number,
            "x": p.x,
            "y": p.y,
            "facing": p.facing,
            "presiding": p.presiding,
            "honour": p.honour,
            "relations": {name: list(of.get(p.id, ())) for name, of in relations.items()},
        }
        for p in assembly.places
    ]


def _listed(event: Event, assembly: Assembly, table_id: str, lang: str) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    words = words_in(lang, "places.table", WORDS)
    called = {t.id: t.called for t in event.tables_of(assembly.session)}
    table = Table(
        title=Text(called[table_id]), title_justify="left", box=SIMPLE_HEAD, show_edge=False
    )
    for name in ("place", "honour", "beside", "across", "metres", "facing"):
        table.add_column(words[name], justify="right" if name in ("metres", "facing") else "left")
    here = [p for p in assembly.places if p.table == table_id]
    for p in sorted(here, key=_in_order):
        beside, across = (
            ", ".join(_number(q) for q in assembly.layout.relations[name].get(p.id, ()))
            for name in ("beside", "across")
        )
        table.add_row(
            p.id, _honour(p, words), beside, across, f"{p.x:.2f}, {p.y:.2f}", f"{p.facing:.0f}°"
        )
    return table


def _in_order(place: Place) -> tuple[int, int, int]:
    """Presiding places, then by honour, then auxiliary ones."""
    if place.hangs_on is not None:
        return 2, place.number, 0
    if place.presiding is not None:
        return 0, place.presiding != "host", place.number
    return 1, place.honour if place.honour is not None else 10**6, place.number


def _honour(place: Place, words: Mapping[str, str]) -> str:
    if place.hangs_on is not None:
        return words["auxiliary"].format(place=_number(place.hangs_on))
    said = [words[place.presiding]] if place.presiding is not None else []
    if place.honour is not None:
        said.append(str(place.honour + 1))
    return ", ".join(said)


def _number(place: str) -> str:
    return place.rpartition("-")[2]
