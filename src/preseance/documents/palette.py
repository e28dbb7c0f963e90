"""The colours of page and paper, said once; contrasts are held by a test.

Meaning is never carried by colour alone: levels have a shape, delegations have letters.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One colour for a light and a dark ground, as `#rrggbb`."""

    name: str
    light: str
    dark: str


GROUND = Token("ground", "#ffffff", "#16181d")
TEXT = Token("text", "#1c1f26", "#e8eaf0")
QUIET = Token("quiet", "#5a6170", "#a4acba")
OUTLINE = Token("outline", "#868e9c", "#727a88")
ACCENT = Token("accent", "#2f5bd0", "#9db8ff")
MUST = Token("must", "#760618", "#ff8a80")
SHOULD = Token("should", "#d27908", "#f2b84b")
PREFER = Token("prefer", "#306dc4", "#8ab8ff")
CLOTH = Token("cloth", "#f3f4f7", "#22252c")
"""Table tops."""
DISC = Token("disc", "#ffffff", "#16181d")
HAIR = Token("hair", "#c9cdd6", "#3a3f49")
"""Leaders, walls of fixtures and rules: never the only bearer of a meaning."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Colour of a delegation's disc and of the letters on it."""

    disc: Token
    letter: Token


_DARK = "#111111"
_WHITE = "#ffffff"


def _mark(number: int, light: str, letter: str, dark: str, dark_letter: str) -> Mark:
    return Mark(
        Token(f"mark-{number}", light, dark), Token(f"mark-{number}-letter", letter, dark_letter)
    )


MARKS: tuple[Mark, ...] = (
    _mark(1, "#2794fb", _DARK, "#609efa", _DARK),
    _mark(2, "#663305", _WHITE, "#d78111", _DARK),
    _mark(3, "#679f96", _DARK, "#5db7a8", _DARK),
    _mark(4, "#6b1666", _WHITE, "#914c85", _WHITE),
    _mark(5, "#8d9d0a", _DARK, "#d7d209", _DARK),
    _mark(6, "#5927bb", _WHITE, "#734bdd", _WHITE),
    _mark(7, "#35769d", _WHITE, "#8edefe", _DARK),
    _mark(8, "#965446", _WHITE, "#c13425", _WHITE),
)
"""Up to eight delegations the planner picks, in this order; eight is where colours end."""
