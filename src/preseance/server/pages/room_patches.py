"""What a page is told that shows an earlier revision: made once for all who show the same and may see the same."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from preseance.errors import UnknownNameError
from preseance.server.events import store
from preseance.server.events.access import Entry
from preseance.server.events.store import Remembering
from preseance.server.pages.room_picture import (
    Difference,
    Picture,
    difference,
    held,
    held_since,
    key_of,
    picture_of,
)

_HELD = 16
"""Revisions to which it is held what leads there."""
_SHORT = 200
"""Bytes below which packing gains nothing."""
_LEVEL = 6
_VARY = "Cookie, Accept-Language, Accept-Encoding"


class Patch:
    """What is to be changed in a page, as JSON that lacks what is each viewer's own."""

    def __init__(self, told: Mapping[str, object]) -> None:
        self.told = json.dumps(told, cls=DjangoJSONEncoder)
        self._packed: dict[str, bytes] = {}

    def answer(self, request: HttpRequest, own: Mapping[str, bool]) -> HttpResponse:
        """The whole, packed where the browser can unpack it."""
        last = json.dumps(own)
        whole = f"{self.told[:-1]}, {last[1:]}".encode()
        headers = {"Vary": _VARY}
        if len(whole) >= _SHORT and "gzip" in request.headers.get("Accept-Encoding", ""):
            if last not in self._packed:
                self._packed[last] = gzip.compress(whole, _LEVEL, mtime=0)
            whole = self._packed[last]
            headers["Content-Encoding"] = "gzip"
        return HttpResponse(whole, content_type="application/json", headers=headers)


_PATCHES: Remembering[dict[tuple[object, ...], Patch | None]] = Remembering(_HELD)
"""By the revisions that are shown, session, role and language."""


def patch_of(now: Picture, shown: int, who: Entry) -> Patch | None:
    """What leads from a revision that somebody was shown; None where the page is to be made anew."""
    before = held(now.stand._replace(revision=shown), now.page["session"], who)
    return None if before is None else _led(now, [before], who)


def step_of(who: Entry, session: str, spoken: str, shown: int) -> tuple[int, str] | None:
    """The same for pages that wait to be told, and show that revision or a later one: the newest, and what leads there.

    None where they are to ask for themselves. It is what they would be given: of their role, and nothing else.
    """
    with translation.override(spoken):
        try:
            picture = picture_of(store.latest(who.key), session, who)
        except UnknownNameError:
            return None
        patch = _led(picture, held_since(picture, shown, who), who)
        return None if patch is None else (picture.stand.revision, patch.told)


def _led(now: Picture, before: Sequence[Picture], who: Entry) -> Patch | None:
    """What leads from whichever of some pictures a page shows."""
    if not before:
        return None
    patches = _PATCHES.of(now.stand, dict)
    shown = tuple(one.stand.revision for one in before)
    key = (shown, *key_of(now.page["session"], who))
    with _PATCHES.making(now.stand):
        if key not in patches:
            told = difference(before, now)
            patches[key] = None if told is None else _patch(told, now, shown)
        return patches[key]


def _patch(told: Difference, now: Picture, shown: tuple[int, ...]) -> Patch:
    return Patch(
        {
            "from": shown,
            "drawn": "".join(told.drawn),
            "written": "".join(told.written),
            "gone": told.gone,
            "found": {level: found._asdict() for level, found in told.found.items()},
            "size": now.plan.size,
            "family": now.plan.family,
            "stage": now.stage,
            "page": told.page,
        }
    )
