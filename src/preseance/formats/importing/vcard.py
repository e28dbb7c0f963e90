"""Address cards (vCard 2.1 to 4.0, RFC 6350) as rows of a list."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

from preseance.formats.spreadsheets.sheets import Sheet

_HEADINGS = {
    "FN": "Full name",
    "FAMILY": "Family name",
    "GIVEN": "Given name",
    "PREFIX": "Honorific",
    "SUFFIX": "Suffix",
    "ORG": "Organisation",
    "TITLE": "Function",
    "ROLE": "Role",
    "EMAIL": "Email",
    "TEL": "Phone",
    "COUNTRY": "Country",
    "LANG": "Language",
    "NICKNAME": "Nickname",
    "GENDER": "Sex",
    "CATEGORIES": "Group",
    "BDAY": "Birthday",
    "NOTE": "Note",
    "RELATED": "Related",
    "X-SPOUSE": "Spouse",
    "OTHER": "Other entries",
}
_SILENT = frozenset(
    ["BEGIN", "END", "VERSION", "PRODID", "UID", "REV", "PHOTO", "LOGO", "SOUND", "KEY", "KIND"]
)
"""Of the card, not of the person; pictures are not read."""


def sheet_of_cards(name: str, text: str) -> Sheet:
    """A row a card; its row number counts cards, the headings being row 1."""
    cards = [_row(card) for card in _cards(text)]
    columns = [k for k in _HEADINGS if any(k in card for card in cards)]
    header = [_HEADINGS[c] for c in columns]
    return Sheet(name, [header, *([card.get(c, "") for c in columns] for card in cards)])


def _cards(text: str) -> Iterator[list[tuple[str, str]]]:
    card: list[tuple[str, str]] = []
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    # Quoted-printable breaks a line at a trailing equals sign (vCard 2.1).
    unfolded = re.sub(r"=\r?\n", "", unfolded)
    for line in unfolded.splitlines():
        head, colon, value = line.partition(":")
        if not colon:
            continue
        name, *params = head.upper().split(";")
        name = name.rpartition(".")[2].strip()
        if name == "BEGIN":
            card = []
        elif name == "END":
            yield card
        else:
            card.append((name, _value(value, params)))


def _value(value: str, params: list[str]) -> str:
    if any("QUOTED-PRINTABLE" in p for p in params):
        value = quopri.decodestring(value.encode()).decode("utf-8", "replace")
    return value.strip()


def _parts(value: str) -> list[str]:
    return [_plain(p) for p in re.split(r"(?<!\\);", value)]


def _plain(value: str) -> str:
    lines = re.sub(r"\\[nN]", "\n", value)
    return re.sub(r"\\([,;:\\])", r"\1", lines).strip()


def _row(card: list[tuple[str, str]]) -> dict[str, str]:
    row: dict[str, list[str]] = {}

    def put(column: str, text: str) -> None:
        if text and text not in row.setdefault(column, []):
            row[column].append(text)

    for name, value in card:
        if name == "N":
            family, given, middle, prefix, suffix, *_ = [*_parts(value), "", "", "", "", ""]
            put("FAMILY", family)
            put("GIVEN", f"{given} {middle}".strip())
            put("PREFIX", prefix.replace(",", " "))
            put("SUFFIX", suffix.replace(",", " "))
        elif name == "ADR":
            *street, country = [*_parts(value)[:7], *[""] * 7][:7]
            put("COUNTRY", country)
            put("OTHER", ", ".join(p for p in street if p))
        elif name == "ORG":
            put("ORG", ", ".join(p for p in _parts(value) if p))
        elif name == "GENDER":
            put("GENDER", value[:1])
        elif name == "CATEGORIES":
            for category in re.split(r"(?<!\\),", value):
                put(name, _plain(category))
        elif name in _HEADINGS:
            put(name, _plain(value))
        elif name not in _SILENT:
            put("OTHER", f"{name}: {_plain(value)}")
    return {column: "; ".join(texts) for column, texts in row.items()}
