"""The catalogue in the manual says what the rules do, and shows it."""

import re
from pathlib import Path

import pytest
from docs.build import HERE, stale

from preseance.rules import RULES
from preseance.rules.shapes import Rule

FOLDER = HERE / "rules"
GUIDES = ("adding-a-rule.md", "ajouter-une-regle.md")


def test_no_page_or_picture_is_missing_or_stale() -> None:
    assert stale("rules") == [], "run python docs/build.py rules"


@pytest.mark.parametrize("kind", sorted(RULES))
def test_a_page_tells_why_kept_broken_formula_and_source_with_two_pictures(kind: str) -> None:
    page = (FOLDER / f"{kind}.md").read_text(encoding="utf-8")
    headings = ("Why", "How it is written", "Kept", "Broken", "Formula", "Source", "Cases")
    for heading in (*headings, "Who may know"):
        assert f"\n## {heading}\n" in page
    shown = re.findall(r"\]\((pictures/[^)]+)\)", page)
    assert {"kept" in s for s in shown} == {True, False}
    assert all((FOLDER / s).is_file() for s in shown)
    for name in RULES[kind].params:
        assert f"`{name}=…`" in page


def test_links_of_the_manual_on_rules_lead_somewhere() -> None:
    pages = [*FOLDER.glob("*.md"), *(HERE / guide for guide in GUIDES)]
    for page in pages:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / Path(link)).exists(), (page.name, link)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guide_names_all_that_a_rule_may_say_of_itself(guide: str) -> None:
    told = (HERE / guide).read_text(encoding="utf-8")
    said = [name for name in Rule.__annotations__ if name not in ("row", "occasion")]
    assert [name for name in said if f"`{name}`" not in told and f" {name} = " not in told] == []
