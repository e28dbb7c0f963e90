"""What kind of occasion a list is for, and the event it begins: settings, a first room, a dinner."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from preseance.formats.importing.folding import folded
from preseance.formats.importing.moments import moment_of
from preseance.formats.importing.persons import Reading
from preseance.model.event import Event
from preseance.model.occasions import OccasionKind
from preseance.model.room import Door, Form, Room, Table
from preseance.model.session import Kind, Session

KINDS = ("wedding", "gala", "conference", "official", "dinner")
_SIGNS: Mapping[str, re.Pattern[str]] = {
    "wedding": re.compile(
        r"\b(wedding|mariage|hochzeit|boda|matrimonio|nozze|bride|groom|maries?|mariees?|braut|brautigam|"
        r"novi[ao]s?|spos[aio])\b"
    ),
    "gala": re.compile(r"\b(gala|benefit|charity|bal|ball|sponsors?|awards?|prize|fundrais\w+)\b"),
    "conference": re.compile(
        r"\b(conference|congress|congres|colloque|symposium|summit|kongress|tagung|congreso|convegno|"
        r"attendees?|affiliation|order code|workshop)\b"
    ),
    "official": re.compile(
        r"\b(delegations?|embass\w+|ambassad\w+|credentials|creance|protocol\w*|protokoll\w*|prefecture|mairie|"
        r"prefet|ministr\w+|excellenc\w+|botschaft\w*|embajad\w+|ambasciat\w+|preseance|vins d honneur|state|"
        r"ayuntamiento|alcald\w+|excm[oa]|ilm[oa]|subdelegad\w+|sindac[oa]|comune di|rathaus|burgermeister\w*)\b"
    ),
}
_KIND_OF_EVENT: Mapping[str, OccasionKind] = {
    "wedding": OccasionKind.WEDDING,
    "gala": OccasionKind.GALA,
    "conference": OccasionKind.CONFERENCE,
    "dinner": OccasionKind.GALA,
}
"""What the event says it is; an official list ranks as a formal table does."""
_LISTED = re.compile(
    r"^(?:the )?(?:list|guest list|guests|liste|lista|gasteliste|invit\w+|read me|please|fill|note|version|printed)\b"
)
"""Titles that name the list, not the event."""
_BESIDE = 4.2
"""Metres between the middles of two round tables, with chairs and a way between."""
_ROUND = 8
"""Places of a table where the list names none."""
_LARGEST = 14
"""Places of the largest round table; more guests at one are seated at a long one."""


@dataclass(frozen=True)
class Occasion:
    """What is guessed, or told, of the event a list begins."""

    kind: str
    title: str
    day: date
    dated: bool
    """Whether the list tells the day."""


def occasion_of(reading: Reading, name: str, kind: str, today: date) -> Occasion:
    """The kind of occasion, its title and day, by what stands above the list and in its headings."""
    heads = [c.heading for s in reading.columns for c in s.columns]
    sheets = [s.sheet for s in reading.columns]
    offices = [p.function for p in reading.persons[:400]]
    text = folded(" . ".join([name, *sheets, *reading.titles, *heads, *offices]))
    guessed = kind or next((k for k, sign in _SIGNS.items() if sign.search(text)), "dinner")
    day_first = False if reading.language in ("fr", "de", "es", "it") else None
    said = [moment_of(t, month_first=day_first) for t in reading.titles]
    days = [m.day for m in said if m.day is not None and not m.ambiguous]
    lines = [t.split(" · ")[0] for t in reading.titles]
    title = next((t for t in lines if not t[:1].isdigit() and not _LISTED.search(folded(t))), "")
    return Occasion(guessed, title[:80] or name, days[0] if days else today, bool(days))


def settings_of(
    kind: str, *, tabled: bool
) -> dict[str, str | int | float | bool | tuple[str, ...]]:
    """What holds besides what the event's kind of occasion says.

    An official list ranks by its own order. Where the list gives tables (``tabled``), how full
    they are is its own affair.
    """
    together: dict[str, str | int | float | bool | tuple[str, ...]] = (
        {"empty_chair.on": False} if tabled else {"fill.on": True}
    )
    if kind == "official":
        return {"spread.on": False, "host_presides.on": False}
    return {"host_presides.on": False, **together}


def begun(
    occasion: Occasion, identifier: str, language: str, counts: Mapping[str, int], others: int
) -> Event:
    """An event to start from, without guests: a room with the list's tables (``counts`` of guests
    by table) and round ones for the ``others``, and a dinner in it.
    """
    tables = placed([*_named(counts), *_more(others, len(counts))])
    room = Room(
        id="room",
        name="Salle" if language == "fr" else "Room",
        width=round(max(t.x for t in tables) + _BESIDE / 2 + 1, 1),
        depth=round(max(t.y for t in tables) + _BESIDE / 2 + 1, 1),
        doors=(Door(side="south", at=_BESIDE / 2 + 1, main=True),),
        tables=tables,
    )
    dinner = Session(
        id="dinner", title="Dîner" if language == "fr" else "Dinner", kind=Kind.MEAL, room="room"
    )
    return Event(
        id=identifier,
        title=occasion.title,
        start=occasion.day,
        languages=("fr", "en") if language == "fr" else ("en", "fr"),
        occasion=_KIND_OF_EVENT.get(occasion.kind),
        scheme="hand-made",
        settings=settings_of(occasion.kind, tabled=bool(counts)),
        rooms=(room,),
        sessions=(dinner,),
    )


def _named(counts: Mapping[str, int]) -> list[Table]:
    """The tables of the list, with a place for all who are given to them."""
    from preseance.formats.importing.guests import Ids, kebab_of

    ids = Ids(())
    made = []
    for name, count in counts.items():
        number = int(name) if name.isdigit() else None
        plain = kebab_of(name, "table")
        bare = re.fullmatch(r"t?(\d+)", plain)
        made.append(
            Table(
                id=ids.give(f"t{bare[1]}" if bare else plain),
                name="" if number is not None else name,
                number=number,
                form=Form.ROUND if count <= _LARGEST else Form.LONG,
                seats=max(_ROUND, count + count % 2 if count > _LARGEST else count),
            )
        )
    return made


def _more(others: int, before: int) -> list[Table]:
    """Round tables for those the list gives to none, a place in ten to spare."""
    number = math.ceil(others * 1.05 / _ROUND) if others > _ROUND else min(others, 1)
    return [
        Table(id=f"table-{n}" if before else f"t{n}", number=None if before else n,
              name=f"Table {chr(64 + n) if n <= 26 else n}" if before else "", seats=_ROUND)
        for n in range(1, number + 1)
    ]  # fmt: skip


def placed(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables set out in rows, as wide as deep."""
    across = max(1, math.ceil(math.sqrt(len(tables))))
    largest = max((t.seats for t in tables), default=_ROUND)
    apart = _BESIDE + max(0.0, (largest - _ROUND) * (0.2 if largest <= _LARGEST else 0.35))
    deep = math.ceil(len(tables) / across)
    return tuple(
        t.model_copy(
            update={
                "x": round(apart / 2 + 0.5 + apart * (i % across), 1),
                "y": round(apart / 2 + 0.5 + apart * (deep - 1 - i // across), 1),
            }
        )
        for i, t in enumerate(tables)
    )
