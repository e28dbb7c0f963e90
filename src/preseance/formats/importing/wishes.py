"""Wishes about neighbours in remarks («not with Bob Stone», «à côté de Mme Roy»), in five languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHO = r"(?P<who>[^\W\d_][^.;!?\n()]*)"
_APART = (
    r"(?:do |please |should )?(?:not?|never|don['’]t)\s+(?:\w+\s+){0,2}?(?:with|next to|near|beside|by|at (?:the )?same table as|"
    r"together with|close to)",
    r"(?:keep |seat |sit )?(?:away|apart|far|separate(?:ly|d)?)\s+from",
    r"avoid(?:s)?(?: sitting)?(?: with| next to| near)?",
    r"(?:ne\s+)?(?:\w+\s+)?(?:pas|jamais)\s+(?:\w+\s+){0,2}?(?:avec|à côté d['’e]u?|près d['’e]u?|à la (?:même )?table d['’e]u?)",
    r"(?:loin|éloign\w+|séparé\w*|éviter)\s+(?:d['’e]u?|avec)?",
    r"(?:bitte\s+)?nicht\s+(?:\w+\s+){0,2}?(?:mit|neben|bei|zu|an einem tisch mit)",
    r"(?:weit weg|getrennt|fern)\s+von",
    r"no\s+(?:\w+\s+){0,2}?(?:con|junto a|al lado de|cerca de)",
    r"(?:lejos|separad[oa])\s+de",
    r"non\s+(?:\w+\s+){0,2}?(?:con|vicino a|accanto a|insieme a)",
    r"(?:lontan[oa]|separat[oa])\s+da",
)
_TOGETHER = (
    r"(?:seat|sit|place|table|wants? to sit|would like to sit|please)\s+(?:\w+\s+)?(?:with|next to|near|beside)",
    r"(?:^|[.;,]\s*)(?:with|next to|beside|near)",
    r"(?:placer|asseoir|assis\w*|souhaite \w+|installer|mettre)\s+(?:\w+\s+)?(?:avec|à côté d['’e]u?|près d['’e]u?)",
    r"(?:^|[.;,]\s*)(?:à côté d['’e]u?|près d['’e]u?|avec)",
    r"(?:sitzt gern|bitte|möchte|gern|platzieren)\s+(?:\w+\s+)?(?:neben|bei|mit|zu)",
    r"(?:^|[.;,]\s*)neben",
    r"(?:sentar|junto|poner)\s+(?:\w+\s+)?(?:con|a|al lado de)",
    r"(?:^|[.;,]\s*)(?:al lado de|junto a)",
    r"(?:vicino a|accanto a)",
)
_NO = re.compile(rf"(?:{'|'.join(f'(?:{p})' for p in _APART)})\s*{_WHO}", re.IGNORECASE)
_YES = re.compile(rf"(?:{'|'.join(f'(?:{p})' for p in _TOGETHER)})\s+{_WHO}", re.IGNORECASE)
_NO_NAME = frozenset(
    [
        "exit",
        "door",
        "stage",
        "kitchen",
        "window",
        "children",
        "kids",
        "friends",
        "table",
        "sortie",
        "porte",
        "scène",
        "cuisine",
        "wheelchair",
        "ausgang",
        "tür",
        "bühne",
        "salida",
        "puerta",
        "escenario",
        "uscita",
        "porta",
        "palco",
        "fauteuil",
    ]
)


_ARTICLE = re.compile(r"^(?:the|la|die|der)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Wish:
    """A wish about a neighbour, with the words it stands in."""

    apart: bool
    who: tuple[str, ...]
    """As written; whom it means, the list tells."""
    words: str


def wishes_in(text: str) -> tuple[Wish, ...]:
    """The wishes of a remark."""
    found = []
    for line in re.split(r"[\n;.!]+", text):
        for apart, pattern in ((True, _NO), (False, _YES)):
            if said := pattern.search(line):
                who = _names(said["who"])
                if who:
                    found.append(Wish(apart, who, line.strip()))
                break
    return tuple(found)


def _names(text: str) -> tuple[str, ...]:
    text = re.sub(
        r"\b(?:please|svp|s'il vous plaît|bitte|por favor|per favore|thanks?|merci)\b.*$",
        "",
        text,
        flags=re.I,
    )
    parts = re.split(
        r"\s*(?:,|&|/|\bor\b|\band\b|\bou\b|\bet\b|\boder\b|\bund\b|\bni\b|\by\b|\bo\b|\be\b)\s*",
        text,
    )
    kept = [_ARTICLE.sub("", " ".join(p.split()[:5]).strip(" '’\"-")) for p in parts]
    return tuple(
        k
        for k in kept
        if (k[:1].isupper() and not ({w.casefold() for w in k.split()} & _NO_NAME))
        or re.match(r"(?:m\.|mme|mr|dr)\b", k, re.I)
    )
