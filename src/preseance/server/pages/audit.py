"""The owner's page of who saw and changed what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from preseance.server.events import auditing
from preseance.server.events.roles import Op
from preseance.server.pages.done_words import done
from preseance.server.pages.members import ROLE_WORDS
from preseance.server.pages.navigation import PAGES
from preseance.server.pages.opening import opened, said
from preseance.wording.said import Said

WHAT: Mapping[str, Said] = {
    auditing.CHANGED: Said("changed the event"),
    "opened": Said("opened a page"),
    "opened-by-link": Said("opened by a link"),
    "created": Said("brought the event in"),
    "exported": Said("took the files out"),
    "printed": Said("had papers"),
    "member": Said("gave a role"),
    "member-dropped": Said("took a role away"),
    "invitation": Said("made an invitation"),
    "password-link": Said("made a link for another password"),
    "link": Said("made a link to see"),
    "link-revoked": Said("revoked a link to see"),
    "proposal-link": Said("made a link to enter names"),
    "proposal-link-revoked": Said("revoked a link to enter names"),
    "held": Said("took out what is held of a guest"),
    "erased": Said("erased a guest"),
    "retention": Said("said how long the event is kept"),
    "proposed": Said("proposed something"),
    "proposal-taken": Said("took a proposal"),
    "proposal-refused": Said("refused a proposal"),
}
"""What is written down, in words; what is not among these is shown by its name."""
_LONGEST = 300


@require_GET
@login_required
def audit_page(request: HttpRequest, event: str) -> HttpResponse:
    """The latest first; ``?who=`` and ``?what=`` choose, ``?after=`` goes on."""
    at = opened(request, event, Op.AUDIT)
    who, what, after = (request.GET.get(name, "") for name in ("who", "what", "after"))
    if any(len(text) > _LONGEST or "\0" in text for text in (who, what, after)):
        raise Http404
    try:
        found, further = auditing.noted(at.who.pk, who=who, what=what, after=after)
    except ValueError:
        raise Http404 from None
    chosen = {"who": who, "what": what}
    context = {
        "entries": [
            {"noted": one, "what": _called(one.what), "detail": _detail(one.detail)}
            for one in found
        ],
        "people": auditing.people(at.who.pk),
        "kinds": [{"name": k, "called": _called(k)} for k in auditing.kinds(at.who.pk)],
        "chosen": chosen,
        "further": urlencode(chosen | {"after": further}) if further else "",
        "later": bool(after),
        "first": urlencode(chosen),
    }
    return at.shown("audit.html", "audit", context)


def _called(what: str) -> str:
    return said(WHAT[what]) if what in WHAT else what


def _detail(detail: Mapping[str, Any]) -> str:
    """What it was about, as it was written down: names, roles, pages, revisions."""
    return ", ".join(
        done(detail["act"], value) if name == "do" else _value(name, value)
        for name, value in detail.items()
        if value not in ("", None, []) and name != "act"
    )


def _value(name: str, value: Any) -> str:
    called = {one.name: one.called for one in PAGES}
    if name == "role" and value in ROLE_WORDS:
        return said(ROLE_WORDS[value])
    if name == "page" and value in called:
        return said(called[value])
    if name == "revision":
        return f"r{value}"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
