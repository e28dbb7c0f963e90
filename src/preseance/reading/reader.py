"""Reading a report: from its sentences to proposals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from preseance.errors import InputError, Mistake
from preseance.model.event import Event
from preseance.reading.around import around
from preseance.reading.cast import Cast
from preseance.reading.encoding import encoded, inserted
from preseance.reading.facts import Proposal, Speaker, Statement, merged
from preseance.reading.language import LANGUAGES, language_of
from preseance.reading.letters import author_of, correspondents
from preseance.reading.matching import Matcher
from preseance.reading.people import Finder, Memory
from preseance.reading.speakers import Speakers
from preseance.reading.text import Report
from preseance.reading.tokens import tokens_of
from preseance.wording.message import Listed
from preseance.wording.said import Said


def read_report(
    event: Event, report: Report, others: Mapping[str, str] | None = None
) -> tuple[Proposal, ...]:
    """What a report says of the guests of an event, as proposals; each with its words.

    Parameters
    ----------
    others
        Titles of other events by id, to which a meeting may be put off.

    Raises
    ------
    InputError
        Where the report is in none of the languages that are read.
    """
    language = language_of(report)
    if language is None:
        expected = Said("a text in one of: {known}", known=Listed(LANGUAGES))
        raise InputError(
            [Mistake(report.name or "-", None, None, Said("another language"), expected)]
        )
    cast = Cast(event, language)
    finder, matcher = Finder(cast), Matcher(cast, report.date)
    memory = correspondents(report, finder)
    signed = _signed(cast, memory, author_of(report))
    speakers = Speakers(cast, report)
    found: list[Proposal] = []
    for sentence in report.sentences:
        tokens = tokens_of(report.plain, report.text, sentence.start, sentence.end, language.code)
        mentions = finder.mentions(tokens, memory)
        marked = encoded(tokens, mentions)
        speaker = speakers.of(sentence, marked)
        if speaker.guest and not memory.writer and '"' in {t.word for t in tokens}:
            # The «I» of what somebody says is that somebody.
            mentions = finder.mentions(tokens, replace(memory, writer=speaker.guest))
            mentions = [replace(m, writer=False) for m in mentions]
            marked = encoded(tokens, mentions)
        if not speaker.who:
            speaker = signed
        for match in matcher.matches(marked, memory, inserted(language, tokens, mentions)):
            statement = Statement(
                report.text[sentence.start : sentence.end],
                sentence.start,
                sentence.end,
                speaker,
                match.stance,
                report.name,
                report.date,
            )
            found.append(
                Proposal(
                    match.kind,
                    match.a,
                    match.b,
                    match.owner,
                    statement,
                    **around(cast, marked, match, report, others or {}),
                )
            )
        memory.met(mentions)
    return merged(found)


def _signed(cast: Cast, memory: Memory, author: str) -> Speaker:
    """Who says what nobody else is said to say: whoever writes, where the report tells."""
    if memory.writer:
        guest = cast.guests[memory.writer]
        return Speaker(guest.name, guest=guest.id, body=guest.delegation, named=True)
    return Speaker(author, named=bool(author))


def read_reports(
    event: Event, reports: Iterable[Report], others: Mapping[str, str] | None = None
) -> tuple[Proposal, ...]:
    """What several reports say, the same thing said by two of them once.

    Raises
    ------
    InputError
        With every report that cannot be read.
    """
    found: list[Proposal] = []
    mistakes: list[Mistake] = []
    for report in reports:
        try:
            found.extend(read_report(event, report, others))
        except InputError as error:
            mistakes.extend(error.mistakes)
    if mistakes:
        raise InputError(mistakes)
    return merged(found)
