"""The glossary has every noun of the model, every command and change, and names files that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from preseance.cli.app import COMMANDS
from preseance.model.plan import MARKS
from preseance.model.rule_row import LEVELS
from preseance.planning.replan.changes.sentences import KINDS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "preseance"
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
WORDS = set(re.findall(r"[a-z][a-z-]*", GLOSSARY.lower()))
ENTRIES = [
    word.strip(" `")
    for cell in re.findall(r"^\| ([^|]+) \|", GLOSSARY.partition("## Commands")[0], re.MULTILINE)
    for word in cell.split(",")
    if word.strip() != "word"
]
NOUNS = sorted(
    re.sub(r"(?<=[a-z])(?=[A-Z])", " ", node.name).lower()
    for file in (PACKAGE / "model").rglob("*.py")
    for node in ast.parse(file.read_text("utf-8")).body
    if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
)
FILES = sorted(
    {name for name in re.findall(r"`([\w/]+(?:\.py)?)`", GLOSSARY) if "/" in name}
    | set(re.findall(r"`(\w+\.py)`", GLOSSARY))
)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_of_the_model_is_explained(noun: str) -> None:
    assert noun in ENTRIES or re.search(rf"\b{noun}\b", GLOSSARY, re.IGNORECASE), noun


def test_every_word_of_the_command_line_is_explained() -> None:
    words = {
        *COMMANDS,
        *(kind.verb for kind in KINDS),
        *(mark.value for mark in MARKS),
        *(v.value for v in LEVELS),
    }
    assert words <= WORDS, words - WORDS


def test_no_word_is_explained_twice() -> None:
    assert len(ENTRIES) == len(set(ENTRIES)), sorted(e for e in ENTRIES if ENTRIES.count(e) > 1)


@pytest.mark.parametrize("file", FILES)
def test_where_a_word_lives_is_there(file: str) -> None:
    assert (PACKAGE / file).exists(), file
