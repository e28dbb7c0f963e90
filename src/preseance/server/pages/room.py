"""The planning room: one event, one of its sessions, as the caller may see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from preseance.documents.pages.working_plan import Spoken, working_plan
from preseance.errors import UnknownNameError
from preseance.server.events import seen, store
from preseance.server.events.access import Entry
from preseance.server.events.roles import Op
from preseance.server.events.store import Kept
from preseance.server.pages.opening import language, opened, said, said_all
from preseance.server.pages.room_data import by_honour, page_data, stage_of
from preseance.server.pages.room_words import HELP, WORDS
from preseance.views.records import GuestView, PlaceView, RowView, SessionView, TableView
from preseance.wording.said import Said

PATCH = "X-Preseance-Patch"
"""Header of a page that looks again after a change: it was opened before."""
_LEVELS = ("must", "should", "prefer")
_VIEWS = ("plan", "list")


@require_GET
@login_required
@gzip_page
def room(request: HttpRequest, event: str) -> HttpResponse:
    """One event: ``?session=ID`` is one of its sessions, ``&view=list`` the plan in words."""
    at = opened(request, event)
    who, kept = at.who, at.kept
    try:
        told = seen.event_json(kept, who, language())
        session = _session(told["sessions"], request.GET.get("session", ""))
        shown = _shown(kept, session, who) if session else {}
    except UnknownNameError:
        raise Http404 from None
    if PATCH not in request.headers:
        store.audit(who.pk, at.person, "opened")
    arranges = who.may(Op.ARRANGE)
    can_undo, can_redo = store.can_turn(event, at.person) if arranges else (False, False)
    wanted = request.GET.get("view", "")
    context = {
        "event": told,
        "session": session,
        "words": said_all(WORDS),
        "spoken": {name: said(text) for name, text in WORDS.items()},
        "help": [(_key(key), said(text)) for key, text in HELP],
        "arranges": arranges,
        "asks": who.may(Op.ASK),
        "solves": who.may(Op.SOLVE),
        "marks": who.may(Op.MARK),
        "can_undo": can_undo,
        "can_redo": can_redo,
        "view": wanted if wanted in _VIEWS else "",
        **shown,
    }
    return at.shown("room.html", "room", context)


def _key(key: str | Said) -> str:
    """A key as it is called; of a command that has a letter, the letter."""
    if isinstance(key, Said):
        return said(key)
    return said(WORDS[key])[-1] if key in WORDS else key


def _session(sessions: Sequence[dict[str, Any]], wanted: str) -> str:
    """The session asked for; else the first with places."""
    with_places = [s["id"] for s in sessions if s["has_places"]]
    if wanted and wanted not in with_places:
        raise UnknownNameError(Said("session"), wanted, with_places)
    return wanted or next(iter(with_places), "")


def _shown(kept: Kept, session: str, who: Entry) -> dict[str, Any]:
    """What the page shows of a session."""
    told = seen.session_json(kept, session, who, language())
    view = seen.view_of(kept, session, who, language())
    groups: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    called = {p.id: (group, p) for group in groups for p in group.places}
    counts = _counts(told.get("findings", {}))
    naming = _Naming(called, counts)
    worst = {
        place: next(level for level in _LEVELS if level in found) for place, found in counts.items()
    }
    plan = working_plan(
        view, Spoken(said(Said("Plan of «{session}»", session=view.head.session)), naming.of, worst)
    )
    return {
        # Made of texts that were escaped one by one.
        "plan": mark_safe(plan),
        "groups": list(_groups(view, naming, worst)),
        "guests": [
            g | {"where": naming.where(*called[g["place"]]) if g.get("place") in called else ""}
            for g in told["guests"]
        ],
        "without": sum("place" not in g for g in told["guests"]),
        "findings": [
            {"level": level, "called": said(WORDS[level]), "rows": told["findings"][level]}
            for level in _LEVELS
        ]
        if "findings" in told
        else None,
        "found": any(told.get("findings", {}).values()),
        "page": page_data(kept, told, who, groups, lambda id: naming.where(*called[id])),
        "stage": (stage := stage_of(told)),
        "stage_called": said(WORDS[f"stage-{stage}"]) if stage else "",
    }


def _counts(findings: dict[str, list[dict[str, Any]]]) -> dict[str, dict[str, int]]:
    """By place, how many findings of each level."""
    found: dict[str, dict[str, int]] = {}
    for level in _LEVELS:
        for finding in findings.get(level, ()):
            for place in finding["places"]:
                levels = found.setdefault(place, {})
                levels[level] = levels.get(level, 0) + 1
    return found


class _Naming:
    """What places are called by those who hear the plan."""

    def __init__(
        self,
        places: dict[str, tuple[TableView | RowView, PlaceView]],
        counts: dict[str, dict[str, int]],
    ) -> None:
        self._places, self._counts = places, counts

    def where(self, group: TableView | RowView, place: PlaceView) -> str:
        """Table and number."""
        name = group.called or group.name
        number = f"{place.row} {place.number}".strip()
        if place.kind == "auxiliary":
            number = said(Said("interpreter’s chair"))
        elif number:
            number = said(Said("place {number}", number=number))
        return ", ".join(part for part in (name, number) if part) or place.id

    def guest(self, guest: GuestView | None) -> str:
        """Who has it."""
        if guest is None:
            return said(WORDS["free"])
        rank = said(Said("rank {rank}", rank=str(guest.rank))) if guest.rank else ""
        return ", ".join(part for part in (guest.full_name, guest.delegation, rank) if part)

    def found(self, place: PlaceView) -> str:
        """How many findings concern it."""
        levels = self._counts.get(place.id, {})
        return ", ".join(f"{said(WORDS[level])}: {number}" for level, number in levels.items())

    def of(self, place: PlaceView) -> str:
        """All of it."""
        group, _ = self._places[place.id]
        parts = (self.where(group, place), self.guest(place.guest), self.found(place))
        return ". ".join(part for part in parts if part)


def _groups(view: SessionView, naming: _Naming, worst: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Tables and rows in words: presiding places first, then by honour, auxiliary ones last."""
    groups: tuple[TableView | RowView, ...] = (*view.tables, *view.rows)
    for group in groups:
        yield {
            "id": group.id,
            "called": group.called or group.name or view.head.session,
            "places": [
                {
                    "id": p.id,
                    "number": f"{p.row} {p.number}".strip() or "–",
                    "guest": p.guest,
                    "worst": worst.get(p.id, ""),
                    "called": naming.of(p),
                }
                for p in by_honour(group)
            ],
        }
