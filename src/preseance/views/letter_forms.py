"""In which country's forms the Han letters of a name are drawn: 骨, 直 and 角 differ by region."""

from __future__ import annotations

import re
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
_HAN: Final = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_KANA: Final = re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HANGUL: Final = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")


def letter_forms(name: str, country: str, languages: Sequence[str]) -> str:
    """Language, with a region or not, of the forms; empty for a name without Han letters.

    What else the name is written in decides, then the guest's country, then the first of the
    event's languages that has such letters.
    """
    if name.isascii() or not _HAN.search(name):
        return ""
    if _KANA.search(name):
        return "ja"
    if _HANGUL.search(name):
        return "ko"
    if country in _OF_COUNTRY:
        return _OF_COUNTRY[country]
    return next((_OF_LANGUAGE[code] for code in languages if code in _OF_LANGUAGE), "zh-CN")
