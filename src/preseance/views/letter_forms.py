"""In which country's forms the Han letters of a name are drawn: 骨, 直 and 角 differ by region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

_OF_COUNTRY: Final[Mapping[str, str]] = {
    "CN": "zh-CN",
    "HK": "zh-HK",
    "JP": "ja",
    "KP": "ko",
    "KR": "ko",
    "MO": "zh-HK",
    "SG": "zh-CN",
    "TW": "zh-TW",
}
_OF_LANGUAGE: Final[Mapping[str, str]] = {"ja": "ja", "ko": "ko", "zh": "zh-CN"}
_HAN: Final = ((0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3400, 0x9FFF), (0xF900, 0xFAFF),
               (0x20000, 0x3FFFF))  # fmt: skip
_KANA: Final = ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F))
_HANGUL: Final = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7FF))


def letter_forms(name: str, country: str, languages: Sequence[str]) -> str:
    """Language, with a region or not, of the forms; empty for a name without Han letters.

    What else the name is written in decides, then the guest's country, then the first of the
    event's languages that has such letters.
    """
    if name.isascii() or not _any_of(name, _HAN):
        return ""
    if _any_of(name, _KANA):
        return "ja"
    if _any_of(name, _HANGUL):
        return "ko"
    if country in _OF_COUNTRY:
        return _OF_COUNTRY[country]
    return next((_OF_LANGUAGE[code] for code in languages if code in _OF_LANGUAGE), "zh-CN")


def _any_of(name: str, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(low <= ord(letter) <= high for letter in name for low, high in ranges)
