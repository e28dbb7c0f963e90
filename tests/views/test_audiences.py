"""One table of audiences: complete, asked everywhere, compared nowhere else."""

import ast
from pathlib import Path

import pytest

import preseance
from preseance.documents.words import audience_line
from preseance.errors import UnknownNameError
from preseance.views import audiences
from preseance.views.audiences import ALL_PAPERS, AUDIENCES, audience_named, who_may_have

SOURCES = Path(preseance.__file__).parent


def test_the_public_knows_no_more_than_who_sits_where() -> None:
    public = audience_named("public")
    secrets = (
        *("ranks", "reasons", "diets", "access", "hours", "infants"),
        *("notes", "marks", "findings", "cards"),
    )
    assert not any(getattr(public, right) for right in secrets)


def test_protocol_may_know_everything() -> None:
    whole = audience_named(audiences.WHOLE)
    flags = [getattr(whole, right) for right in whole.__slots__]
    assert all(flag for flag in flags if isinstance(flag, bool))
    assert whole.papers == ALL_PAPERS


def test_an_unknown_audience_is_told_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="public, usher"):
        audience_named("press")


def test_every_paper_is_for_somebody() -> None:
    assert all(who_may_have(paper) for paper in ALL_PAPERS)


@pytest.mark.parametrize("name", AUDIENCES)
def test_every_audience_has_a_name_on_paper_in_both_languages(name: str) -> None:
    assert audience_line(name, "en") != audience_line(name, "fr")


def test_no_other_file_compares_the_name_of_an_audience() -> None:
    """Who may know what is decided in the table; elsewhere an audience is asked, not recognised."""
    found = []
    for file in SOURCES.rglob("*.py"):
        if file.name == "audiences.py":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Compare) and _speaks_of_an_audience(node):
                found.append(f"{file.relative_to(SOURCES)}:{node.lineno}")
    assert not found


def _speaks_of_an_audience(compared: ast.Compare) -> bool:
    sides = [compared.left, *compared.comparators]
    asked = any("audience" in ast.unparse(side).lower() for side in sides)
    named = any(
        isinstance(part, ast.Constant) and part.value in AUDIENCES
        for side in sides
        for part in ast.walk(side)
    )
    return asked and named
