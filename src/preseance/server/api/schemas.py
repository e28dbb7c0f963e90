"""What bodies of requests hold: every field known, of its own type, and bounded."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, TypeAdapter
from pydantic.json_schema import JsonSchemaValue

from preseance.planning.commands import ByHand
from preseance.server.events.roles import ROLES
from preseance.server.jobs.asking import KEY as KEY
from preseance.server.jobs.asking import MOST as MOST
from preseance.server.jobs.asking import Key as Key
from preseance.wording.said import Said

Number = Annotated[int, Field(ge=0, le=MOST)]
RoleName = Annotated[str, Field(json_schema_extra={"enum": list(ROLES)}, max_length=20)]
Name = Annotated[str, Field(min_length=1, max_length=120)]


class Body(Schema):
    """A body: nothing in it is unknown, nothing is taken for something else."""

    model_config = ConfigDict(extra="forbid", strict=True)


def _uuid(value: object) -> object:
    """JSON has no UUID, so a text is one; strictness would refuse it."""
    try:
        return UUID(value) if isinstance(value, str) else value
    except ValueError:
        raise ValueError(Said("a UUID")) from None


CommandId = Annotated[UUID, BeforeValidator(_uuid)]
_BY_HAND: TypeAdapter[Any] = TypeAdapter(Annotated[ByHand, Field(discriminator="do")])


class _AsCommand:
    """A command, in the interface's own description; it is read by ``command_of``."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: Any, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(_BY_HAND.core_schema)


class CommandBody(Body):
    """A command on an event as it was seen."""

    id: CommandId
    """Given by the sender: the same one twice is done once."""
    base_revision: Number
    """The revision that was looked at."""
    command: Annotated[dict[str, Any], _AsCommand]


class TurnBody(Body):
    """Undo or redo."""

    id: CommandId


class BackBody(Body):
    """Back to what a revision left."""

    id: CommandId
    base_revision: Number
    revision: Number


class VariantBody(Body):
    """A new variant of an event."""

    name: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^/\x00]+$")]
    """What it is called: B, or a name."""
    revision: Number | None = None
    """The revision that it begins from; the latest where none is named."""


class TakeVariantBody(Body):
    """A variant is taken over."""

    id: CommandId
    base_revision: Number
    """The revision of the event that was looked at."""
    whole: bool = False
    """Make the event what the variant is, not only what was changed in it."""


class RetentionBody(Body):
    """How long an event is kept."""

    days: Annotated[int, Field(ge=0, le=36_500)] | None
    """Days after its last one; null for as long as nobody deletes it."""


class NewEventBody(Body):
    """A new event: one of the examples, or a document in the form of `preseance convert`."""

    example: Key | None = None
    document: dict[str, Any] | None = None


class MemberBody(Body):
    """What somebody is to an event."""

    username: Annotated[str, Field(min_length=1, max_length=150, pattern=r"^[\w.@+-]+$")]
    role: RoleName
    delegation: Annotated[str, Field(max_length=120, pattern=rf"({KEY})|^$")] = ""


class LinkBody(Body):
    """A link to see an event, for a time."""

    name: Name
    role: RoleName
    delegation: Annotated[str, Field(max_length=120, pattern=rf"({KEY})|^$")] = ""
    days: Annotated[int, Field(ge=1, le=90)] = 7


class ProposalLinkBody(Body):
    """A link by which a delegation, or the host of a table, enters its own part, for a time."""

    name: Name
    delegation: Annotated[str, Field(max_length=120, pattern=rf"({KEY})|^$")] = ""
    session: Annotated[str, Field(max_length=120, pattern=rf"({KEY})|^$")] = ""
    table: Annotated[str, Field(max_length=120)] = ""
    days: Annotated[int, Field(ge=1, le=90)] = 14


class EnteredBody(Body):
    """What is entered of one guest; what is left out stays as it is."""

    name: Annotated[str, Field(max_length=500)] | None = None
    title: Annotated[str, Field(max_length=500)] | None = None
    diet: Annotated[str, Field(max_length=1000)] = ""
    """Several are set apart by commas; ``none`` says that there is nothing to mind."""
    own_car: Literal["", "yes", "no"] = ""


class ProposeBody(Body):
    """What a liaison enters of the own delegation."""

    guests: Annotated[
        dict[Annotated[str, Field(max_length=120)], EnteredBody], Field(max_length=400)
    ] = Field(default_factory=dict)
    """By guest id; under an empty name one guest more."""
    words: Annotated[str, Field(max_length=1000)] = ""


class RefuseBody(Body):
    """Why a proposal is refused."""

    answer: Annotated[str, Field(max_length=1000)] = ""


class TokenBody(Body):
    """A token for a program."""

    name: Name
    scope: Literal["read", "write"] = "read"
    days: Annotated[int, Field(ge=1, le=366)] = 90


class AcceptBody(Body):
    """A job's answer is taken."""

    id: CommandId
    choose: Annotated[int, Field(ge=1, le=50)] = 1
    """Which answer."""
    by: Annotated[str, Field(max_length=200)] = ""
    """On whose order it is published at once; empty where it stays a draft."""
    stage: Literal["draft", "approved", "told", "printed", "seated"] = "approved"


class Problem(Schema):
    """Why a request was refused."""

    detail: str
    errors: list[dict[str, Any]] = Field(default_factory=list)


class Clash(Problem):
    """What others have changed meanwhile: what it was, what they made of it, what was asked."""

    revision: int = 0
    base: dict[str, Any] = Field(default_factory=dict)
    theirs: dict[str, Any] = Field(default_factory=dict)
    mine: dict[str, Any] = Field(default_factory=dict)
    by: list[dict[str, Any]] = Field(default_factory=list)
    cells: list[dict[str, str]] = Field(default_factory=list)
    """Of a list: the same, cell by cell."""


class TokenOut(Schema):
    """A token, without its secret."""

    id: int
    name: str
    scope: str
    made: datetime
    expires: datetime
    used: datetime | None
