"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from preseance.cli.language import VARIABLE
from preseance.door.paper_kinds import refuse_unknown_languages
from preseance.errors import UnknownNameError
from preseance.views.audiences import AUDIENCES, audience_named
from preseance.wording.languages import languages
from preseance.wording.said import Said


def known_language(_: object, language: str | None) -> None:
    """Refuse a language that there is not; None where none was asked for."""
    if language is not None and language not in languages():
        raise UnknownNameError(Said("language"), language, languages())


def known_languages(_: object, language: str | None) -> None:
    """Refuse more languages than a paper can be in, and those that there are not."""
    if language is not None:
        refuse_unknown_languages(language)


Lang = Annotated[
    str,
    Parameter(
        validator=known_language,
        env_var=VARIABLE,
        help="Language of what is said, by its code, such as en or fr.",
    ),
]
PaperLang = Annotated[
    str,
    Parameter(
        validator=known_languages,
        env_var=VARIABLE,
        help="Language of what is said, by its code, such as en or fr; of papers one or two: en,fr.",
    ),
]
EventFolder = Annotated[Path, Parameter(help="The event: its folder or workbook.")]
Json = Annotated[bool, Parameter(name="--json", negative="", help="One JSON object on stdout.")]
Afresh = Annotated[bool, Parameter(negative="", help="Move even what is approved.")]
All = Annotated[
    bool, Parameter(name="--all", negative="", help="Every finding by itself, in sentences.")
]
DryRun = Annotated[bool, Parameter(negative="", help="Write nothing.")]
Seconds = Annotated[
    float | None, Parameter(validator=Number(gt=0), help="Time limit of the search.")
]
Effort = Annotated[
    int | None,
    Parameter(validator=Number(gte=1), help="Limit in changes looked at: the same plan anywhere."),
]
Seed = Annotated[int, Parameter(validator=Number(gte=0), help="Another seed, another search.")]
SessionId = Annotated[str | None, Parameter(name="--session", help="Only this session.")]


def known_audience(_: object, name: str | None) -> None:
    """Refuse an audience that there is not; None where none was asked for."""
    if name is not None:
        audience_named(name)


Audience = Annotated[
    str,
    Parameter(
        validator=known_audience,
        help=f"Who asks ({', '.join(AUDIENCES)}): nothing is told, or betrayed, that they may not know.",
    ),
]
