"""A rule is asked what it is; no module but its own knows it by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import preseance
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.plan import MARKS
from preseance.model.session import Session
from preseance.rules import DEFAULTS, RULES
from preseance.rules.occasion.selectors import PLACE_WORDS

SOURCE = Path(preseance.__file__).parent
OTHER_WORDS = {
    *Event.model_fields, *Guest.model_fields, *Session.model_fields, *MARKS, *PLACE_WORDS,
    "precedence",  # a command, and an order of lists
    "interpreter",  # a paper's word for a card
    "aide",  # what an auxiliary place is kept for
    "pin",  # a change
    "couples",  # a setting of orders of precedence
    "companions",  # of guests, in a list that is imported
    "fill",  # the rest of the places, as a job does
    "zones",  # of a seating plan of pretix
    "forbid",  # Pydantic's word for columns it does not know
}  # fmt: skip
"""Words of the house that are names of kinds too."""


NAMES = {*RULES, *(f"default-{name.replace('_', '-')}" for name in DEFAULTS)}
"""Kinds, and the ids of rows that hold by default."""


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted(SOURCE.rglob("*.py")):
        yield file.relative_to(SOURCE), ast.parse(file.read_text(encoding="utf-8"))


def kinds_named(file: Path, node: ast.AST) -> set[str]:
    """Names that stand in a part of a module, its own left out."""
    said = {n.value for n in ast.walk(node) if isinstance(n, ast.Constant)}
    own = {file.stem} if file.parent.name == "kinds" else set()
    return {word for word in said if isinstance(word, str) and word in NAMES} - own


def test_no_module_names_a_kind_or_a_default() -> None:
    named = {file: kinds_named(file, tree) - OTHER_WORDS for file, tree in modules()}
    assert {file: words for file, words in named.items() if words} == {}


def test_no_module_compares_or_makes_a_kind_by_its_name() -> None:
    """Those kinds too whose name is another word of the house."""
    found = [
        (file, node.lineno)
        for file, tree in modules()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Compare) and _of_kind(node.left) and kinds_named(file, node))
        or (isinstance(node, ast.keyword) and node.arg == "kind" and kinds_named(file, node.value))
        or (
            isinstance(node, ast.Subscript)
            and _is_catalogue(node.value)
            and kinds_named(file, node)
        )
    ]
    assert found == []


def _of_kind(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ("kind", "rule")


def _is_catalogue(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("RULES", "DEFAULTS")
