"""Ranking: the guests in order of precedence; with another scheme, both orders side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from preseance.door.events import Source, opened
from preseance.door.report import Report
from preseance.door.telling import Column, Grid, Line, Part
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.naming import full_name
from preseance.planning.occasion.flags import flag_rows, flags_at
from preseance.planning.occasion.making import occasion_of
from preseance.protocol import Comparison, OrderOfPrecedence, Rank, Shift, compare, order
from preseance.protocol.sources import source_said
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.languages import words_in
from preseance.wording.wording import Wording

WORDS: Mapping[str, str] = {
    "rank": "Rank",
    "guest": "Guest",
    "why": "Why",
    "host": "host",
    "hostess": "host",
    "gains": "▲ gains {n}",
    "loses": "▼ loses {n}",
    "same": "= same",
    "change": "Change",
    "sum": "From {a} to {b}: {up} gain, {down} lose, {same} unchanged.",
}


def precedence(event: Source, *, scheme: str | None = None) -> RankReport:
    """Rank the guests, each with the reason of its rank and its source.

    With ``scheme`` they are ranked by that scheme, and its order is set beside the event's own.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such scheme.
    """
    known = opened(event)
    ranked = order(known, scheme=scheme)
    comparison = compare(order(known), ranked) if scheme is not None else None
    return RankReport(known, ranked, comparison, scheme)


@dataclass(frozen=True, repr=False)
class RankReport(Report):
    """The guests in order."""

    event: Event
    precedence: OrderOfPrecedence
    comparison: Comparison | None = None
    """The event's own order beside that of the scheme asked for."""
    scheme: str | None = None

    @property
    def guests(self) -> tuple[str, ...]:
        """Guest ids in order, the hosts first."""
        return tuple(r.guest for r in self.precedence.ranks)

    def criterion(self, language: Language | None = None) -> str:
        """By what they are ranked, in one sentence."""
        return wording_of(self.event, language).sentence(self.precedence.sentence)

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """The order with reasons and sources, remarks, and the comparison where there is one."""
        wording = wording_of(self.event, language)
        report: dict[str, Any] = {
            "order": [
                {
                    "guest": r.guest,
                    "position": None if r.comes_for else r.position,
                    "first": None if r.comes_for else r.first,
                    "last": None if r.comes_for else r.last,
                    "equal_with": list(self.precedence.equals_of[r.guest]),
                    "class": r.class_id,
                    "key": list(r.key),
                    "reason": wording.sentence(r.reason),
                    "source": str(wording.word(source_said(r.source))),
                }
                for r in self.precedence.ranks
            ],
            "remarks": [wording.sentence(r.message) for r in self.precedence.remarks],
            "flags": _flags_in_order(self.event),
        }
        if self.comparison is not None:
            report["compared_with"] = {
                "scheme": self.comparison.first.scheme,
                "changes": [
                    {
                        "guest": s.guest,
                        "from": _number(s.first),
                        "to": _number(s.second),
                        "gained": s.gained,
                    }
                    for s in self.comparison.shifts
                ],
            }
        return report

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """The criterion, the guests in order or both orders side by side, remarks."""
        wording = wording_of(self.event, language)
        words = words_in(wording.language, "precedence.table", WORDS)
        yield Line(self.criterion(language))
        if self.comparison is None:
            yield self._listed(wording, words)
        else:
            yield self._side_by_side(self.comparison, words, wording.language)
            yield Line(self._summed(self.comparison, words))
        for remark in self.precedence.remarks:
            yield Line(f"–  {wording.sentence(remark.message)}")

    def _name(self, guest: Guest, language: str) -> str:
        return full_name(guest, self.event.guest_by_id, language)

    def _listed(self, wording: Wording, words: Mapping[str, str]) -> Grid:
        def row(guest: Guest, rank: Rank, why: str) -> tuple[str, ...]:
            equal = bool(self.precedence.equals_of[rank.guest])
            return _standing(rank, guest, words, equal), self._name(guest, wording.language), why

        columns = (
            Column(words["rank"], right=True, width="whole"),
            Column(words["guest"]),
            Column(words["why"], width="rest"),
        )
        return Grid(
            columns,
            tuple(
                row(
                    self.event.guest_by_id[r.guest],
                    r,
                    f"{wording.sentence(r.reason)} [{wording.word(source_said(r.source))}]",
                )
                for r in self.precedence.ranks
            ),
        )

    def _side_by_side(
        self, comparison: Comparison, words: Mapping[str, str], language: str
    ) -> Grid:
        def row(shift: Shift) -> tuple[str | Line, ...]:
            guest = self.event.guest_by_id[shift.guest]
            first, second = map(_number, (shift.first, shift.second))
            return (
                _position(first, guest, words),
                _position(second, guest, words),
                _change(shift, words),
                self._name(guest, language),
            )

        columns = (
            Column(self.event.scheme, right=True),
            Column(self.scheme or "", right=True),
            Column(words["change"], width="whole"),
            Column(words["guest"], width="rest"),
        )
        return Grid(columns, tuple(map(row, comparison.shifts)))

    def _summed(self, comparison: Comparison, words: Mapping[str, str]) -> str:
        up, down = len(comparison.gainers), len(comparison.losers)
        same = len(comparison.shifts) - up - down
        return words["sum"].format(a=self.event.scheme, b=self.scheme, up=up, down=down, same=same)


def _flags_in_order(event: Event) -> list[dict[str, Any]]:
    """Delegations in the order of honour of each row of flags, session by session."""
    if not any(room.flags for room in event.rooms):
        return []
    return [
        {
            "session": assembly.session.id,
            "row": row.id,
            "order": [
                flag.delegation
                for flag in sorted(
                    (f for f in flags_at(event, assembly, row, event.plan) if f.honour is not None),
                    key=lambda f: f.honour or 0,
                )
            ],
        }
        for assembly in occasion_of(event).assemblies
        for row in flag_rows(event, assembly)
        if row.form != "table"
    ]


def _standing(rank: Rank, guest: Guest, words: Mapping[str, str], equal: bool) -> str:
    """The position, as ``3=`` where others share it, as ``3–7`` where what is known leaves it open."""
    if equal:
        return f"{rank.first}="
    if rank.first < rank.last and not rank.comes_for:
        return f"{rank.first}–{rank.last}"
    return _position(_number(rank), guest, words)


def _number(rank: Rank | None) -> int | None:
    """The position, 0 for hosts; None for who is not in the order or has no rank."""
    return None if rank is None or rank.comes_for else rank.position


def _position(position: int | None, guest: Guest, words: Mapping[str, str]) -> str:
    if position is None:
        return "–"
    return str(position) if position else words["hostess" if guest.sex == "F" else "host"]


def _change(shift: Shift, words: Mapping[str, str]) -> Line:
    if not shift.gained:
        return Line(words["same"], "aside")
    if shift.gained > 0:
        return Line(words["gains"].format(n=shift.gained), "gain")
    return Line(words["loses"].format(n=-shift.gained), "loss")
