"""The planning room: one event, one of its sessions, as the caller may see them."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from preseance.errors import UnknownNameError
from preseance.server.events import seen, store
from preseance.server.events.roles import Op
from preseance.server.pages.opening import language, opened, said, said_all
from preseance.server.pages.room_patches import patch_of
from preseance.server.pages.room_picture import picture_of
from preseance.server.pages.room_words import HELP, WORDS
from preseance.wording.said import Said

PATCH = "X-Preseance-Patch"
"""Header of a page that looks again after a change: the revision that it shows."""
_LONGEST = 9
_VIEWS = ("plan", "list")


@require_GET
@login_required
@gzip_page
def room(request: HttpRequest, event: str) -> HttpResponse:
    """One event: ``?session=ID`` is one of its sessions, ``&view=list`` the plan in words."""
    at = opened(request, event)
    who, kept = at.who, at.kept
    arranges = who.may(Op.ARRANGE)
    can_undo, can_redo = store.can_turn(kept, at.person.pk) if arranges else (False, False)
    turning = {"arranges": arranges, "can_undo": can_undo, "can_redo": can_redo}
    known = request.headers.get(PATCH, "")
    try:
        sessions = [s.id for s in kept.event.sessions if not kept.event.is_placeless(s)]
        session = _session(sessions, request.GET.get("session", ""))
        picture = picture_of(kept, session, who) if session else None
    except UnknownNameError:
        raise Http404 from None
    if picture is not None and known.isdecimal() and len(known) <= _LONGEST:
        patch = patch_of(picture, int(known), who)
        if patch is not None:
            return patch.answer(request, turning)
    if not known:
        store.audit(who.pk, at.person, "opened")
    told = picture.told if picture else seen.event_json(kept, who, language())
    wanted = request.GET.get("view", "")
    context = {
        "event": told,
        "session": session,
        "words": said_all(WORDS),
        "spoken": {name: said(text) for name, text in WORDS.items()},
        "help": [(_key(key), said(text)) for key, text in HELP],
        "asks": who.may(Op.ASK),
        "solves": who.may(Op.SOLVE),
        "marks": who.may(Op.MARK),
        "view": wanted if wanted in _VIEWS else "",
        **turning,
        **(picture.context() if picture else {}),
    }
    return at.shown("room.html", "room", context)


def _key(key: str | Said) -> str:
    """A key as it is called; of a command that has a letter, the letter."""
    if isinstance(key, Said):
        return said(key)
    return said(WORDS[key])[-1] if key in WORDS else key


def _session(with_places: Sequence[str], wanted: str) -> str:
    """The session asked for; else the first with places."""
    if wanted and wanted not in with_places:
        raise UnknownNameError(Said("session"), wanted, with_places)
    return wanted or next(iter(with_places), "")
