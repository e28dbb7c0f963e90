"""The letters a page takes, of the fonts that come along, put into it.

What was measured is then what a browser sets, so names touch nothing on any machine. Fonts of a
house or of the system are not handed on: their licence may not allow it.
"""

from __future__ import annotations

from base64 import b64encode

from preseance.documents.fonts import Weight
from preseance.documents.scripts import plain
from preseance.documents.typefaces import in_use

_ALWAYS = " 0123456789…–·×−+%?/"
"""What a script may write that does not stand on the page from the beginning."""


def fonts_of(text: str) -> tuple[str, str]:
    """The value of `font-family` for a text, and the rules that bring the fonts."""
    typefaces = in_use()
    letters: dict[str, set[str]] = {}
    for character in {*plain("".join(set(text))), *_ALWAYS}:
        for family in typefaces.families:
            face = typefaces.face(family, Weight.REGULAR.value)
            if face is not None and face.has(character):
                letters.setdefault(family, set()).add(character)
                break
    used = [family for family in typefaces.families if family in letters]
    rules = []
    for family in used:
        for weight in Weight:
            face = typefaces.face(family, weight.value)
            if face is None:
                continue
            data = b64encode(face.part("".join(sorted(letters[family])))).decode()
            rules.append(
                f'@font-face {{ font-family: "{family}"; font-weight: {weight.value}; '
                f'src: url("data:font/sfnt;base64,{data}"); }}'
            )
    names = ", ".join(f'"{family}"' for family in used)
    return f"{names}, system-ui, sans-serif", "\n".join(rules)
