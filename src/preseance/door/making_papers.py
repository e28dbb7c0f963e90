"""A session as its papers are made from it: in which languages, for whom, which copy, each view once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any, Literal, Protocol, TypeVar, cast

from preseance.documents.words import word
from preseance.door.paper_kinds import Order
from preseance.planning.checks.checking import Check
from preseance.rules.shapes import Assembly
from preseance.views.guests import guest_list_view
from preseance.views.occasions import (
    event_entries,
)
from preseance.views.records import GuestListView, Language, PaperHead, SessionView
from preseance.views.sessions import paper_languages, session_view
from preseance.views.tongues import in_two_languages
from preseance.wording.tongues import in_each, languages_in, named_together


class _Headed(Protocol):
    @property
    def head(self) -> PaperHead: ...


_View = TypeVar("_View", bound=_Headed)


@dataclass(frozen=True)
class Making:
    """A session to be printed, and how."""

    checked: Check
    assembly: Assembly
    order: Order
    before: Check | None = None
    """The version that the kitchen was sent, where only what differs is to be told."""
    number: str = ""
    """Of that version."""
    copy: tuple[int, int, str] | None = None
    """Which one of how many copies is made, and for whom."""
    _views: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    _made: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)

    @property
    def languages(self) -> tuple[Language, ...]:
        """What its papers are written in: what was asked for, else what session or event say."""
        event = self.checked.occasion.event
        return languages_in(self.order.language or paper_languages(event, self.assembly.session))

    def told_in(self, language: Language) -> tuple[Check, Assembly]:
        """Check and session, with rooms, tables and delegations called as that language has them."""
        return told_in_language(self.checked, self.assembly.session.id, language)

    def seen(self, view: Callable[[Language], _View]) -> _View:
        """A view in one language, or of both in two, headed."""
        first, *second = map(view, self.languages)
        return self.headed(in_two_languages(first, second[0]) if second else first)

    def headed(self, view: _View) -> _View:
        """The view, its head saying from which version it has grown, its marking and which copy it is."""
        order = self.order
        copied = ""
        if self.copy is not None:
            number, of, holder = self.copy
            named = in_each(
                named_together(self.languages), lambda own: word("copy-of", own, number, of)
            )
            copied = f"{named} · {holder}"
        head = replace(view.head, grown_from=order.grown_from, marking=order.marking, copy=copied)
        return replace(view, head=head)  # type: ignore[type-var]  # every view is a dataclass

    def room(self) -> SessionView:
        """The session as it is drawn; made once for all papers."""
        audience = self.order.audience
        return self._once(
            "room", lambda own: session_view(*self.told_in(own), audience, own, findings=False)
        )

    def guests(self, by: Literal["precedence", "name", "place", "delegation"]) -> GuestListView:
        """The guests of the session, those alone who were asked for; made once for all papers."""
        audience = self.order.audience
        return self._once(by, lambda own: guest_list_view(*self.told_in(own), by, audience, own))

    def _once(self, name: str, view: Callable[[Language], _View]) -> _View:
        """The view of that name, made by whichever paper asks first."""
        with self._made:
            if name not in self._views:
                self._views[name] = self.seen(view)
            return cast(_View, self._views[name])

    def whole_event(self) -> GuestListView:
        """The guests of all sessions, those alone whose cards were asked for."""
        audience, wanted = self.order.audience, self.order.asked.guests

        def own(language: Language) -> GuestListView:
            checked, assembly = self.told_in(language)
            entries = event_entries(checked, audience, language)
            view = guest_list_view(checked, assembly, "name", audience, language)
            kept = tuple(e for e in entries if not wanted or e.guest.id in wanted)
            return replace(view, entries=kept)

        return self.seen(own)

    def asked_guests(self, by: Literal["name", "place"]) -> GuestListView:
        """The same, those alone whose cards were asked for."""
        view, wanted = self.guests(by), self.order.asked.guests
        kept = tuple(e for e in view.entries if not wanted or e.guest.id in wanted)
        return replace(view, entries=kept)


def told_in_language(checked: Check, session: str, language: Language) -> tuple[Check, Assembly]:
    """A check and one of its sessions, called as that language has them."""
    told = checked.in_language(language)
    return told, next(a for a in told.occasion.assemblies if a.session.id == session)
