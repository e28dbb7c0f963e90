"""The letters beside an alphabetical list."""

import unicodedata
from collections.abc import Sequence

_BASE = {"Đ": "D", "Ð": "D", "Ø": "O", "Ł": "L", "Æ": "A", "Œ": "O", "Þ": "T", "İ": "I"}
"""Letters that do not come apart into a base letter and an accent."""


_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
"""Of Korean syllables as they stand alone; those that syllables come apart into are drawn small."""


def letters_of(names: Sequence[str]) -> list[str]:
    """The letter beside the first name under it, nothing beside the others."""
    found: list[str] = []
    before = ""
    for name in names:
        letter = _letter(name)
        found.append("" if letter == before else letter)
        before = letter
    return found


def _letter(name: str) -> str:
    for character in unicodedata.normalize("NFD", name):
        if "\u1100" <= character <= "\u1112":
            return _INITIALS[ord(character) - 0x1100]
        if character.isalpha():
            upper = character.upper()[:1]
            return _BASE.get(upper, upper)
    return name[:1]
