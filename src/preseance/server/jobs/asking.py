"""What a job is asked by: the interface and the pages read it alike."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MOST = 2**31 - 1
Key = Annotated[str, Field(pattern=KEY, max_length=120)]


class JobBody(BaseModel):
    """Something to be worked out; nothing in it is unknown, nothing is taken for something else."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Literal["plan", "replan", "why", "conflict", "rehearse"]
    session: Key | None = None
    """Only this one."""
    seconds: Annotated[float, Field(gt=0, le=600, strict=False)] | None = None
    effort: Annotated[int, Field(ge=1, le=10**9)] | None = None
    seed: Annotated[int, Field(ge=0, le=MOST)] = 0
    afresh: bool = False
    """Of a plan: move even what is marked."""
    keep: bool = False
    """Of a plan: leave everybody who has a place, and fill the rest."""
    changes: Annotated[list[Annotated[str, Field(max_length=500)]], Field(max_length=50)] = Field(
        default_factory=list
    )
    """Of a replan: sentences such as ``cancel anna``."""
    guest: Key | None = None
    """Of a why: who is asked about."""
    beside: Key | None = None
    """Of a why: whom the guest wishes to be beside."""
    at: Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f]*$")] | None = (
        None
    )
    """Of a why: the place, or the table seated whole, the guest wishes to have."""
