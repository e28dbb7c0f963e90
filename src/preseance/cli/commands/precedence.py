"""The guests in order of precedence; with another scheme, both orders side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from preseance.cli.console import out, say
from preseance.cli.options import Json, Lang

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from preseance.model.event import Event
    from preseance.model.guest import Guest
    from preseance.planning.wording import Wording
    from preseance.protocol import Comparison, Precedence, Shift

_WORDS = {
    "en": {
        "rank": "Rank",
        "guest": "Guest",
        "why": "Why",
        "source": "Source",
        "host": "host",
        "hostess": "host",
        "gains": "▲ gains {n}",
        "loses": "▼ loses {n}",
        "same": "= same",
        "change": "Change",
        "sum": "From {a} to {b}: {up} gain, {down} lose, {same} unchanged.",
    },
    "fr": {
        "rank": "Rang",
        "guest": "Invité",
        "why": "Pourquoi",
        "source": "Source",
        "host": "hôte",
        "hostess": "hôtesse",
        "gains": "▲ gagne {n}",
        "loses": "▼ perd {n}",
        "same": "= égal",
        "change": "Écart",
        "sum": "De {a} à {b} : gains {up}, pertes {down}, sans changement {same}.",
    },
}


def run(event: Path, *, scheme: str | None = None, lang: Lang = "en", as_json: Json = False) -> int:
    """Rank the guests, each with the reason of its rank and its source.

    With --scheme the guests are ranked by that scheme, and its order is set beside the event's
    own: who gains places and who loses.

    Example: preseance precedence my-lunch --scheme "heads-of-state tenure=first"
    """
    from preseance.formats import read_event
    from preseance.planning.catalogue import wording_of
    from preseance.protocol import compare, order

    known = read_event(event)
    ranked, wording = order(known, scheme=scheme), wording_of(known, lang)
    comparison = compare(order(known), ranked) if scheme is not None else None
    if as_json:
        say(_report(ranked, comparison, wording))
        return 0
    out.print(wording.sentence(ranked.sentence), markup=False)
    if comparison is None:
        out.print(_listed(known, ranked, wording, lang), soft_wrap=False)
    else:
        out.print(_side_by_side(known, comparison, lang, scheme or ""), soft_wrap=False)
        out.print(_summed(comparison, lang, known.scheme, scheme or ""), markup=False)
    for remark in ranked.remarks:
        out.print(f"–  {wording.sentence(remark.message)}", markup=False)
    return 0


def _report(ranked: Precedence, comparison: Comparison | None, wording: Wording) -> dict[str, Any]:
    from preseance.protocol.sources import source_term

    report: dict[str, Any] = {
        "order": [
            {
                "guest": r.guest,
                "position": r.position,
                "class": r.class_id,
                "key": list(r.key),
                "reason": wording.sentence(r.reason),
                "source": str(wording.word(source_term(r.source))),
            }
            for r in ranked.ranks
        ],
        "remarks": [wording.sentence(r.message) for r in ranked.remarks],
    }
    if comparison is not None:
        report["compared_with"] = {
            "scheme": comparison.first.scheme,
            "changes": [
                {
                    "guest": s.guest,
                    "from": s.first.position if s.first else None,
                    "to": s.second.position if s.second else None,
                    "gained": s.gained,
                }
                for s in comparison.shifts
            ],
        }
    return report


def _table() -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    return Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)


def _listed(event: Event, ranked: Precedence, wording: Wording, lang: str) -> Table:
    from rich.text import Text

    from preseance.model.naming import full_name
    from preseance.protocol.sources import source_term

    words, table = _WORDS[lang], _table()
    table.add_column(words["rank"], justify="right", no_wrap=True)
    table.add_column(words["guest"], min_width=16)
    table.add_column(words["why"], ratio=1)
    for rank in ranked.ranks:
        why = Text(wording.sentence(rank.reason))
        why.append(f" [{wording.word(source_term(rank.source))}]", style="dim")
        guest = event.guest_by_id[rank.guest]
        table.add_row(
            _position(rank.position, guest, words),
            Text(full_name(guest, event.guest_by_id, lang)),
            why,
        )
    return table


def _side_by_side(event: Event, comparison: Comparison, lang: str, scheme: str) -> Table:
    from rich.text import Text

    from preseance.model.naming import full_name

    words, table = _WORDS[lang], _table()
    table.add_column(Text(event.scheme), justify="right", max_width=16)
    table.add_column(Text(scheme), justify="right", max_width=24)
    table.add_column(words["change"], no_wrap=True)
    table.add_column(words["guest"], ratio=1)
    for shift in comparison.shifts:
        guest = event.guest_by_id[shift.guest]
        table.add_row(
            _position(shift.first.position if shift.first else None, guest, words),
            _position(shift.second.position if shift.second else None, guest, words),
            _change(shift, words),
            Text(full_name(guest, event.guest_by_id, lang)),
        )
    return table


def _position(position: int | None, guest: Guest, words: dict[str, str]) -> str:
    if position is None:
        return "–"
    return str(position) if position else words["hostess" if guest.sex == "F" else "host"]


def _change(shift: Shift, words: dict[str, str]) -> Text:
    from rich.text import Text

    if not shift.gained:
        return Text(words["same"], style="dim")
    kind, style = ("gains", "bold green") if shift.gained > 0 else ("loses", "bold red")
    return Text(words[kind].format(n=abs(shift.gained)), style=style)


def _summed(comparison: Comparison, lang: str, first: str, second: str) -> str:
    up, down = len(comparison.gainers), len(comparison.losers)
    return _WORDS[lang]["sum"].format(
        a=first, b=second, up=up, down=down, same=len(comparison.shifts) - up - down
    )
