"""Guests and their delegations."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import ConfigDict, Field, PlainValidator, field_validator, model_validator

from preseance.model.base import Identifier, LocalTime, Record, kebab_word
from preseance.wording.said import Said


class Status(StrEnum):
    """Where an invitation stands."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    """May come: the seat is held."""
    NAME_TO_COME = "name-to-come"
    """Somebody will come, whose name is to follow: the seat is held."""


class Mode(StrEnum):
    """How a stand-in represents an absent guest (decree 89-655, art. 13: rank is not delegated)."""

    DEPUTISES = "deputises"
    """By statute: takes the full rank."""
    ACTING = "acting"
    """Ad interim: takes the full rank."""
    PERSONAL_ENVOY = "personal-envoy"
    """Of a head of state: takes the rank where the scheme says so."""
    REPRESENTS = "represents"
    """Merely comes instead: sits at their own rank."""


def _place(value: object) -> object:
    """A place set by hand: a whole number, ``first`` or ``last``."""
    if isinstance(value, str) and value.strip().lower() in ("first", "last"):
        return value.strip().lower()
    if isinstance(value, bool) or not re.fullmatch(r"-?\d+", str(value).strip()):
        raise ValueError(Said("a whole number, first or last"))
    return int(str(value))


Override = Annotated[int | str, PlainValidator(_place)]
LAST = 2**31
"""A place farther down than any guest's."""


class Guest(Record):
    """A person invited."""

    id: Identifier
    name: str = ""
    """Full name as written on paper, diacritics and all; empty for a companion not yet named."""
    short_name: str = ""
    """How sentences and plans name the guest; the name where empty."""
    sort_name: str = ""
    """What an alphabetical list sorts by; the name where empty."""
    title: str = ""
    """Function, as a guest list prints it."""
    form_of_address: str = ""
    pronunciation: str = ""
    delegation: str = ""
    """Delegation's id; empty for none."""
    country: str = ""
    """ISO 3166-1 alpha-2, upper case (XK by user assignment); empty for none."""
    role: str = ""
    """What the scheme classifies by: head-of-state, head-of-government, minister, spouse, …"""
    rank_class: str = Field(default="", alias="class")
    """Class set by hand; goes before what the role says."""
    class_reason: str = ""
    keys: dict[str, str] = Field(default_factory=dict)
    """Rank keys by column name (took_office, first_took_office, credentials, founded, grade,
    date_of_rank, …), as written."""
    override: Override | None = None
    """Place in the order set by hand (1 is first); before all that the scheme says."""
    override_reason: str = ""
    override_author: str = ""
    languages: tuple[str, ...] = ()
    """ISO 639 codes the guest can hold a table conversation in, best first."""
    sex: str = ""
    """F, M or empty."""
    partner: str = ""
    """Guest id of the partner; whoever is stored here is the partner."""
    companion_of: str = ""
    """Guest id of whom a companion comes with; the partner where a guest without a name says no
    other."""
    represents: str = ""
    """Guest id, or name, of whom a stand-in represents."""
    mode: Mode | None = None
    interpreter_for: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    """Sessions attended; empty means all."""
    status: Status = Status.ACCEPTED
    replies: dict[str, Status] = Field(default_factory=dict)
    """Replies by session, where they differ from ``status``."""
    no_show: float = Field(default=0.0, ge=0.0, le=1.0)
    """Probability of not coming."""
    arrives: LocalTime | None = None
    leaves: LocalTime | None = None
    own_car: bool = False
    diet: str = ""
    access: tuple[str, ...] = ()
    """Needs: wheelchair, near-exit, hearing-left, hearing-right, …"""
    height: float | None = None
    """Metres."""
    liaison: str = ""
    groups: tuple[str, ...] = ()
    """Free groups a rule may name (family, choir, board, …)."""
    known: tuple[str, ...] = ()
    """Guest ids of known companions."""
    wishes: tuple[str, ...] = ()
    """Guest ids of those they ask to sit with, dearest first."""
    note: str = ""

    model_config = ConfigDict(populate_by_name=True)

    @field_validator("mode", mode="before")
    @classmethod
    def _in_hyphens(cls, mode: object) -> object:
        """``personal envoy`` may be written with a blank."""
        return kebab_word(mode) if type(mode) is str else mode

    @model_validator(mode="before")
    @classmethod
    def _with_partner(cls, values: Any) -> Any:
        """Whoever has no name yet comes with their partner, unless they say with whom."""
        if isinstance(values, dict) and not values.get("name") and values.get("partner"):
            return {**values, "companion_of": values.get("companion_of") or values["partner"]}
        return values

    @property
    def place_by_hand(self) -> int | None:
        """The place set by hand as a number; the last is farther down than any guest."""
        return {"first": 1, "last": LAST}.get(str(self.override)) or (
            self.override if isinstance(self.override, int) else None
        )

    @property
    def called(self) -> str:
        """The short form that sentences use; `naming.called` names companions too."""
        return self.short_name or self.name

    @property
    def sorted_as(self) -> str:
        """What an alphabetical list sorts by."""
        return self.sort_name or self.name or self.companion_of

    def attends(self, session: str) -> bool:
        """Whether the guest is expected at a session."""
        if session in self.replies:
            return self.replies[session] is not Status.DECLINED
        return self.status is not Status.DECLINED and (
            not self.sessions or session in self.sessions
        )


class Delegation(Record):
    """A country's or organisation's party."""

    id: Identifier
    name: str
    monogram: str = ""
    """At most four letters shown on plans (FRA, EU, IMF)."""
    country: str = ""
    home: bool = False
    """Whether this is the host's own delegation."""
    head: str = ""
    """Guest id of the head of delegation; where empty, its first guest in precedence."""
