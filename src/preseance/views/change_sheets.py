"""Change sheets: what each reader of a change must do or know, and no more.

Protocol and the host see everything, with the reason. Ushers see who goes where in order, the
kitchen which seat now has which diet, a delegation its own guests, the public who sits where.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.naming import full_name
from preseance.model.plan import DRAFT, MARKS, Move, Version
from preseance.model.room import Form
from preseance.model.task_row import Duty
from preseance.planning.day.taking_in import going_in, is_asked_for
from preseance.planning.occasion.making import occasion_of
from preseance.planning.replan.carrying import Step
from preseance.planning.replan.changes import read_changes
from preseance.planning.replan.mending import Answer
from preseance.planning.replan.replanning import Replanned
from preseance.views.audiences import AUDIENCES, Audience, Moves, Told, audience_named
from preseance.views.guests import monogram_of
from preseance.views.kitchen import meals
from preseance.views.records import (
    CardView,
    ChangeSheetView,
    GuestView,
    Language,
    MoveView,
    PaperHead,
    TellingView,
)
from preseance.views.speaking import wording_of
from preseance.wording.languages import translated
from preseance.wording.message import GuestRef, PlaceRef

_WITHOUT_CARDS = frozenset({Form.PHOTO, Form.CAR, Form.BUS})
WORDS: Mapping[str, str] = {
    "place-card": "Place card",
    "board": "Board",
    "take-in-card": "Take-in card",
    "version-draft": "{0} (draft)",
    "version-approved": "{0} (approved)",
    "version-told": "{0} (told)",
    "version-printed": "{0} (printed)",
    "version-seated": "{0} (guests seated)",
    "liaison": "Liaison of {0}",
    "ushers": "Ushers",
    "kitchen": "Kitchen",
    "interpreter": "Interpreter {0}",
    "aide": "Aide {0}",
    "note-taker": "Note-taker {0}",
    "protection": "Protection {0}",
    "moves": "{0}: from {1} to {2}",
    "placed": "{0}: {1}",
    "gone": "{0} does not come: {1}",
    "cards": "{0} cards, in the order above",
    "cards.one": "{0} card",
    "diet": "{0}: {1}",
    "nobody": "empty",
    "no-diet": "no diet",
    "principal": "{0} is now at {1}",
    **{f"stage-{stage}": str(stage) for stage in (DRAFT, *MARKS)},
}


@dataclass(frozen=True)
class Reader:
    """For whom a sheet is."""

    audience: str
    delegation: str = ""
    """Whose delegation, where the audience is one."""

    @property
    def may(self) -> Audience:
        """What the reader may know."""
        return audience_named(self.audience)

    @property
    def stem(self) -> str:
        """The end of a file name."""
        return "-".join(part for part in (self.audience, self.delegation) if part)


def readers(answer: Answer) -> tuple[Reader, ...]:
    """Who gets a sheet: each audience that may, from those who know most; each delegation concerned."""
    event = answer.event
    concerned = (
        event.guest_by_id[m.guest].delegation for m in _all(answer) if m.guest in event.guest_by_id
    )
    delegations = [d for d in dict.fromkeys(concerned) if d]
    made: list[Reader] = []
    for name, audience in reversed([*AUDIENCES.items()]):
        if audience.sheets and audience.moves is Moves.OWN:
            made += [Reader(name, delegation) for delegation in delegations]
        elif audience.sheets:
            made.append(Reader(name))
    return tuple(made)


def sheet_for(
    made: Replanned,
    answer: Answer,
    reader: Reader,
    current: Version | None = None,
    language: Language = "en",
    published: Version | None = None,
) -> ChangeSheetView:
    """The change as one reader may know it.

    Parameters
    ----------
    current
        The version that was in force before.
    published
        The version the mended plan has become; None where it is the draft.
    """
    tell = _Telling(made.before, answer, language)
    steps = [s for s in answer.steps if _may_see(answer.event, s, reader)]
    return ChangeSheetView(
        head=PaperHead(
            event=answer.event.in_language(language).title,
            session="",
            language=language,
            audience=reader.audience,
            version=str(published.number) if published else "",
            stage=published.called if published else "",
            grown_from=str(current.number) if current and not published else "",
        ),
        from_version=_label(current, 0, language),
        to_version=_label(published, current.number + 1 if current else 1, language),
        reason=said_aloud(made, language) if reader.may.reasons else "",
        moves=tuple(tell.step(s, reader) for s in steps),
        cards=tuple(tell.printed_again(reader)),
        tellings=tuple(tell.tellings(reader)),
    )


def said_aloud(made: Replanned, language: Language) -> str:
    """What was asked, as sentences with guests called by their names."""
    wording = wording_of(made.before, language)
    changes = read_changes(made.sentences, made.before)
    return ". ".join(wording.sentence(change.spoken(made.before)) for change in changes)


def _label(version: Version | None, number: int, language: Language) -> str:
    """A version with its stage; the draft that would have the number where there is none."""
    stage = version.called if version else DRAFT
    return _word(f"version-{stage}", language, version.number if version else number)


def _all(answer: Answer) -> tuple[Move, ...]:
    changed = answer.changed
    return (*changed.moves, *changed.seated, *changed.left)


def _office(guest: Guest, principal: str) -> str:
    """As what a guest comes for a principal: the word of the sheet."""
    if principal in guest.interpreter_for or guest.serves_as is None:
        return "interpreter"
    return guest.serves_as.value


def _may_see(event: Event, step: Step, reader: Reader) -> bool:
    if reader.may.moves is Moves.OWN:
        return event.guest_by_id[step.guest].delegation == reader.delegation
    return reader.may.moves is Moves.ALL


def _word(word: str, language: Language, *arguments: object) -> str:
    return translated(f"sheet.{word}", WORDS[word], language).format(*arguments)


class _Telling:
    """Steps, cards and messages in one language."""

    def __init__(self, before: Event, answer: Answer, language: Language) -> None:
        self.before, self.answer, self.language = before, answer, language
        self.event = answer.event.in_language(language)
        self.wording = wording_of(self.event, language)
        self.marks = {(p.session, p.guest): p.marks for p in before.plan.placements}

    def word(self, word: str, *arguments: object) -> str:
        return _word(word, self.language, *arguments)

    def at(self, place: str | None) -> str:
        """A place by itself, as lists have it, without an article."""
        return "" if place is None else f"{self.wording.word(PlaceRef(place)):noun}"

    def guest(self, guest_id: str) -> Guest:
        return self.event.guest_by_id[guest_id]

    def name(self, guest_id: str) -> str:
        """The full name that papers print."""
        return full_name(self.guest(guest_id), self.event.guest_by_id, self.language)

    def step(self, step: Step, reader: Reader) -> MoveView:
        marks = self.marks.get((step.session, step.guest))
        shown = [self.word(f"stage-{m}") for m in marks or (DRAFT,)]
        return MoveView(
            guest=self._view(step.guest),
            session=self.event.session_by_id[step.session].title,
            origin=self.at(step.origin),
            target=self.at(step.target),
            aside=step.aside,
            marks=", ".join(shown) if marks is not None and reader.may.marks else "",
        )

    def _view(self, guest_id: str) -> GuestView:
        guest = self.guest(guest_id).in_language(self.language)
        delegation = self.event.delegation_by_id.get(guest.delegation)
        return GuestView(
            id=guest.id,
            full_name=self.name(guest_id),
            short_name=str(self.wording.word(GuestRef(guest_id))),
            sort_name=guest.sort_name,
            title=guest.title,
            delegation=delegation.name if delegation else "",
            monogram=monogram_of(guest, delegation),
        )

    def printed_again(self, reader: Reader) -> Iterator[CardView]:
        """All that is to be printed again, as far as the reader may know it."""
        if reader.may.cards:
            yield from self.cards()
            if reader.may.ranks:
                yield from self.arms()
            yield from self.boards()

    def arms(self) -> Iterator[CardView]:
        """The cards that say whom to take in, of whoever now takes in somebody else, or on another arm."""
        if not is_asked_for(self.event):
            return
        concerned = {m.session for m in _all(self.answer)}
        concerned &= {session.id for session in meals(self.event.sessions)}
        was = occasion_of(self.before).assemblies if concerned else ()
        printed = {
            (assembly.session.id, pair.escort, pair.taken, pair.arm)
            for assembly in was
            for pair in going_in(self.before, assembly, self.before.plan)
        }
        for assembly in self.answer.occasion.assemblies:
            session = assembly.session.id
            for pair in (
                going_in(self.event, assembly, self.event.plan) if session in concerned else ()
            ):
                if pair.taken and (session, pair.escort, pair.taken, pair.arm) not in printed:
                    names = self.name(pair.escort), self.name(pair.taken)
                    yield CardView(self.word("take-in-card"), *names)

    def cards(self) -> Iterator[CardView]:
        """What says something wrong now: the place card of who moved or is new, which names the place."""
        for move in (*self.answer.changed.moves, *self.answer.changed.seated):
            if move.target is not None and self._has_cards(move.session):
                yield self._card("place-card", move)

    def boards(self) -> Iterator[CardView]:
        """The boards that name a place where nobody, or somebody else, is now."""
        for session in dict.fromkeys(m.session for m in _all(self.answer)):
            if self._has_cards(session):
                yield CardView(self.word("board"), self.event.session_by_id[session].title, "")

    def _has_cards(self, session: str) -> bool:
        """Whether a session has cards and boards: a photograph and a motorcade have neither."""
        forms = {table.form for table in self.event.tables_of(self.event.session_by_id[session])}
        return not forms <= _WITHOUT_CARDS

    def _card(self, kind: str, move: Move) -> CardView:
        return CardView(self.word(kind), self.name(move.guest), self.at(move.target))

    def tellings(self, reader: Reader) -> Iterator[TellingView]:
        """Who is to be told what, in this order."""
        told = reader.may.told
        if told is Told.SEATS:
            yield from self._seats()
        elif told is Told.INTERPRETERS:
            yield from self._interpreters(reader.delegation)
        elif told in (Told.LIAISONS, Told.EVERYBODY):
            yield from self._liaisons()
            if self.answer.changed.moves or self.answer.changed.seated:
                count = sum(1 for _ in self.cards())
                cards = "cards.one" if count == 1 else "cards"
                if count:
                    yield TellingView(self.word("ushers"), self.word(cards, count), Duty.USHERS)
            if told is Told.EVERYBODY:
                for seat in self._seats():
                    kitchen = f"{self.word('kitchen')}, {seat.who}"
                    yield TellingView(kitchen, seat.what, Duty.SERVICE)
            yield from self._interpreters(None)

    def _liaisons(self) -> Iterator[TellingView]:
        """The liaisons of the delegations concerned, in precedence of their guests."""
        rank = self.answer.occasion.item_of
        for move in sorted(_all(self.answer), key=lambda m: rank.get(m.guest, len(rank))):
            guest = self.guest(move.guest)
            delegation = self.event.delegation_by_id.get(guest.delegation)
            whose = delegation.name if delegation else self.name(move.guest)
            yield TellingView(guest.liaison or self.word("liaison", whose), self._told(move))

    def _told(self, move: Move) -> str:
        name = self.name(move.guest)
        if move.target is None:
            return self.word("gone", name, self.at(move.origin))
        if move.origin is None:
            return self.word("placed", name, self.at(move.target))
        origin, target = (self.wording.word(PlaceRef(p)) for p in (move.origin, move.target))
        return self.word("moves", name, origin, target)

    def _seats(self) -> Iterator[TellingView]:
        """Each seat whose guest has changed, with what is served there now."""
        meals = {s.id for s in self.event.sessions if s.kind == "meal"}
        touched: Sequence[tuple[str, str]] = [
            (m.session, place)
            for m in _all(self.answer)
            for place in (m.origin, m.target)
            if place is not None and m.session in meals
        ]
        for session, place in sorted(set(touched)):
            holder = self.event.plan.guest_at.get((session, place))
            diet = "nobody" if holder is None else "" if self.guest(holder).diet else "no-diet"
            what = self.word(diet) if diet else ", ".join(self.guest(holder or "").diet)
            yield TellingView(self.at(place), what)

    def _interpreters(self, delegation: str | None) -> Iterator[TellingView]:
        """Interpreters and aides whose principal is somewhere else now."""
        new = {m.guest: m.target for m in _all(self.answer) if m.target is not None}
        for guest in self.event.guests:
            if delegation is not None and guest.delegation != delegation:
                continue
            for principal in guest.serves:
                if principal in new:
                    place = self.wording.word(PlaceRef(new[principal]))
                    yield TellingView(
                        self.word(_office(guest, principal), self.name(guest.id)),
                        self.word("principal", self.name(principal), place),
                        Duty.INTERPRETERS,
                    )
