"""Words without what people write differently: case, accents, punctuation, ligatures."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}
)
_SIGNS = (
    (re.compile(r"\+\s*1\b"), " plus1 "),
    (re.compile(r"\bn\s?[°º]|№|\bn\.º|#"), " no "),
)
_APART = re.compile(r"[\W_]+")


def unaccented(text: str) -> str:
    """Case and accents taken away; everything else stands."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_LETTERS)


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """The bare words of a text, one space between them; «+1» and «N°» are words."""
    plain = unaccented(text)
    for sign, word in _SIGNS:
        plain = sign.sub(word, plain)
    return " ".join(_APART.split(plain)).strip()
