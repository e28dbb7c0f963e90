"""The findings of a session on its page, a row each, and which rows differ from those of another revision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.template import loader

from preseance.documents.pages.html import Markup, tag
from preseance.server.events.access import Entry
from preseance.server.events.roles import Op
from preseance.server.pages.opening import language, said, said_all
from preseance.server.pages.room_tables import LEVELS
from preseance.server.pages.room_words import WORDS

Found = Mapping[str, Mapping[str, Markup]]
"""By level and id, the rows in their order. What a row says is in its id: the same id is the same row."""
_MOST = 20_000


class Changed(NamedTuple):
    """What becomes of the rows of one level."""

    gone: tuple[str, ...]
    """Ids of those that are there no more."""
    put: tuple[tuple[str, str, Markup], ...]
    """Of each that came, or comes elsewhere: the id that it stands after, empty for the first; its own; the
    row, empty where it was there before. In the order of the list.
    """


def rows_of(findings: Mapping[str, Sequence[Mapping[str, Any]]], session: str, who: Entry) -> Found:
    """The rows of all levels, for somebody of that role."""
    arranges, spoken = who.may(Op.ARRANGE), language()
    asking = (who.key, session) if who.may(Op.SOLVE) else None
    return {
        level: {
            f["id"]: _row(
                f["id"],
                " ".join(f["guests"]),
                " ".join(f["places"]),
                f["text"],
                f["rule"],
                level,
                arranges,
                asking,
                spoken,
            )
            for f in findings[level]
        }
        for level in LEVELS
    }


def in_groups(found: Found) -> Markup:
    """All of them under the heads of their levels, and that there are none."""
    none: dict[str, str | bool] = {
        "id": "none-found",
        "class": "quiet",
        "hidden": any(map(bool, found.values())),
    }
    groups = (_group(level, rows) for level, rows in found.items())
    return Markup("\n".join((tag("p", none, said(WORDS["no-findings"])), *groups)))


def _group(level: str, rows: Mapping[str, Markup]) -> Markup:
    head = tag(
        "h3",
        {},
        tag("span", {"class": f"level {level}"}),
        said(WORDS[level]),
        " ",
        tag("span", {"class": "badge"}, str(len(rows))),
    )
    group: dict[str, str | bool] = {
        "id": f"found-{level}",
        "data-level": level,
        "hidden": not rows,
    }
    return tag("div", group, head, tag("ul", {}, *rows.values()))


def changed(before: Sequence[Found], now: Found) -> dict[str, Changed]:
    """What leads to some rows from whichever of others are shown, by those levels where any differ."""
    levels = {
        level: _changed([list(found.get(level, ())) for found in before], rows)
        for level, rows in now.items()
    }
    return {level: found for level, found in levels.items() if found.gone or found.put}


def _changed(before: Sequence[Sequence[str]], now: Mapping[str, Markup]) -> Changed:
    stay = set(now).intersection(*(_staying(ids, now) for ids in before))
    there = set(now).intersection(*before)
    after, put = "", []
    for id, row in now.items():
        if id not in stay:
            put.append((after, id, Markup("") if id in there else row))
        after = id
    gone = dict.fromkeys(id for ids in before for id in ids if id not in now)
    return Changed(tuple(gone), tuple(put))


def _staying(ids: Sequence[str], now: Iterable[str]) -> set[str]:
    """Those that stay where they are, while others come, go and change places with them."""
    at = {id: number for number, id in enumerate(ids)}
    last, stay = -1, set()
    for id in now:
        if at.get(id, -1) > last:
            last = at[id]
            stay.add(id)
    return stay


@lru_cache(maxsize=_MOST)
def _row(
    id: str,
    guests: str,
    places: str,
    text: str,
    rule: str,
    level: str,
    arranges: bool,
    asking: tuple[str, str] | None,
    spoken: str,
) -> Markup:
    row = {"guests": guests.split(), "places": places.split(), "text": text, "rule": rule}
    context: dict[str, Any] = {"row": row, "arranges": arranges, "words": _words(spoken)}
    if asking is not None:
        event, session = asking
        context |= {"solves": True, "event": {"key": event}, "session": session}
        context["group"] = {"level": level}
    return tag("li", {"id": id}, Markup(_template().render(context)))


@lru_cache(maxsize=4)
def _words(spoken: str) -> dict[str, str]:
    return said_all(WORDS)


@lru_cache(maxsize=1)
def _template() -> Any:
    return loader.get_template("room_finding.html")
