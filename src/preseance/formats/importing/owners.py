"""Diets and needs of a cell, and whose they are where it names one of several."""

from __future__ import annotations

import re

from preseance.formats.importing.choosing import Column
from preseance.formats.importing.draft import Draft, Row
from preseance.formats.importing.folding import folded
from preseance.formats.importing.vocabulary import wants, words_of

_ALL = frozenset(
    [
        "both",
        "all",
        "each",
        "everyone",
        "tous",
        "toutes",
        "chacun",
        "beide",
        "alle",
        "jeweils",
        "ambos",
        "todos",
        "entrambi",
        "tutti",
    ]
) | {"les deux"}
_HIM = frozenset(["him", "he", "lui", "er", "ihn", "el", "husband", "mari", "mr", "m"])
_HER = frozenset(["her", "she", "elle", "sie", "ella", "lei", "wife", "mme", "mrs", "frau"])
_WITH = frozenset(
    [
        "partner",
        "guest",
        "plus1",
        "spouse",
        "conjoint",
        "conjointe",
        "pareja",
        "accompagnant",
        "begleitung",
        "companion",
    ]
)
_CHILDREN = frozenset(
    [
        "children",
        "kids",
        "child",
        "enfants",
        "enfant",
        "kinder",
        "kind",
        "ninos",
        "hijos",
        "bambini",
        "figli",
    ]
)
_LEADING = re.compile(
    r"^\s*([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)?)\s*[:=]\s*(.+)$|^\s*([^\W\d_][\w'’-]*)\s+(?:is|est|ist|es|è)\s+(.+)$"
)
_TRAILING = re.compile(
    r"^(.*?)\s*(?:\(([^()]+)\)|\s[-–]\s([^\W\d_][\w'’ -]*)|\b(?:for|pour|für|para|per)\s+([^\W\d_][\w'’-]*))\s*$"
)
_COUNTED = re.compile(r"^(\d{1,2})\s*[x×]?\s+(.+)$|^(.+?)\s*[x×]\s*(\d{1,2})$")


def take_wants(row: Row, column: Column, text: str, kind: str, first: int = 0) -> None:
    """Put the diets and needs of a cell with their owners, the ``first`` of the row by default."""
    everybody = row.drafts
    default = [everybody[first]] if first < len(everybody) else everybody[:1]
    if not _is_exact(text):
        for draft in default:
            draft.note.append(f"{column.heading}: {text}" if kind != "notes" else text)
    if (
        kind in ("diet", "allergy")
        and not wants(text, kind).unknown
        and "(" not in text
        and ":" not in text
    ):
        parts = [text] if len(everybody) == 1 and not _COUNTED.match(text) else _parts(text)
    else:
        parts = _parts(text)
    for part in parts:
        owners, said = _owners(row, column, part, default)
        if owners is None:
            row.doubt("owner", column, words=part)
            owners = default
        _give(row, column, owners, said, kind)


def _is_exact(text: str) -> bool:
    plain = folded(text)
    return any(plain in words_of(k) for k in ("diet", "need", "allergy"))


def _parts(text: str) -> list[str]:
    """The phrases of a cell; what stands in brackets stays with the phrase before it."""
    return [p.strip() for p in re.split(r"[,;\n](?![^(]*\))", text) if p.strip()]


def _owners(
    row: Row, column: Column, part: str, default: list[Draft]
) -> tuple[list[Draft] | None, str]:
    """Whose a phrase is, and the phrase without their name; None where they are not in the row."""
    found = _LEADING.match(part)
    if found and (owners := called_in(row, found[1] or found[3])):
        return owners, found[2] or found[4]
    if found := _TRAILING.match(part):
        who = next(g for g in found.groups()[1:] if g)
        if owners := called_in(row, who):
            return owners, found[1]
        if (
            found[2]
            and found[2][:1].isupper()
            and not wants(who, "diet").diets
            and len(who.split()) < 3
        ):
            return None, found[1]
    if found := _COUNTED.match(part):
        number = int(found[1] or found[4])
        said = found[2] or found[3]
        if number == len(row.people):
            return row.drafts, said
        if len(row.people) > 1 and wants(said, "diet").diets:
            counted = {"number": number, "people": len(row.people)}
            row.doubt("owner-count", column, words=part, **counted)
            return row.drafts[:number], said
        return default, said
    words = folded(part).split()
    if len(row.people) > 1:
        for length in (2, 1):
            if len(words) > length and (owners := called_in(row, " ".join(words[:length]))):
                return owners, " ".join(part.split()[length:])
    return default, part


def called_in(row: Row, who: str) -> list[Draft]:
    """Those of the row whom a word means: a name, «both», «her», «partner», «children»."""
    plain = folded(who)
    drafts = row.drafts
    title, _, family = plain.partition(" ")
    if family and title in _HIM | _HER:
        return [d for d in called_in(row, title) if d.name and folded(d.name.family) == family]
    if plain in _ALL:
        return drafts
    for words, sex in ((_HIM, "M"), (_HER, "F")):
        if plain in words:
            return [d for d in drafts if (d.sex or (d.name.sex if d.name else "")) == sex] or (
                drafts[1:2] if plain in ("wife", "husband", "mari") else []
            )
    if plain in _WITH:
        return [d for d in drafts[1:] if d.relation in ("partner", "guest")][:1]
    if plain in _CHILDREN:
        return [d for d in drafts if d.relation == "child"]
    return [
        d
        for d in drafts
        if d.name
        and plain
        and plain in (folded(d.name.given), folded(d.name.full), folded(d.name.given).split(" ")[0])
    ]


def _give(row: Row, column: Column, owners: list[Draft], said: str, kind: str) -> None:
    found = wants(said, kind)
    for draft in owners:
        draft.diet += found.diets
        draft.access += found.needs
    for words in found.unknown:
        row.doubt("unknown-words", column, words=words)
    for words in found.asked:
        row.doubt("two-meanings", column, words=words)
