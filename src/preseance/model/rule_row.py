"""Rules as a user writes them, and the requests about meetings."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, field_validator

from preseance.model.base import Identifier, LocalTime, Record, kebab_word


class Level(StrEnum):
    """How much a rule weighs: levels are never traded against each other."""

    MUST = "must"
    SHOULD = "should"
    PREFER = "prefer"


LEVELS: tuple[Level, ...] = (Level.MUST, Level.SHOULD, Level.PREFER)


class RuleRow(Record):
    """One row of ``rules.csv``."""

    id: Identifier
    """Short name that findings name, in kebab-case."""
    kind: str
    """Name of the rule in the catalogue (keep_apart, pin, …)."""
    a: tuple[str, ...] = ()
    """Subjects: guest ids, or ``delegation:ID``, ``group:NAME``; empty where the kind has none."""
    b: tuple[str, ...] = ()
    """Objects: the same, or place and table ids for a pin."""
    relations: tuple[str, ...] = ()
    """beside, across, diagonal, same-table, …, or a distance such as ``within 3 m``."""
    sessions: tuple[str, ...] = ()
    """Sessions the rule holds in; all where empty."""
    level: Level = Level.MUST
    """How much it weighs: a should is never given up for any number of prefers."""
    weight: int = Field(default=1, ge=1, le=1000)
    """Cost of one breach, within its level."""
    params: dict[str, str] = Field(default_factory=dict)
    """``name=value`` pairs of the kind."""
    reason: str = ""
    """Why it is asked, for protocol."""
    source: str = ""
    """Where it is said."""
    confidential: bool = True
    """Whether only protocol (and the host) may know that the rule exists."""


class RequestKind(StrEnum):
    """What a request asks."""

    MEET = "meet"
    NOT_MEET = "not-meet"


class Contact(StrEnum):
    """What a request not to meet still allows."""

    NONE = "none"
    GREETING = "greeting"
    NEIGHBOURS = "neighbours"
    """Being placed beside, across or diagonal: nothing is asked of the seating."""
    PULL_ASIDE = "pull-aside"
    BILATERAL = "bilateral"


class Firmness(StrEnum):
    """How firmly something is asked."""

    WISH = "wish"
    FIRM = "firm"


class RequestState(StrEnum):
    """Where a request stands; one refused, withdrawn or overtaken by events binds nobody."""

    ASKED = "asked"
    AGREED = "agreed"
    KEPT = "kept"
    BREACHED = "breached"
    OVERTAKEN = "overtaken"
    """Something else has happened, so that it asks nothing any more."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DEFERRED = "deferred"
    """A meeting put off to another event."""


_FORMER_STATES = {"open": "asked", "conveyed": "asked"}
"""States of older files."""
_BINDING = (RequestState.ASKED, RequestState.AGREED, RequestState.KEPT, RequestState.BREACHED)


class RequestRow(Record):
    """One row of ``requests.csv``: a wish to meet, or not to."""

    id: Identifier
    """Short name, in kebab-case; its rule is called request-ID."""
    a: str
    """Guest id."""
    b: str
    """Guest id."""
    owner: str = ""
    """Whose wish: host, a, b or both."""
    kind: RequestKind = RequestKind.MEET
    """What is asked."""
    contacts: tuple[Contact, ...] = ()
    """What a request not to meet allows; none where empty."""
    scope: tuple[str, ...] = ()
    """Sessions it holds in; empty means all for not-meet, and none that is seated for meet."""
    firmness: Firmness = Firmness.WISH
    """A firm request not to meet is a must; any other a should, and a wish to meet a prefer."""
    until: LocalTime | None = None
    """Sessions that begin later are free of it."""
    state: RequestState = RequestState.ASKED
    """Where it stands; one refused, withdrawn or overtaken binds nobody."""
    conveyed: LocalTime | None = None
    """When it was passed on."""
    answered: LocalTime | None = None
    """When it was answered."""
    next_event: str = ""
    """Event that the meeting was put off to."""
    subject: str = ""
    """What a meeting is to be about, as the other side may be told."""
    carried_from: str = ""
    """``EVENT/REQUEST`` where it was put off to this event."""
    reason: str = ""
    """Why it is asked, for protocol."""
    source: str = ""
    """Where it is said."""
    confidential: bool = True
    """Whether only protocol (and the host) may know of it."""

    @field_validator("kind", "firmness", "state", mode="before")
    @classmethod
    def _in_hyphens(cls, word: object) -> object:
        """``not meet`` may be written with a blank; states of older files have other names now."""
        word = kebab_word(word) if type(word) is str else word
        return _FORMER_STATES.get(word, word) if isinstance(word, str) else word

    @field_validator("contacts", mode="before")
    @classmethod
    def _each_in_hyphens(cls, words: object) -> object:
        if not isinstance(words, tuple | list):
            return words
        return tuple(kebab_word(w) if type(w) is str else w for w in words)

    @property
    def allows_neighbours(self) -> bool:
        """Whether a request not to meet leaves the seating free."""
        return self.kind is RequestKind.NOT_MEET and Contact.NEIGHBOURS in self.contacts

    @property
    def rule_id(self) -> str:
        """Id of the rule that carries it out."""
        return f"request-{self.id}"

    @property
    def binds(self) -> bool:
        """Whether it still asks something of this event; a meeting that is put off does not."""
        put_off = self.kind is RequestKind.MEET and bool(self.next_event)
        held = self.state in _BINDING or (
            self.kind is RequestKind.NOT_MEET and (self.state is RequestState.DEFERRED)
        )
        return held and not put_off

    def allows(self, contact: Contact) -> bool:
        """Whether a request not to meet allows a contact, itself or a closer one."""
        ladder = (Contact.GREETING, Contact.PULL_ASIDE, Contact.BILATERAL)
        closer = ladder[ladder.index(contact) :] if contact in ladder else (contact,)
        return any(c in self.contacts for c in closer)


class ToldRow(Record):
    """One row of ``told.csv``: who was told what, and what they said."""

    about: str
    """Id of a request, or ``place:SESSION``, or what else it was about."""
    recipient: str
    """Guest id, or ``delegation:ID``."""
    wording: str = ""
    """What was said, as agreed; never the confidential reason."""
    by: str = ""
    """Who told them."""
    when: LocalTime | None = None
    """When they were told."""
    acknowledged: LocalTime | None = None
    """When they said that they know."""
    answer: str = ""
    """What they answered."""


class EncounterRow(Record):
    """One row of ``encounters.csv``: what happened."""

    when: LocalTime | None = None
    """In the event's time zone."""
    a: str
    """Guest id."""
    b: str
    """Guest id."""
    session: str = ""
    """Session's id; empty for none of this event."""
    kind: str = ""
    """What it was: greeting, pull-aside, conversation, …"""
    witnesses: str = ""
    """Who saw it."""
    source: str = ""
    """Where it is said."""
