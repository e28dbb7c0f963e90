"""What French typography forbids, found in a text: for tests of what is said and printed."""

import re

_FAULTS = {
    "no no-break space before a sign": re.compile(r"(?<=[\w»)\]}]) ?[;!?](?=\s|$)|(?<=[\w»)}]) ?:(?=\s|$)"),
    "a breaking space at a quotation mark": re.compile(r"« | »|«(?=[^\s\u00a0\u202f])|(?<=[^\s\u00a0\u202f])»"),
    "a straight apostrophe": re.compile(r"(?<=\w)'(?=\w)"),
    "not contracted": re.compile(r"\b(?:de les?|à les?) (?=[a-zàâéèêîôûç])(?!\w+(?:er|ir|re)\b)"),
    "not elided": re.compile(r"(?<!-)\b(?:[Dd]e|[Qq]ue|[Jj]e|[Nn]e|[Ll]e|[Ll]a) (?=(?![yY]aourt|on[zc]e)[aeiouàâéèêîôûœ]\w+)"),
    "an hour with a colon in a sentence": re.compile(r"\bà \d\d:\d\d\b"),
    "an ordinal number": re.compile(r"\b1 (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b|\b\d+ème\b"),
    "a fraction with a point": re.compile(r"(?<![\w.])\d+\.\d+(?= (?:m|mm|cm)\b)"),
    "an article before a table by itself": re.compile(r"(?:: |^)la table \d+(?:$|,)"),
}  # fmt: skip


def faults(text: str, around: int = 24) -> list[tuple[str, str]]:
    """Each fault by name, with so many letters around it."""
    return [
        (name, text[max(0, found.start() - around) : found.end() + around])
        for name, sign in _FAULTS.items()
        for found in sign.finditer(text)
    ]
