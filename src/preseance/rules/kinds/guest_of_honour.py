"""The guest of honour of a session has the first place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import Assembly, Default, Demand, Param, PlaceRule, choice
from preseance.wording.message import GuestRef


class GuestOfHonour(PlaceRule):
    """Give the guest of honour the first place.

    Whom a session names as ``guest_of_honour`` has the first place of honour of the first table,
    even where others outrank them (a remark says so). In mixed company with a host and a co-host a
    guest of the host's own sex has the co-host's right instead; ``at=host`` (setting
    ``guest_of_honour.at``) seats everybody the session honours at the host's right, ``at=co-host`` at the
    co-host's. On by default in every session.

    Why
    ---
    The occasion is given for them. Whoever outranks them is told beforehand, or made co-host.

    Kept
    ----
    The guest of honour has the first place.

    Broken
    ------
    They are elsewhere.

    Formula
    -------
    weight × 1 in each session where they attend and are not there.

    Source
    ------
    Air Force protocol guide 'Til Wheels Are Up; DA PAM 600-60 (mixed company).
    """

    kind = "guest_of_honour"
    title = "the guest of honour first"
    defaults: ClassVar[Mapping[str, Default]] = {"guest_of_honour": Default(Level.SHOULD, 50)}
    params: ClassVar[Mapping[str, Param]] = {
        "at": choice(("custom", "host", "co-host"), "at whose right the guest of honour sits"),
    }
    messages: ClassVar[Mapping[str, str]] = {
        "guest_of_honour.elsewhere": "{a}, guest of honour, is at {p} and not at the first place.",
        "guest_of_honour.nowhere": "{a}, guest of honour, has no place.",
    }

    def demands(self, assembly: Assembly) -> Sequence[Demand]:
        """One in each session that has a guest of honour who does not preside."""
        honoured = assembly.session.guest_of_honour
        if honoured not in assembly.present or not assembly.tables:
            return []
        item = self.occasion.item_of[honoured]
        first = self._first(assembly, honoured)
        hosts = {self.occasion.event.host_of(assembly.session)}
        if first is None or honoured in hosts or item in self.occasion.hosts_of(assembly):
            return []
        wrong = frozenset(range(len(assembly.places))) - {first}
        spoken = {"a": GuestRef(honoured)}
        return [
            Demand(
                item,
                wrong,
                "guest_of_honour.elsewhere",
                spoken,
                nowhere="guest_of_honour.nowhere",
            )
        ]

    def _first(self, assembly: Assembly, honoured: str) -> int | None:
        """The first place of the first table; the co-host's right for whom mixed company puts there."""
        event, at = self.occasion.event, self.said("at")
        seats = assembly.seats_at[assembly.tables[0]]
        ranked = {
            assembly.places[k].honour: k for k in seats if assembly.places[k].honour is not None
        }
        offices = {assembly.places[k].presiding for k in seats if assembly.places[k].honour is None}
        hosts = [event.host_of(assembly.session), event.co_host_of(assembly.session)]
        first = next(t for t in event.tables_of(assembly.session) if t.id == assembly.tables[0])
        # Where both places beside the host come first, the co-host's right is the third.
        theirs = 2 if first.order == "host-first" else 1
        two = {"host", "co-host"} <= offices and theirs in ranked
        if two and at == "co-host":
            return ranked[theirs]
        mixed = two and at == "custom" and not assembly.session.working
        if mixed and all(h in assembly.present for h in hosts):
            sex = [event.guest_by_id[g].sex for g in (*hosts, honoured)]
            if sex[0] and sex[0] == sex[2] != sex[1]:
                return ranked[theirs]
        return ranked.get(0)
