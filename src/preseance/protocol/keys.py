"""Rank keys: how a guest's column is read, what it sorts by, and how a sentence shows it.

Every key sorts as text, so that classes that share a level may sort by different columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from preseance.protocol import admission, countries, grades, presidencies


class Facts(NamedTuple):
    """What a guest's keys are read from."""

    keys: Mapping[str, str]
    """Columns by name, of the office the guest is ranked in."""
    country: str
    """ISO code."""
    called: str
    """Name of the country or organisation as its delegation is called; empty for none."""
    settings: Mapping[str, str]
    time_zone: str
    on: datetime
    """First day of the event."""
    title: str = ""
    """Function or form of address, which may say that an officer is retired."""
    name: str = ""
    """What an alphabetical list of persons sorts by."""


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
        return (1, "") if self.missing else (0, self.sorted_as)


Reader = Callable[[str, Facts], tuple[str, str]]
"""Column's text and all facts -> what it sorts by and how it is shown; ValueError if malformed."""


def read_key(spec: str, facts: Facts) -> KeyPart:
    """The first of the alternatives ``a|b|c`` that the guest has; ``?`` at the end: optional."""
    columns, optional = columns_of(spec), spec.endswith("?")
    malformed = False
    keys = facts.keys
    for column in columns:
        text = keys.get(column, "").strip()
        if not text and column not in DERIVED:
            continue
        try:
            sorted_as, shown = _READERS.get(column, _text)(text, facts)
        except ValueError:
            malformed = True
            continue
        if sorted_as:
            return KeyPart(column, sorted_as, shown, optional)
    return KeyPart(columns[0], "", "", optional, malformed)


@cache
def columns_of(spec: str) -> tuple[str, ...]:
    """The columns of a key, in the order in which they are asked."""
    return tuple(spec.removesuffix("?").split("|"))


_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _date(text: str, facts: Facts) -> tuple[str, str]:
    day = text[:10]
    found = _DATE.fullmatch(day)
    if not found:
        raise ValueError(text)
    year, month, number = found.groups("1")
    date(int(year), int(month), int(number))  # Refuses 30 February.
    return day, day


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


def _state(text: str, facts: Facts) -> tuple[str, str]:
    order = admission.order_of(text)
    return f"{order:03d}", text


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
    place = presidencies.place_of(facts.country, facts.on.date(), current)
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
    **dict.fromkeys(("order", "cabinet_order", "post_order"), _number),
    "grade": _grade,
    "country_name": _country_name,
    "state": _state,
    "presidency_order": _presidency,
    "retired": _retired,
    "name": _name,
}
DERIVED: Final = frozenset({"country_name", "presidency_order", "retired", "name"})
"""Keys that say something where no column gives them: by the guest's country, name or title."""
