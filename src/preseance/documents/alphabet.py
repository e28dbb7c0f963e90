"""The letters beside an alphabetical list."""

from collections.abc import Sequence


def once(letters: Sequence[str]) -> list[str]:
    """Each letter beside the first name under it, nothing beside the others."""
    before = ["", *letters[:-1]] if letters else []
    return ["" if letter == last else letter for letter, last in zip(letters, before, strict=True)]
