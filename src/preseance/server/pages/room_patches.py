"""What a page that looks again is told: made once for all who show the same and may see the same."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse

from preseance.server.events.access import Entry
from preseance.server.events.store import Remembering
from preseance.server.pages.room_picture import Difference, Picture, difference, held, key_of

_HELD = 16
"""Revisions to which it is held what leads there."""
_SHORT = 200
"""Bytes below which packing gains nothing."""
_LEVEL = 6
_VARY = "Cookie, Accept-Language, Accept-Encoding"


class Patch:
    """What is to be changed in a page, as JSON that lacks what is each viewer's own."""

    def __init__(self, told: Mapping[str, object]) -> None:
        self._told = json.dumps(told, cls=DjangoJSONEncoder)
        self._packed: dict[str, bytes] = {}

    def answer(self, request: HttpRequest, own: Mapping[str, bool]) -> HttpResponse:
        """The whole, packed where the browser can unpack it."""
        last = json.dumps(own)
        whole = f"{self._told[:-1]}, {last[1:]}".encode()
        headers = {"Vary": _VARY}
        if len(whole) >= _SHORT and "gzip" in request.headers.get("Accept-Encoding", ""):
            if last not in self._packed:
                self._packed[last] = gzip.compress(whole, _LEVEL, mtime=0)
            whole = self._packed[last]
            headers["Content-Encoding"] = "gzip"
        return HttpResponse(whole, content_type="application/json", headers=headers)


_PATCHES: Remembering[dict[tuple[object, ...], Patch | None]] = Remembering(_HELD)
"""By the revision that is shown, session, role and language."""


def patch_of(now: Picture, shown: int, who: Entry) -> Patch | None:
    """What leads from a revision that somebody was shown; None where the page is to be made anew."""
    patches, key = _PATCHES.of(now.stand, dict), (shown, *key_of(now.page["session"], who))
    with _PATCHES.making(now.stand):
        if key not in patches:
            before = held(now.stand._replace(revision=shown), now.page["session"], who)
            told = None if before is None else difference(before, now)
            patches[key] = None if told is None else _patch(told, now)
        return patches[key]


def _patch(told: Difference, now: Picture) -> Patch:
    return Patch(
        {
            "drawn": "".join(told.drawn),
            "written": "".join(told.written),
            "gone": told.gone,
            "size": now.plan.size,
            "family": now.plan.family,
            "stage": now.stage,
            "page": told.page,
        }
    )
