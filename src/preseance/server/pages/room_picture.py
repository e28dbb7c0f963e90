"""What the page of the plan shows of a session at one revision, in the elements that a change touches.

A page that was opened before is told only those that differ from what it has. Whatever else differs
(rooms, names of lists, words) makes the page anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.utils.safestring import mark_safe

from preseance.documents.pages.html import Markup, tag
from preseance.documents.pages.working_plan import Spoken, WorkingPlan, alike, working_plan
from preseance.server.events import seen, store
from preseance.server.events.access import Entry
from preseance.server.events.store import Kept, Remembering, Stand
from preseance.server.pages.opening import language, said
from preseance.server.pages.room_data import called_in, page_data, stage_of
from preseance.server.pages.room_findings import Changed, Found, changed, in_groups, rows_of
from preseance.server.pages.room_tables import LEVELS, parts_of, worst_of
from preseance.server.pages.room_words import WORDS
from preseance.wording.said import Said

_HELD = 32
"""Revisions whose pictures are held: a page that is further behind is made anew."""
_MOST = 20_000
T = TypeVar("T")
_BY_NAME = ("guests", "places")
"""Parts of the page's data of which those entries are told that differ."""


@dataclass(frozen=True)
class Picture:
    """A session as its page shows it."""

    stand: Stand
    told: Mapping[str, Any]
    """The event, as somebody may see it."""
    plan: WorkingPlan
    drawn: Mapping[str, Markup]
    """Elements of the plan by their ids: places, names, how full tables are."""
    written: Mapping[str, Markup]
    """All others: rows of guests, places in words."""
    rows: tuple[str, ...]
    """Ids of the guests' rows."""
    groups: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Of each table its id, what it is called, and the ids of its places in words."""
    found: Found | None
    """Its findings; None where they may not be known."""
    page: Mapping[str, Any]
    """What scripts know."""
    stage: str

    @property
    def frame(self) -> tuple[object, ...]:
        """Whatever else the page shows: where it differs, there is no telling the difference."""
        rest = {k: v for k, v in self.page.items() if k not in (*_BY_NAME, "revision")}
        keys = tuple(tuple(self.page[part]) for part in _BY_NAME)
        event = {k: v for k, v in self.told.items() if k != "revision"}
        return (
            event,
            self.plan.opening,
            self.plan.groups,
            self.rows,
            self.groups,
            self.found is None,
            rest,
            keys,
        )

    def context(self) -> dict[str, Any]:
        """What the template of the whole page is given."""
        without = sum(not guest["place"] for guest in self.page["guests"].values())
        return {
            "event": self.told,
            # Made of texts that were escaped one by one.
            "plan": mark_safe(self.plan.markup()),
            "guest_rows": mark_safe("\n".join(self.written[id] for id in self.rows)),
            "groups": [
                {
                    "id": group,
                    "called": called,
                    "places": mark_safe("\n".join(self.written[id] for id in ids)),
                }
                for group, called, ids in self.groups
            ],
            "without": without,
            "findings": None if self.found is None else mark_safe(in_groups(self.found)),
            "page": self.page,
            "stage_called": self.stage,
        }


@dataclass(frozen=True)
class Difference:
    """What one picture shows that another does not."""

    drawn: tuple[Markup, ...]
    """Elements of the plan."""
    written: tuple[Markup, ...]
    """All others."""
    gone: tuple[str, ...]
    """Ids of those that are no longer there."""
    found: Mapping[str, Changed]
    """By level, what became of the rows of findings."""
    page: Mapping[str, Any]
    """What scripts know: of guests and places those entries that are others."""


def difference(before: Sequence[Picture], now: Picture) -> Difference | None:
    """What has to be changed in a page, whichever of some pictures it shows; None where it is to be made anew."""
    if any(one.frame != now.frame for one in before):
        return None
    entries = {
        part: _others([one.page[part] for one in before], now.page[part]) for part in _BY_NAME
    }
    drawn, written = [one.drawn for one in before], [one.written for one in before]
    return Difference(
        tuple(_others(drawn, now.drawn).values()),
        tuple(_others(written, now.written).values()),
        tuple(
            dict.fromkeys(
                id
                for kind, there in ((drawn, now.drawn), (written, now.written))
                for one in kind
                for id in one
                if id not in there
            )
        ),
        changed([one.found or {} for one in before], now.found or {}),
        {"revision": now.page["revision"], **entries},
    )


def _others(before: Sequence[Mapping[str, T]], now: Mapping[str, T]) -> dict[str, T]:
    """What is not as it was in all of them; most is the very same object."""
    names: set[str] = set()
    for one in before:
        known = one.get
        names.update(k for k, v in now.items() if (old := known(k)) is not v and old != v)
    return {k: v for k, v in now.items() if k in names}


_PICTURES: Remembering[dict[tuple[str, ...], Picture]] = Remembering(_HELD)
"""By session, role and language."""


def key_of(session: str, who: Entry) -> tuple[str, ...]:
    """By what a picture is held of a revision: nobody is given one of another role or language."""
    return session, who.role.name, who.delegation, language()


def held(stand: Stand, session: str, who: Entry) -> Picture | None:
    """What somebody was shown at a revision, where it is still known."""
    pictures = _PICTURES.known(stand)
    return None if pictures is None else pictures.get(key_of(session, who))


def held_since(now: Picture, revision: int, who: Entry) -> list[Picture]:
    """What somebody may have been shown from a revision on, before one that they are shown now."""
    key = key_of(now.page["session"], who)
    every = _PICTURES.since(now.stand._replace(revision=revision), now.stand.revision)
    return [pictures[key] for pictures in every if key in pictures]


def picture_of(kept: Kept, session: str, who: Entry) -> Picture:
    """What somebody is shown of a session, made once a revision.

    Where others have written meanwhile it is of what they wrote: of many who wait at once the first
    draws what all of them are shown.

    Raises
    ------
    UnknownNameError
        Where there is no such session, or nobody has a place there.
    """
    key = key_of(session, who)
    with _PICTURES.making(kept.stand):
        now = store.newest(kept)
        pictures = _PICTURES.of(now.stand, dict)
        if key not in pictures:
            pictures[key] = _made(now, session, who)
        return pictures[key]


def _made(kept: Kept, session: str, who: Entry) -> Picture:
    spoken = language()
    told = seen.people_json(kept, session, who, spoken)
    view = alike(seen.view_of(kept, session, who, spoken))
    counts = _counts(told.get("findings", {}))
    _, assembly = seen.assembly_of(kept, session)
    parts = parts_of((*view.tables, *view.rows), assembly.layout.relations, counts, spoken)
    texts: dict[str, str] = {}
    in_words: dict[str, Markup] = {}
    for part in parts:
        texts.update(part.called)
        in_words.update(part.in_words)
    worst = {place: worst_of(levels) for place, levels in counts.items()}
    called = said(Said("Plan of «{session}»", session=view.head.session))
    plan = working_plan(view, Spoken(called, lambda place: texts[place.id], worst))
    page = page_data(kept, told, who, parts)
    nowhere = said(WORDS["no-place"])
    rows = {
        f"row-{g}": _row(g, str(t["rank"] or ""), t["monogram"], t["name"], t["where"] or nowhere)
        for g, t in page["guests"].items()
    }
    found = rows_of(told["findings"], session, who) if "findings" in told else None
    stage = stage_of(told)
    drawn = plan.pieces()
    return Picture(
        kept.stand,
        seen.event_json(kept, who, spoken),
        plan,
        drawn,
        {**rows, **in_words},
        tuple(rows),
        tuple((p.group.id, called_in(p.group, told), tuple(p.in_words)) for p in parts),
        found,
        page,
        said(WORDS[f"stage-{stage}"]) if stage else "",
    )


def _counts(findings: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, dict[str, int]]:
    """By place, how many findings of each level."""
    found: dict[str, dict[str, int]] = {}
    for level in LEVELS:
        for finding in findings.get(level, ()):
            for place in finding["places"]:
                levels = found.setdefault(place, {})
                levels[level] = levels.get(level, 0) + 1
    return found


@lru_cache(maxsize=_MOST)
def _row(guest: str, rank: str, monogram: str, name: str, where: str) -> Markup:
    """A guest in the list of all."""
    button = tag(
        "button",
        {"type": "button", "data-guest": guest, "aria-pressed": "false"},
        tag("span", {"class": "rank"}, rank),
        tag("span", {"class": "monogram"}, monogram),
        tag("span", {"class": "name", "dir": "auto"}, name),
        tag("span", {"class": "where"}, where),
    )
    return tag("li", {"id": f"row-{guest}"}, button)
