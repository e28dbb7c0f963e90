"""The few words that documents print themselves.

Findings, functions and classes arrive in the view as text of its language.
"""

from datetime import datetime

from preseance.documents.catalogue import WORDS
from preseance.views.records import Language, PaperHead
from preseance.wording.dates import clock, weekday_and_date
from preseance.wording.languages import grammar_of, translated
from preseance.wording.phrases import Counted
from preseance.wording.tongues import (
    first_of,
    in_both,
    in_each,
    is_pair,
    languages_in,
    second_of,
)

ONE = ".one"
"""The end of the name of a sentence that speaks of one, where another speaks of several."""


def word(name: str, language: Language, *arguments: object) -> str:
    """A word or sentence in the language, or a pair in two; KeyError for a name not in the catalogue."""
    first = languages_in(language)[0]

    def said(one: Language) -> str:
        own, grammar = first_of if one == first else second_of, grammar_of(one)
        told = [own(a) if isinstance(a, str) else a for a in arguments]
        counted = [grammar.count(a) if isinstance(a, int) else a for a in told]
        single = isinstance(counted[0], Counted) and counted[0].singular if counted else False
        form = f"{name}{ONE}" if single and f"{name}{ONE}" in WORDS else name
        return translated(f"paper.{form}", WORDS[form], one).format(*counted)

    return in_each(language, said)


def find_yours(head: PaperHead) -> str:
    """«Find your table», or row, vehicle, place."""
    return word(f"{head.groups}-board", head.language)


def groups_headed(head: PaperHead) -> str:
    """The heading over tables, rows or vehicles in a list."""
    name = f"in-{head.groups}" if head.groups in ("row", "vehicle") else "table"
    return word(name, head.language)


def groups_counted(head: PaperHead, number: int) -> str:
    """How many tables, rows or vehicles there are; empty where all is one line."""
    return "" if head.groups == "place" else word(f"{head.groups}s-count", head.language, number)


def titled(about: str, title: str, language: Language) -> str:
    """«Lunch: find your place»; what it is about is not said again in a second language."""
    if not about:
        return title
    whole = f"{about}{word('colon', language)}{title}"
    if is_pair(about) or not is_pair(title):
        return whole if is_pair(about) else first_of(whole)
    return in_both(first_of(whole), second_of(title))


def audience_line(audience: str, language: Language) -> str:
    """Whom the paper is for."""
    return word("for", language, word(audience, language))


def date_and_time(starts: datetime | None, ends: datetime | None, language: Language) -> str:
    """The day and hours of a session; empty when unknown."""
    if starts is None:
        return ""
    return in_each(language, lambda one: _date_and_time(starts, ends, one))


def _date_and_time(starts: datetime, ends: datetime | None, language: Language) -> str:
    hours = clock(f"{starts:%H:%M}", language)
    if ends is not None:
        hours = word("from-until", language, hours, clock(f"{ends:%H:%M}", language))
    return f"{weekday_and_date(starts, language)}, {hours}"


def day_called(day: datetime, language: Language) -> str:
    """A day by its weekday and date."""
    return in_each(language, lambda one: weekday_and_date(day, one))


def status_line(head: PaperHead) -> str:
    """Which version a paper shows, and how far that has gone."""
    lang = head.language
    if head.version:
        version = word("version", lang, head.version)
        return f"{version} · {word(f'stage-{head.stage}', lang)}" if head.stage else version
    return word("draft-after", lang, head.grown_from) if head.grown_from else word("draft", lang)
