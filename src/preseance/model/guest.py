"""Guests and their delegations."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Final, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    field_validator,
    model_validator,
)

from preseance.model.base import Identifier, LocalTime, Record, kebab_word, several
from preseance.model.codes import CountryCode, LanguageCode, state
from preseance.model.translations import Translated, translation, translations
from preseance.wording.message import Listed
from preseance.wording.said import Said

SERVED: Final = ("wheelchair", "near-exit", "hearing-left", "hearing-right")
"""Needs that a place serves."""
NEEDS: Final = (
    *SERVED, "hearing", "sign-language", "sight", "assistance-dog", "step-free", "companion-seat",
    "high-chair", "infant", "standing-space",
)  # fmt: skip
"""All needs there are; ushers see to those that no place serves by itself."""
_NEEDS_ALSO: Final = {"wheel-chair": "wheelchair", "near-the-exit": "near-exit"}
DIETS: Final = (
    "vegan", "vegetarian", "pescatarian", "halal", "kosher", "gluten-free", "lactose-free",
    "dairy-free", "nut-free", "no-pork", "no-beef", "no-fish", "no-alcohol", "diabetic",
)  # fmt: skip
"""Diets with one spelling; whatever else the kitchen must know stands as it was written."""
_SEXES: Final = {"female": "F", "woman": "F", "femme": "F", "male": "M", "man": "M", "homme": "M"}
_STATE_KEYS: Final = ("state", "also_state", "represents_state")


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


def need(text: str) -> str:
    """A need that a place can serve, in its usual spelling.

    Raises
    ------
    ValueError
        Where it is none.
    """
    word = kebab_word(text)
    word = _NEEDS_ALSO.get(word, word)
    if word not in NEEDS:
        raise ValueError(Said("{known}", known=Listed(NEEDS, either=True)))
    return word


def diet(text: str) -> str:
    """A diet in its usual spelling, where it has one: ``Gluten free`` is ``gluten-free``."""
    word = kebab_word(text)
    return word if word in DIETS else text.strip()


Need = Annotated[str, AfterValidator(need)]
Diets = Annotated[tuple[Annotated[str, AfterValidator(diet)], ...], BeforeValidator(several)]


class AideKind(StrEnum):
    """What somebody is who comes for another, without interpreting."""

    AIDE = "aide"
    NOTE_TAKER = "note-taker"
    """At talks an end of the table will do as well."""
    PROTECTION = "protection"


TOLD = frozenset({"pronunciation", "liaison", "note"})
"""Fields of a guest that are told to whom they concern: no order and no rule reads them."""


class Guest(Record):
    """A person invited."""

    id: Identifier
    """Short name that other files use, in kebab-case; it never changes."""
    name: str = ""
    """Full name as written on paper, diacritics and all; empty for a companion not yet named."""
    short_name: str = ""
    """How sentences and plans name the guest; the name where empty."""
    sort_name: str = ""
    """What an alphabetical list sorts by; the name where empty."""
    name_native: str = ""
    """Full name in the guest's own script; on the place card where `papers.own_script` is true."""
    aliases: tuple[str, ...] = ()
    """Other spellings and names that reports give the guest."""
    title: str = ""
    """Function, as a guest list prints it."""
    form_of_address: str = ""
    """As a place card or an envelope prints it."""
    translations: dict[str, str] = Field(default_factory=dict)
    """Name, title, form of address in a language, by column (``title_fr``)."""
    pronunciation: str = ""
    """How the name is said, for announcers."""
    delegation: str = ""
    """Delegation's id; empty for none."""
    country: CountryCode = ""
    """ISO 3166-1 alpha-2 (XK by user assignment), or the name; empty for none."""
    role: str = ""
    """What the scheme classifies by: head-of-state, head-of-government, minister, spouse, …"""
    rank_class: str = Field(default="", alias="class")
    """Class set by hand; goes before what the role says."""
    class_reason: str = ""
    """Why the class was set by hand."""
    keys: dict[str, str] = Field(default_factory=dict)
    """Rank keys by column name (took_office, first_took_office, credentials, founded, grade,
    date_of_rank, …), as written."""
    override: Override | None = None
    """Place in the order set by hand (1 is first); before all that the scheme says."""
    override_reason: str = ""
    """Why the place was set by hand."""
    override_author: str = ""
    """Who set it."""
    languages: tuple[LanguageCode, ...] = ()
    """ISO 639 codes, or names, of those the guest can hold a table conversation in, best first."""
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
    """How a stand-in represents whom they stand for; it decides the rank."""
    interpreter_for: tuple[str, ...] = ()
    """Guest ids of whom an interpreter interprets for."""
    takes_in: str = ""
    """Guest id of whom they take in to dinner, where the house wishes another than seats and rank say."""
    aide_for: str = ""
    """Guest id of whom an aide, a note-taker or a protection officer comes for: like an interpreter they have
    no rank, and sit beside or behind that guest."""
    aide_as: AideKind | None = None
    """What they are: aide, note-taker or protection; by the role, else an aide, where empty."""
    sessions: tuple[str, ...] = ()
    """Sessions attended; empty means all."""
    status: Status = Status.ACCEPTED
    """Where the invitation stands; who declined has no place."""
    replies: dict[str, Status] = Field(default_factory=dict)
    """Replies by session, where they differ from ``status``."""
    no_show: float = Field(default=0.0, ge=0.0, le=1.0)
    """Probability of not coming."""
    arrives: LocalTime | None = None
    """From when they are there; sessions that are over by then do without them."""
    leaves: LocalTime | None = None
    """Until when they are there; sessions that begin later do without them."""
    own_car: bool = False
    """Whether they come in their own car: no bus has a seat for them."""
    door: str = ""
    """Name of the door they come in by, where it is not the main one."""
    diet: Diets = ()
    """What the kitchen must know, each diet by itself."""
    dishes: dict[str, str] = Field(default_factory=dict)
    """The dish they chose of each course, as the session's ``menu`` calls them."""
    access: tuple[Need, ...] = ()
    """Needs; a place serves wheelchair, near-exit, hearing-left and hearing-right, ushers the others."""
    height: float | None = None
    """Metres."""
    liaison: str = ""
    """Who of the house is told of changes for them."""
    groups: tuple[str, ...] = ()
    """Free groups a rule may name (family, choir, board, …)."""
    known: tuple[str, ...] = ()
    """Guest ids of known companions."""
    wishes: tuple[str, ...] = ()
    """Guest ids of those they ask to sit with, dearest first."""
    note: str = ""
    """Anything else, for protocol alone."""

    model_config = ConfigDict(populate_by_name=True)

    @field_validator("mode", "aide_as", mode="before")
    @classmethod
    def _in_hyphens(cls, mode: object) -> object:
        """``personal envoy`` may be written with a blank."""
        return kebab_word(mode) if type(mode) is str else mode

    @field_validator("keys")
    @classmethod
    def _with_codes(cls, keys: dict[str, str]) -> dict[str, str]:
        """States of the Union by their postal codes: ``Texas`` is ``TX``."""
        return {k: state(v) if k in _STATE_KEYS else v for k, v in keys.items()}

    @field_validator("translations")
    @classmethod
    def _of_a_language(cls, texts: dict[str, str]) -> dict[str, str]:
        """Each is of a field that may stand in several languages, and of a language there is."""
        return translations(texts)

    @field_validator("sex")
    @classmethod
    def _by_letter(cls, sex: str) -> str:
        """``female`` and ``f`` are F."""
        return _SEXES.get(sex.lower(), sex.upper() if len(sex) == 1 else sex)

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

    def says(self, field: str, language: str) -> bool:
        """Whether a field stands in a language of its own."""
        return any(translation(column) == (field, language) for column in self.translations)

    def in_language(self, language: str) -> Guest:
        """The guest as papers in a language (ISO 639) name them."""
        said = {
            field: text
            for column, text in self.translations.items()
            if (meant := translation(column)) and meant[1] == language
            for field in [meant[0]]
        }
        if "name" in said:
            # What was short for, or filed of, another spelling is not of this one.
            said = {"short_name": "", "sort_name": ""} | said
        return self.model_copy(update=said) if said else self

    @property
    def serves(self) -> tuple[str, ...]:
        """Guest ids of whom they come for, to interpret or as an aide; empty in their own right."""
        return (*self.interpreter_for, self.aide_for) if self.aide_for else self.interpreter_for

    @property
    def serves_as(self) -> AideKind | None:
        """What an aide is; None for everybody else."""
        if not self.aide_for:
            return None
        if self.aide_as is None and self.role in list(AideKind):
            return AideKind(self.role)
        return self.aide_as or AideKind.AIDE

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


class Delegation(Translated):
    """A country's or organisation's party."""

    id: Identifier
    """Short name that guests use, in kebab-case."""
    name: str
    """As papers print it; in another language ``name_fr`` and the like."""
    monogram: str = ""
    """At most four letters shown on plans (FRA, EU, IMF)."""
    country: CountryCode = ""
    """ISO 3166-1 alpha-2, or the name; empty for an organisation."""
    home: bool = False
    """Whether this is the host's own delegation."""
    head: str = ""
    """Guest id of the head of delegation; where empty, its first guest in precedence."""

    def kept_as(self, key: str, name: str) -> Self:
        """The same, which also knows a name under a key such as ``name_en``."""
        return self.model_copy(update={"translations": {key: name, **self.translations}})
