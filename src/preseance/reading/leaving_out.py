"""What a match says of another day, of countries, or only wishes: nothing that happened at the event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from preseance.reading.encoding import Encoded
from preseance.reading.facts import Kind
from preseance.reading.language import Language
from preseance.reading.people import Mention

_OF_THE_DAY: Final = (
    Kind.SEAT, Kind.SEAT_SWITCH, Kind.ENCOUNTER, Kind.LATE, Kind.LEAVE, Kind.STAND_IN,
)  # fmt: skip
"""What says something of this event only where it is of its day, not of years ago."""
_OF_PEOPLE: Final = (Kind.SEAT, Kind.SEAT_SWITCH, Kind.ENCOUNTER, Kind.STAND_IN)
"""What people do; where countries do it, they sit in councils and cross swords."""
_BEFORE: Final = 8
"""Words before a match that may make a joke of it."""
_YEAR: Final = re.compile(r"(?<![\w.:-])(?:19|20)\d\d(?![\w:-])")


def is_of_another_day(
    language: Language, kind: Kind, sentence: Encoded, days: tuple[date, ...]
) -> bool:
    """Whether a sentence tells of years ago, of another year or another month than these days."""
    if kind not in _OF_THE_DAY:
        return False
    if language.phrase("stance", "elsewhen").search(sentence.text):
        return True
    years = {int(y) for y in _YEAR.findall(sentence.text)}
    if years and not years & {d.year for d in days}:
        return True
    months = language.data["time"]["months"]
    named = {months[m["month"]] for m in _in_month(language).finditer(sentence.text)}
    return bool(named) and not named & {d.month for d in days}


def _in_month(language: Language) -> re.Pattern[str]:
    names = "|".join(language.data["time"]["months"])
    return re.compile(
        rf"(?<![\w-])(?:{language.data['time']['in_month']}) (?P<month>{names})(?![\w-])"
    )


def is_of_countries(kind: Kind, named: Mapping[str, Mention]) -> bool:
    """Whether countries are said to sit, to greet or to stand in."""
    return kind in _OF_PEOPLE and any(m.of_bodies for m in named.values())


def is_of_somebody_else(language: Language, kind: Kind, match: re.Match[str]) -> bool:
    """Whether somebody unknown does it: ``Rui is ill and our counsellor will not take a seat``."""
    if kind in (Kind.REQUEST_NOT_MEET, Kind.REQUEST_MEET):
        return False
    gap = match.groupdict().get("gap1") or ""
    return bool(language.phrase("joining", "anew").search(f"{gap.strip()} x"))


def is_only_wished(language: Language, kind: Kind, match: re.Match[str], sentence: Encoded) -> bool:
    """Whether somebody only wishes it, or jokes: ``asked that she be seated``."""
    if kind not in (Kind.SEAT, Kind.SEAT_SWITCH, Kind.ENCOUNTER, Kind.MEETING_AGREED):
        return False
    if kind is Kind.ENCOUNTER and sentence.text.rstrip('" ').endswith("?"):
        return True
    before = " ".join(sentence.text[: match.start()].split(" ")[-_BEFORE:])
    if kind is not Kind.MEETING_AGREED and language.phrase("stance", "jesting").search(before):
        return True
    gaps = [t.strip() for n, t in match.groupdict().items() if n.startswith("gap") and t]
    wished = language.phrase("stance", "wished")
    bare = language.phrase("stance", "bare")
    let = language.phrase("stance", "let")
    return any(wished.search(g) or bare.fullmatch(g) for g in gaps) or bool(
        let.search(" ".join(before.split(" ")[-2:]))
    )
