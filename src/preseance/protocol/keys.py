"""Rank keys: how a guest's column is read, what it sorts by, and how a sentence shows it.

Every key sorts as text, so that classes that share a level may sort by different columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Final, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from preseance.model.codes import folded
from preseance.protocol import countries, grades, presidencies


class Facts(Protocol):
    """What a guest's keys are read from."""

    @property
    def keys(self) -> Mapping[str, str]:
        """Columns by name, of the office the guest is ranked in."""

    @property
    def country(self) -> str:
        """ISO code."""

    @property
    def called(self) -> str:
        """Name of the country or organisation as its delegation is called; empty for none."""

    @property
    def settings(self) -> Mapping[str, str]:
        """The scheme's settings in force."""

    @property
    def orders(self) -> Mapping[str, Mapping[str, int]]:
        """Values of columns that have an order of their own, with their numbers."""

    @property
    def time_zone(self) -> str:
        """Of the event."""

    @property
    def on(self) -> date:
        """First day of the event."""

    @property
    def title(self) -> str:
        """Function or form of address, which may say that an officer is retired."""

    @property
    def name(self) -> str:
        """What an alphabetical list of persons sorts by."""

    @property
    def place_of_role(self) -> int:
        """Number of the role among those that the class takes, from 1 on."""


class KeyPart(NamedTuple):
    """One rank key of one guest."""

    column: str
    sorted_as: str
    """Compared as text; empty where the key is missing."""
    shown: str
    """As a sentence shows it; empty where the key is missing."""
    optional: bool = False
    malformed: bool = False
    """Something is written there, but it is none of this kind."""

    @property
    def missing(self) -> bool:
        """Whether the guest lacks the key."""
        return not self.sorted_as

    @property
    def sort_key(self) -> tuple[int, str]:
        """What is known goes before what is missing."""
        return (0, self.sorted_as) if self.sorted_as else (1, "")


Reader = Callable[[str, Facts], tuple[str, str]]
"""Column's text and all facts -> what it sorts by and how it is shown; ValueError if malformed."""


def read_key(spec: str, facts: Facts) -> KeyPart:
    """The first of the alternatives ``a|b|c`` that the guest has; ``?`` at the end: optional."""
    malformed = False
    keys, orders = facts.keys, facts.orders
    for column in columns_of(spec):
        text = keys.get(column, "").strip()
        if not text and column not in DERIVED:
            continue
        try:
            if column in orders:
                sorted_as, shown = _listed(text, orders[column])
            else:
                sorted_as, shown = _READERS.get(column, _text)(text, facts)
        except ValueError:
            malformed = True
            continue
        if sorted_as:
            return KeyPart(column, sorted_as, shown, spec[-1] == "?")
    return _missed(spec, malformed)


@cache
def columns_of(spec: str) -> tuple[str, ...]:
    """The columns of a key, in the order in which they are asked."""
    return tuple(spec.removesuffix("?").split("|"))


@cache
def _missed(spec: str, malformed: bool) -> KeyPart:
    """A key that says nothing, or nothing that can be read."""
    return KeyPart(columns_of(spec)[0], "", "", spec.endswith("?"), malformed)


_DATE = re.compile(r"(\d{3,4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _date(text: str, facts: Facts) -> tuple[str, str]:
    day = text[:10]
    if len(day) == 10 and day[4] == day[7] == "-":
        date.fromisoformat(day)  # Refuses 30 February.
        return day, day
    found = _DATE.fullmatch(day)
    if not found:
        raise ValueError(text)
    year, month, number = found.groups("1")
    date(int(year), int(month), int(number))  # Refuses 30 February.
    return day.zfill(4) if len(day) == 3 else day, day


def _moment(text: str, facts: Facts) -> tuple[str, str]:
    if len(text) <= 10:
        return _date(text, facts)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        moment = moment.astimezone(ZoneInfo(facts.time_zone)).replace(tzinfo=None)
    return moment.isoformat(timespec="minutes"), moment.isoformat(" ", timespec="minutes")


def _number(text: str, facts: Facts) -> tuple[str, str]:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return f"{number:09d}", str(number)


_ANY_OTHER: Final = ""
"""What is left of ``*`` where letters and digits alone count."""


def _listed(text: str, order: Mapping[str, int]) -> tuple[str, str]:
    """The number of a value in an order that the scheme states, where ``*`` stands for any other."""
    number = order.get(folded(text), order.get(_ANY_OTHER))
    if number is None:
        raise ValueError(text)
    return f"{number:09d}", text


def _role(text: str, facts: Facts) -> tuple[str, str]:
    """The place of the role among those of its class, which the class's name says already."""
    return f"{facts.place_of_role:03d}", ""


def _text(text: str, facts: Facts) -> tuple[str, str]:
    return text.casefold(), text


def _grade(text: str, facts: Facts) -> tuple[str, str]:
    split = facts.settings.get("junior_officers") == "split"
    grade = grades.read(text, split_junior_officers=split)
    return f"{grade.order:03d}", grade.shown


def _country_name(text: str, facts: Facts) -> tuple[str, str]:
    settings = facts.settings
    language, form = settings.get("language", "en"), settings.get("form", "short")
    name = text or countries.name_of(facts.country, language=language, form=form)
    if not name and not facts.country:
        name = facts.called
    if not name:
        return "", ""
    first = settings.get("first_seat", "")
    articles = settings.get("articles", "ignored") == "ignored"
    sorted_as = countries.sorted_as(name, facts.country, language, ignore_articles=articles)
    if first:
        start = countries.name_of(first, language=language, form=form)
        begin = countries.sorted_as(start, first, language, ignore_articles=articles)
        sorted_as = ("0" if sorted_as >= begin else "1") + sorted_as
    return _from_letter(sorted_as, settings), name


def _from_letter(sorted_as: str, settings: Mapping[str, str]) -> str:
    """A collated name, those from the letter on that the alphabet begins with before the others."""
    letter = settings.get("first_letter", "")
    if not letter:
        return sorted_as
    begin = countries.sorted_as(letter, "", "", ignore_articles=False)
    return ("0" if sorted_as >= begin else "1") + sorted_as


def _name(text: str, facts: Facts) -> tuple[str, str]:
    collated = countries.sorted_as(facts.name, "", "", ignore_articles=False)
    return _from_letter(collated, facts.settings), facts.name


def _retired(text: str, facts: Facts) -> tuple[str, str]:
    """Those in active service first; nothing is said of them. The title tells where no column does."""
    if not text and _RETIRED.search(facts.title):
        return "1", facts.title
    if text.casefold() in ("", "no", "non"):
        return "0", ""
    return "1", text


_RETIRED = re.compile(
    r"\b(?:retired|retd|ret'd|en retraite|du cadre de réserve|außer dienst|im ruhestand"
    r"|in congedo|in pensione|en retiro|retirado|retirada)\b"
    r"|\((?:ret|2s|cr|er|r)\.?\)|\bret\.|\ba\. ?d\.|\bi\. ?r\.",
    re.IGNORECASE,
)
"""Words by which a title says that an officer is retired: English, French, German, Italian, Spanish."""


def _presidency(text: str, facts: Facts) -> tuple[str, str]:
    current = facts.settings.get("presidency", "")
    place = presidencies.place_of(facts.country, facts.on, current)
    return ("", "") if place is None else (f"{place:03d}", str(place + 1))


_DATES: Final = (
    "took_office",
    "first_took_office",
    "date_of_rank",
    "charge_since",
    "founded",
    "elected",
    "born",
)
_MOMENTS: Final = ("credentials", "arrival_notified")
DATED: Final = frozenset({*_DATES, *_MOMENTS})
"""Keys that are a year, a month, a day or a minute."""
_READERS: Final[Mapping[str, Reader]] = {
    **dict.fromkeys(_DATES, _date),
    **dict.fromkeys(_MOMENTS, _moment),
    **dict.fromkeys(("order", "cabinet_order", "post_order", "list_order", "term"), _number),
    "grade": _grade,
    "country_name": _country_name,
    "presidency_order": _presidency,
    "retired": _retired,
    "name": _name,
    "role": _role,
}
DERIVED: Final = frozenset({"country_name", "presidency_order", "retired", "name", "role"})
"""Keys that say something where no column gives them: by the guest's country, name, title or role."""
