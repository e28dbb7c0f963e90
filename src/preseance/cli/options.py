"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

Lang = Literal["en", "fr"]
Json = Annotated[bool, Parameter(name="--json", negative="", help="One JSON object on stdout.")]
Afresh = Annotated[bool, Parameter(negative="", help="Move even what is approved.")]
DryRun = Annotated[bool, Parameter(negative="", help="Write nothing.")]
