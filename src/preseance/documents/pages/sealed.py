"""Answers that only who knows the question can read: no name stands in the file, nor a quick sum of one.

From the folded name a slow hash (PBKDF2-HMAC-SHA256, RFC 8018) makes a key of its own for each
guest; with HMAC-SHA256 this gives the label under which the answer lies, and the stream it is
hidden under. All answers are equally long. It keeps a list of guests from being read off; it cannot
keep anybody from trying names that they can guess.
"""

from __future__ import annotations

import hmac
import json
import unicodedata
from base64 import b64encode
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import pbkdf2_hmac, sha256

ROUNDS = 30_000
"""Of the slow hash for each name: a blink on a telephone."""
_SALTING = 200_000
"""Of the one for the salt, which comes of all the answers: who knows all guests but one must not
find that one quickly by it."""
_STEP = 64
"""Answers are filled up to a multiple of so many bytes."""
_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
        "ı": "i", "ħ": "h", "ς": "σ",
    }
)  # fmt: skip
_APOSTROPHES = str.maketrans("", "", "'’ʼ‘`")


@dataclass(frozen=True, slots=True)
class Sealed:
    """Answers by their labels, both in base64, in the order of the labels."""

    salt: str
    rounds: int
    boxes: Mapping[str, str]


def asked(name: str) -> str:
    """A name as it is looked up: small letters without marks, words in any order.

    Marks are those of Latin, Greek and Cyrillic letters, points of Hebrew and signs of short
    vowels in Arabic, which people leave out; `find.js` does the same.
    """
    small = unicodedata.normalize("NFKD", name.lower())
    bare = "".join(c for c in small if not _is_mark(c)).translate(_LETTERS).translate(_APOSTROPHES)
    words = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in bare).split()
    return " ".join(sorted(words))


def _is_mark(character: str) -> bool:
    code = ord(character)
    return (
        0x300 <= code <= 0x36F or 0x591 <= code <= 0x5C7 or 0x64B <= code <= 0x65F or code == 0x670
    )


def sealed(answers: Mapping[str, Sequence[Mapping[str, object]]]) -> Sealed:
    """Answers by question, each a list, for there may be two guests of a name."""
    written = {
        question: json.dumps(list(found), ensure_ascii=False, separators=(",", ":")).encode()
        for question, found in answers.items()
    }
    longest = max(map(len, written.values()), default=1)
    length = -(-longest // _STEP) * _STEP
    everything = b"\0".join(k.encode() + b"\0" + written[k] for k in sorted(written))
    # No random number, so that the same plan gives the same file; another plan, another salt.
    salt = pbkdf2_hmac("sha256", everything, b"salt of a page", _SALTING, 16)

    def box(question: str) -> tuple[str, str]:
        key = pbkdf2_hmac("sha256", question.encode(), salt, ROUNDS, 32)
        label = hmac.digest(key, b"label", sha256)[:16]
        said = written[question].ljust(length)
        stream = b"".join(
            hmac.digest(key, b"box" + n.to_bytes(4, "big"), sha256) for n in range(-(-length // 32))
        )
        hidden = bytes(a ^ b for a, b in zip(said, stream, strict=False))
        return b64encode(label).decode(), b64encode(hidden).decode()

    with ThreadPoolExecutor() as at_once:
        boxes = dict(sorted(at_once.map(box, sorted(written))))
    return Sealed(b64encode(salt).decode(), ROUNDS, boxes)
