"""What the page of the plan shows of a session at one revision, in the elements that a change touches.

A page that was opened before is told only those that differ from what it has. Whatever else differs
(rooms, names of lists, words) makes the page anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template import loader
from django.utils.safestring import mark_safe

from preseance.documents.pages.html import Markup, tag
from preseance.documents.pages.working_plan import Spoken, WorkingPlan, working_plan
from preseance.server.events import seen
from preseance.server.events.access import Entry
from preseance.server.events.roles import Op
from preseance.server.events.store import Kept, Remembering
from preseance.server.pages.opening import language, said, said_all
from preseance.server.pages.room_data import by_honour, page_data, stage_of
from preseance.server.pages.room_naming import Group, Naming
from preseance.server.pages.room_words import WORDS
from preseance.views.records import PlaceView
from preseance.wording.said import Said

LEVELS = ("must", "should", "prefer")
_HELD = 32
"""Revisions whose pictures are held: a page that is further behind is made anew."""
_MOST = 20_000
_BY_NAME = ("guests", "places")
"""Parts of the page's data of which those entries are told that differ."""


@dataclass(frozen=True)
class Picture:
    """A session as its page shows it."""

    told: Mapping[str, Any]
    """The event, as somebody may see it."""
    plan: WorkingPlan
    pieces: Mapping[str, Markup]
    """Elements by their ids: places, names, rows of guests, places in words, groups of findings."""
    rows: tuple[str, ...]
    """Ids of the guests' rows."""
    groups: tuple[tuple[Group, tuple[str, ...]], ...]
    """Tables in words, and the ids of their places' elements."""
    found: tuple[str, ...]
    """Ids of the groups of findings; none where they may not be known."""
    page: Mapping[str, Any]
    """What scripts know."""
    stage: str

    @property
    def frame(self) -> tuple[object, ...]:
        """Whatever else the page shows: where it differs, there is no telling the difference."""
        rest = {k: v for k, v in self.page.items() if k not in (*_BY_NAME, "revision")}
        keys = tuple(tuple(self.page[part]) for part in _BY_NAME)
        event = {k: v for k, v in self.told.items() if k != "revision"}
        called = [(group.id, _called(group, self.told), ids) for group, ids in self.groups]
        return (
            event,
            self.plan.opening,
            self.plan.groups,
            self.rows,
            called,
            self.found,
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
            "guest_rows": mark_safe("\n".join(self.pieces[id] for id in self.rows)),
            "groups": [
                {
                    "id": group.id,
                    "called": _called(group, self.told),
                    "places": mark_safe("\n".join(self.pieces[id] for id in ids)),
                }
                for group, ids in self.groups
            ],
            "without": without,
            "findings": mark_safe("\n".join(self.pieces[id] for id in self.found))
            if self.found
            else None,
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
    page: Mapping[str, Any]
    """What scripts know: of guests and places those entries that are others."""


def difference(before: Picture, now: Picture) -> Difference | None:
    """What has to be changed in a page that shows one picture; None where it is to be made anew."""
    if before.frame != now.frame:
        return None
    changed = {id: made for id, made in now.pieces.items() if before.pieces.get(id) != made}
    plan = now.plan.pieces()
    entries = {
        part: {k: v for k, v in now.page[part].items() if before.page[part][k] != v}
        for part in _BY_NAME
    }
    return Difference(
        tuple(made for id, made in changed.items() if id in plan),
        tuple(made for id, made in changed.items() if id not in plan),
        tuple(id for id in before.pieces if id not in now.pieces),
        {"revision": now.page["revision"], **entries},
    )


_PICTURES: Remembering[dict[tuple[str, ...], Picture]] = Remembering(_HELD)
"""By session, role and language."""


def _key(session: str, who: Entry) -> tuple[str, ...]:
    return session, who.role.name, who.delegation, language()


def held(kept: Kept, revision: int, session: str, who: Entry) -> Picture | None:
    """What somebody was shown at an earlier revision, where it is still known."""
    pictures = _PICTURES.known(kept.stand._replace(revision=revision))
    return None if pictures is None else pictures.get(_key(session, who))


def picture_of(kept: Kept, session: str, who: Entry) -> Picture:
    """What somebody is shown of a session, made once a revision.

    Raises
    ------
    UnknownNameError
        Where there is no such session, or nobody has a place there.
    """
    pictures, key = _PICTURES.of(kept.stand, dict), _key(session, who)
    with _PICTURES.making(kept.stand):
        if key not in pictures:
            pictures[key] = _made(kept, session, who)
        return pictures[key]


def _made(kept: Kept, session: str, who: Entry) -> Picture:
    told = seen.session_json(kept, session, who, language())
    view = seen.view_of(kept, session, who, language())
    groups: tuple[Group, ...] = (*view.tables, *view.rows)
    counts = _counts(told.get("findings", {}))
    naming = Naming({p.id: (group, p) for group in groups for p in group.places}, counts)
    worst = {
        place: next(level for level in LEVELS if level in found) for place, found in counts.items()
    }
    called = said(Said("Plan of «{session}»", session=view.head.session))
    plan = working_plan(view, Spoken(called, naming.of, worst))
    page = page_data(kept, told, who, groups, naming.where)
    nowhere, spoken = said(WORDS["no-place"]), language()
    rows = {
        f"row-{g}": _row(g, str(t["rank"] or ""), t["monogram"], t["name"], t["where"] or nowhere)
        for g, t in page["guests"].items()
    }
    listed = tuple((group, tuple(by_honour(group))) for group in groups)
    in_words = {
        f"in-list-{p.id}": _listed(
            p, naming.number(p.id), naming.of(p), worst.get(p.id, ""), spoken
        )
        for _, places in listed
        for p in places
    }
    found = dict(_found(told["findings"], session, who)) if "findings" in told else {}
    stage = stage_of(told)
    return Picture(
        seen.event_json(kept, who, language()),
        plan,
        {**plan.pieces(), **rows, **in_words, **found},
        tuple(rows),
        tuple((group, tuple(f"in-list-{p.id}" for p in places)) for group, places in listed),
        tuple(found),
        page,
        said(WORDS[f"stage-{stage}"]) if stage else "",
    )


def _called(group: Group, told: Mapping[str, Any]) -> str:
    return group.called or group.name or told["title"]


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


@lru_cache(maxsize=_MOST)
def _listed(place: PlaceView, number: str, called: str, worst: str, spoken: str) -> Markup:
    """A place in words."""
    guest = place.guest
    button = tag(
        "button",
        {
            "type": "button",
            "class": "in-list" if guest else "in-list free",
            "data-place": place.id,
            "data-guest": guest.id if guest else "",
            "aria-pressed": "false",
            "aria-label": called,
        },
        tag("span", {"class": "rank"}, number or "–"),
        tag("span", {"class": "monogram"}, guest.monogram if guest else ""),
        tag(
            "span",
            {"class": "name", "dir": "auto"},
            guest.full_name if guest else said(WORDS["free"]),
        ),
        tag("span", {"class": f"level {worst}"}) if worst else "",
    )
    return tag("li", {"id": f"in-list-{place.id}"}, button)


def _found(
    findings: Mapping[str, Sequence[Mapping[str, Any]]], session: str, who: Entry
) -> Iterable[tuple[str, Markup]]:
    """Each level's findings, and that there are none."""
    none: dict[str, str | bool] = {
        "id": "none-found",
        "class": "quiet",
        "hidden": any(map(bool, findings.values())),
    }
    yield "none-found", tag("p", none, said(WORDS["no-findings"]))
    arranges, spoken = who.may(Op.ARRANGE), language()
    asking = (who.key, session) if who.may(Op.SOLVE) else None
    for level in LEVELS:
        rows = (
            _finding(
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
        )
        head = tag(
            "h3",
            {},
            tag("span", {"class": f"level {level}"}),
            said(WORDS[level]),
            " ",
            tag("span", {"class": "badge"}, str(len(findings[level]))),
        )
        group: dict[str, str | bool] = {
            "id": f"found-{level}",
            "data-level": level,
            "hidden": not findings[level],
        }
        yield f"found-{level}", tag("div", group, head, tag("ul", {}, *rows))


@lru_cache(maxsize=_MOST)
def _finding(
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
    return tag("li", {}, Markup(_finding_template().render(context)))


@lru_cache(maxsize=4)
def _words(spoken: str) -> dict[str, str]:
    return said_all(WORDS)


@lru_cache(maxsize=1)
def _finding_template() -> Any:
    return loader.get_template("room_finding.html")
