"""What people call a paper of which the file is called `floor-plan-a3`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from preseance.documents.catalogue import WORDS
from preseance.documents.sizes import PaperName, called
from preseance.documents.words import word
from preseance.views.records import Language

_CALLED: Mapping[str, str] = {
    "guests-by-precedence": "guest-list-precedence",
    "guests-by-name": "guest-list-name",
    "guests-by-place": "guest-list-place",
    "guests-by-delegation": "guest-list-delegation",
    "kitchen": "kitchen-sheet",
}
"""Words of papers whose title is not their name."""


def paper_called(stem: str, language: Language) -> str:
    """The title of a paper and its sheet, where its name tells one; the name where it is unknown."""
    kind, size = stem, ""
    for name in get_args(PaperName):
        if stem.endswith(f"-{name}"):
            kind, size = stem.removesuffix(f"-{name}"), called(name)
    if kind.startswith("kitchen-since-"):
        kind = "kitchen-changes"
    kind = _CALLED.get(kind, kind)
    title = word(kind, language) if kind in WORDS else stem
    return f"{title} ({size})" if size else title
