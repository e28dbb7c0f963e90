"""What somebody sees of an event, as JSON: made from the views of their audience and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from preseance.errors import UnknownNameError
from preseance.model.event import Event
from preseance.model.session import Session
from preseance.planning.checks.checking import Check, check, keeps_rules, moved
from preseance.planning.occasion.making import occasion_of
from preseance.planning.occasion.variants import in_force
from preseance.planning.questions.why import Questions
from preseance.rules.kinds.pin import Pin
from preseance.rules.shapes import Assembly
from preseance.server.events.access import Entry
from preseance.server.events.store import Kept, Remembering
from preseance.views.guests import guest_list_view
from preseance.views.records import FindingView, GuestView, PlaceView, SessionView
from preseance.views.sessions import default_language, own_part, session_findings, session_view
from preseance.wording.languages import languages
from preseance.wording.said import Said

_CHECKS: Remembering[Check] = Remembering(12)
_QUESTIONS: Remembering[Questions] = Remembering(2)
_VIEWS: Remembering[dict[tuple[str, str, str], SessionView]] = Remembering(4)
"""By session, audience and language."""
_GUESTS = 10_000
"""Guests whose JSON is kept."""
_FINDINGS, _DIGEST = 20_000, 6
"""Findings whose ids are kept, and bytes of an id."""
_ALIKE = 20
"""Revisions that are looked back to for one that has the same rules."""
_LEVELS = ("must", "should", "prefer")


def forget() -> None:
    """Hold nothing any more."""
    _CHECKS.forget()
    _QUESTIONS.forget()
    _VIEWS.forget()


def checked_of(kept: Kept) -> Check:
    """An event's plan held against its rules, without remarks.

    Where nothing that a rule is built from has changed since a revision that was checked, its rules are used again.
    """

    def make() -> Check:
        held = _CHECKS.before(kept.stand, _ALIKE)
        before, event = held[0] if held else None, kept.event
        if (
            before is not None
            and keeps_rules(before.occasion.event, event)
            and in_force(before.occasion.event) == in_force(event)
        ):
            return moved(before, event)
        return check(occasion_of(event), event.plan, remarked=False)

    return _CHECKS.of(kept.stand, make)


def questions_of(kept: Kept) -> Questions:
    """An event's plan, to be questioned; what its rules were packed into is used again."""

    def make() -> Questions:
        checked = checked_of(kept)
        held = _QUESTIONS.before(kept.stand, _ALIKE)
        if held is not None and held[0].rules is checked.rules:
            return held[0].of_plan(checked.occasion, kept.event.plan)
        return Questions(checked.occasion, kept.event.plan, checked.rules)

    return _QUESTIONS.of(kept.stand, make)


def language_of(event: Event, wanted: str = "") -> str:
    """The language asked for where there is it, else the event's first."""
    return wanted if wanted in languages() else default_language(event)


def event_json(kept: Kept, who: Entry, language: str = "") -> dict[str, Any]:
    """An event and its sessions: ``key``, ``title``, ``revision``, ``role``, ``audience``, ``may``,
    ``start``, ``end``, ``time_zone``, ``languages``, ``version``, ``sessions``.

    Of each session ``id``, ``title``, ``kind``, ``start``, ``end``, ``room``, ``has_places``, and
    ``worst``, the worst level of its findings, where the audience may know them.
    """
    spoken = language_of(kept.event, language)
    event = kept.event.in_language(spoken)
    version = event.version
    found = checked_of(kept).findings if who.role.sees.findings else ()
    return {
        "key": kept.key,
        "title": event.title,
        "revision": kept.revision,
        "role": who.role.name,
        "audience": who.role.audience,
        "delegation": who.delegation,
        "may": sorted(op.value for op in who.role.may),
        "language": spoken,
        "languages": list(event.languages),
        "start": event.start.isoformat(),
        "end": (event.end or event.start).isoformat(),
        "time_zone": event.time_zone,
        "version": None
        if version is None
        else {"number": version.number, "stage": version.called, "time": version.time.isoformat()},
        "sessions": [
            _session_json(event, session)
            | {
                "worst": next(
                    (
                        level
                        for level in _LEVELS
                        if any(f.level == level and f.session == session.id for f in found)
                    ),
                    None,
                )
            }
            for session in event.sessions
        ],
    }


def _session_json(event: Event, session: Session) -> dict[str, Any]:
    return {
        "id": session.id,
        "title": session.title,
        "kind": session.kind.value,
        "start": session.start and session.start.replace(tzinfo=None).isoformat(),
        "end": session.end and session.end.replace(tzinfo=None).isoformat(),
        "room": session.room,
        "has_places": not event.is_placeless(session),
    }


def assembly_of(kept: Kept, session: str) -> tuple[Check, Assembly]:
    """A session with places, and the check that it is part of.

    Raises
    ------
    UnknownNameError
        Where there is no such session, or nobody has a place there.
    """
    kept.event.sessions_asked(session)
    checked = checked_of(kept)
    found = next((a for a in checked.occasion.assemblies if a.session.id == session), None)
    if found is None:
        raise UnknownNameError(
            Said("session with places"),
            session,
            [a.session.id for a in checked.occasion.assemblies],
        )
    return checked, found


def view_of(kept: Kept, session: str, who: Entry, language: str = "") -> SessionView:
    """A session as somebody may see it.

    Raises
    ------
    UnknownNameError
        Where there is no such session, or nobody has a place there.
    """
    checked, assembly = assembly_of(kept, session)
    spoken = language_of(kept.event, language)
    views, key = _VIEWS.of(kept.stand, dict), (session, who.role.audience, spoken)
    if (view := views.get(key)) is None:
        view = views[key] = session_view(checked, assembly, who.role.audience, spoken)
    return own_part(view, who.delegation) if who.role.of_delegation else view


def session_json(kept: Kept, session: str, who: Entry, language: str = "") -> dict[str, Any]:
    """A session as somebody may see it: ``event``, ``revision``, ``session``, ``audience``, ``head``,
    ``room``, ``tables``, ``rows``, ``guests``, ``findings``, ``marks``, ``pinned``.

    Places name their guest by id; ``guests`` holds each who attends once, in the order of
    precedence where the audience may know it, else of the alphabet, with ``place``, the id of the
    place, ``table`` and ``seat`` as people call them; what is empty is left out. ``findings`` are
    lists by level, where the same ``id`` says the same at any revision; with ``marks`` (by guest) and ``pinned`` they are there for audiences that may
    know of them.
    """
    view = view_of(kept, session, who, language)
    return people_json(kept, session, who, language) | {
        # Of a draft: which version it grew from stands in the event.
        "head": _plain(asdict(replace(view.head, version="", stage="", published=None))),
        "room": _plain(asdict(view.room)),
        "tables": [_group_json(t) for t in view.tables],
        "rows": [_group_json(r) for r in view.rows],
        "marked": list(view.marked),
    }


def people_json(kept: Kept, session: str, who: Entry, language: str = "") -> dict[str, Any]:
    """The same without its room and places: ``guests``, ``findings``, ``cost``, ``marks``, ``pinned``."""
    checked, assembly = assembly_of(kept, session)
    view = view_of(kept, session, who, language)
    sees = who.role.sees
    spoken = language_of(kept.event, language)
    order = "precedence" if sees.ranks else "name"
    listed = guest_list_view(
        checked,
        assembly,
        order,  # type: ignore[arg-type]  # both are orders
        who.role.audience,
        spoken,
    )
    seated = kept.event.plan.place_of
    guests = [
        _guest_json(e.guest)
        | _told({"place": seated.get((session, e.guest.id)), "table": e.table, "seat": e.place})
        for e in listed.entries
        if not who.role.of_delegation or e.guest.delegation_id == who.delegation
    ]
    told: dict[str, Any] = {
        "event": kept.key,
        "revision": kept.revision,
        "session": _session_json(kept.event, assembly.session),
        "audience": who.role.audience,
        "language": spoken,
        "guests": guests,
    }
    if sees.findings:
        told["findings"] = _by_level(view.findings)
        told["cost"] = {level: sum(f["cost"] for f in told["findings"][level]) for level in _LEVELS}
        told["pinned"] = sorted(
            {
                r.a[0]
                for r in kept.event.rules
                if r.kind == Pin.kind and len(r.a) == 1 and session in (r.sessions or (session,))
            }
        )
    if sees.marks:
        told["marks"] = {
            p.guest: [m.value for m in p.marks]
            for p in kept.event.plan.of_session(session)
            if p.marks
        }
    return told


def _by_level(findings: Sequence[FindingView]) -> dict[str, list[dict[str, Any]]]:
    counted: Counter[str] = Counter()
    return {
        level: [
            {
                "id": _numbered(_id(f), counted),
                "rule": f.rule,
                "kind": f.kind,
                "cost": f.cost,
                "guests": list(f.guests),
                "places": list(f.places),
                "unavoidable": f.unavoidable,
                "text": f.text,
            }
            for f in findings
            if f.level == level
        ]
        for level in _LEVELS
    }


@lru_cache(maxsize=_FINDINGS)
def _id(finding: FindingView) -> str:
    """What says the same has the same id, in any process and at any revision."""
    f = finding
    said = "\0".join((f.level, f.rule, " ".join(f.guests), " ".join(f.places), f.text))
    return "f-" + blake2b(said.encode(), digest_size=_DIGEST).hexdigest()


def _numbered(id: str, counted: Counter[str]) -> str:
    """The same for the first that says so, with a number for those after it."""
    counted[id] += 1
    return id if counted[id] == 1 else f"{id}-{counted[id]}"


def _group_json(group: Any) -> dict[str, Any]:
    """A table, or a block of rows."""
    values = {
        "id": group.id,
        "name": group.name,
        "called": group.called,
        "form": group.form,
        "whole": group.whole,
        "places": [_place_json(p) for p in group.places],
    }
    if hasattr(group, "outlines"):
        values["outlines"] = [_plain(asdict(o)) for o in group.outlines]
    return values


def _place_json(place: PlaceView) -> dict[str, Any]:
    values = {
        "id": place.id,
        "number": place.number,
        "x": round(place.x, 3),
        "y": round(place.y, 3),
        "facing": round(place.facing, 1),
        "kind": place.kind,
        "honour": place.honour,
        "guest": place.guest.id if place.guest is not None else None,
    }
    more = {"office": place.office, "row": place.row, "hangs_on": place.hangs_on}
    return values | _told(more)


@lru_cache(maxsize=_GUESTS)
def _guest_json(guest: GuestView) -> dict[str, Any]:
    """Not to be changed: whoever asks again has the same."""
    return _told(_plain(asdict(guest)))


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of something; what is empty is left out."""
    return {k: v for k, v in values.items() if v not in ("", None, (), [])}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, float):
        return round(value, 3)
    return value


def costs_json(kept: Kept, session: str, guest: str) -> dict[str, Any]:
    """What each place of a session would cost a guest, as the change of cost by level.

    ``places``: by place ``[must, should, prefer]``; who sits there would have the guest's place.

    Raises
    ------
    UnknownNameError
        Where there is no such session, or the guest does not attend.
    """
    assembly_of(kept, session)
    questions = questions_of(kept)
    assembly = questions.assembly(guest, session)
    by_level, _ = questions.exchanges(assembly, guest)
    return {
        "revision": kept.revision,
        "session": session,
        "guest": guest,
        "place": kept.event.plan.place_of.get((session, guest)),
        "places": {
            place.id: costs for place, costs in zip(assembly.places, by_level.tolist(), strict=True)
        },
    }


def findings_of(kept: Kept, sessions: list[str], who: Entry, language: str = "") -> dict[str, Any]:
    """The findings of some sessions by session and level, for an audience that may know them."""
    checked = checked_of(kept)
    spoken = language_of(kept.event, language)
    views = {
        a.session.id: session_findings(checked, a, who.role.audience, spoken)
        for a in checked.occasion.assemblies
        if a.session.id in sessions
    }
    return {session: _by_level(found) for session, found in views.items()}
