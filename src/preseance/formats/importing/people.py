"""Who stands in one cell of names: one guest, a couple, a household, somebody's companion, a count."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from preseance.formats.importing.ages import Age, age_in, without_ages
from preseance.formats.importing.brackets import MOST_COMPANIONS, Found, without_brackets
from preseance.formats.importing.folding import folded
from preseance.formats.importing.name_customs import Context, Name
from preseance.formats.importing.name_words import bare, is_particle, words
from preseance.formats.importing.names import split_name

_OF_OTHER = re.compile(
    r"^(?:the\s+)?(guest|plus[ -]?one|plus 1|\+\s?1|companion|partner|spouse|wife|husband|invitée?|"
    r"invité\(e\)|accompagnante?|accompagnateur|accompagnatrice|conjointe?|épouse|époux|begleitung|gast|"
    r"acompañante|invitad[oa]|accompagnatore|accompagnatrice|ospite|son|daughter|child|enfant|kind)"
    r"\s+(?:of|de la|de|du|von|der|des|di|del|dell[ao])\s+(.+)$"
    r"|^(guest|invitée?|accompagnante?|épouse|plus 1|\+\s?1|ospite)\s+(?:d|dell)['’]\s*(.+)$"
    r"|^(.+?)['’]s?\s+(guest|plus[ -]?one|\+\s?1|partner|wife|husband|spouse|date|companion)$",
    re.IGNORECASE,
)
_PLUS = re.compile(r"\s*\+\s*(\d{1,2})\b\s*(.*)$|\s*,?\s*\b(plus[ -]one)\s*$", re.IGNORECASE)
_NUMBERING = re.compile(r"^(?:\d{1,3}[.)]\s+|[•*▪●–]\s+|-\s+)(?=\S)")
_AND = re.compile(
    r"\s*(?:\n|;|\s&\s|(?<=\w)&(?=\w{2})|\s\+\s|\s/\s|\s(?:and|et|und|with|avec|mit)\s)\s*",
    re.IGNORECASE,
)
_AND_ROMANCE = re.compile(r"\s(?:y|e|i|con)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Company:
    """Everybody in a cell, the first of them answering for the rest."""

    people: tuple[Found, ...] = ()
    of: str = ""
    """Whose companion the first is, in the words of the cell."""
    remarks: tuple[str, ...] = ()
    """What stood in brackets and is no count."""
    household: bool = False
    """Whether a family was named and not its people."""
    of_previous: bool = False
    """Whether they come with the guest of the row above («& Mme», «+1»)."""


def people_of(text: str, context: Context, *, comma_first: bool = True) -> Company:
    """Everybody a cell of names speaks of.

    ``comma_first`` tells that the column writes «Dupont, Jean».
    """
    text = _NUMBERING.sub("", text.strip())
    if parents := _with_children(text, context):
        return parents
    text, ages = without_ages(text)
    return _with_ages(_company(text, context, comma_first), ages)


def _company(text: str, context: Context, comma_first: bool) -> Company:
    """Everybody in a cell that tells no ages."""
    text, count, plus, remarks = without_brackets(text)
    if other := _OF_OTHER.match(text):
        return _companion(other, remarks)
    if below := _row_below(text, context):
        return Company(below, remarks=remarks, of_previous=True)
    text, more = _without_plus(text)
    plus += more
    if family := _household(text, context):
        rest = (count or 1) - 1 + len(plus)
        household = (
            Found(family, words=text),
            *[Found(None, "household")] * min(rest, MOST_COMPANIONS),
        )
        return Company(household, remarks=remarks, household=True)
    people = _several(text, context, comma_first)
    if count and count > len(people) and len(people) > 0:
        people += [Found(None, "guest")] * min(count - len(people), MOST_COMPANIONS)
    return Company((*people, *plus), remarks=remarks)


def _with_ages(company: Company, ages: list[tuple[str, Age]]) -> Company:
    """The ages with those whose names they stand behind; ages of nobody in particular as remarks."""
    people, nobodys = list(company.people), []
    for before, age in ages:
        behind = [i for i, p in enumerate(people) if _ends_with(before, p)]
        if not behind and len(people) != 1:
            nobodys.append(f"{_PIECES.split(before)[-1]} ({age.words})".strip())
            continue
        index = behind[-1] if behind else 0
        # A child beside a grown guest is no partner.
        relation = "child" if index and age.is_child else people[index].relation
        people[index] = replace(people[index], age=age, relation=relation)
    return replace(company, people=tuple(people), remarks=(*company.remarks, *nobodys))


_PIECES = re.compile(rf"{_AND.pattern}|,\s*", re.IGNORECASE)


def _ends_with(before: str, person: Found) -> bool:
    name = person.name
    ways = (person.words, name.full, name.given, name.family) if name else (person.words,)
    return any(way and folded(before).endswith(folded(way)) for way in ways)


_CHILD = re.compile(r"(?P<name>[^\W\d_][^()\[\]\d,]*?)\s*[(\[]\s*(?P<age>[^()\[\]]+)[)\]]")


def _with_children(text: str, context: Context) -> Company | None:
    """«Paolo e Anna Rossi, Luca (7 anni), Sofia (3)»: grown people, then children with their ages."""
    pieces = [p.strip() for p in re.split(r"[,;\n](?![^(]*\))", text) if p.strip()]
    aged = [
        found if (found := _CHILD.fullmatch(p)) and age_in(found["age"]) else None for p in pieces
    ]
    if len(pieces) < 2 or aged[0] or not aged[-1]:
        return None
    counted = aged[-1]["age"].strip().isdigit()
    if len(pieces) == 2 and (counted or len(pieces[0].split()) == 1) and not _AND.search(pieces[0]):
        # «Smith, John (2)» is a guest and a count, «Roy, Léa (6 ans)» a child alone.
        return None
    first = next(i for i, found in enumerate(aged) if found)
    grown = people_of(", ".join(pieces[:first]), context)
    family = next((p.name.family for p in grown.people if p.name and p.name.family), "")
    children = []
    for piece, found in zip(pieces[first:], aged[first:], strict=True):
        said = found["name"] if found else piece
        alone = len(said.split()) == 1 and family
        name = split_name(f"{said} {family}" if alone else said, context)
        children.append(Found(name, "child", piece, age_in(found["age"]) if found else None))
    return replace(grown, people=(*grown.people, *children))


def _companion(found: re.Match[str], remarks: tuple[str, ...]) -> Company:
    relation = found[1] or found[3] or found[6]
    other = (found[2] or found[4] or found[5]).strip()
    plain = folded(relation)
    partner = plain in _companion_words("partner")
    child = plain in ("child", "enfant", "kind", "son", "daughter")
    kind = "partner" if partner else "child" if child else "guest"
    return Company((Found(None, kind, found[0]),), of=other, remarks=remarks)


_JOINING = re.compile(r"^(?:&|\+|and|et|und|y|e|with|avec|mit)\s+(?=\S)", re.IGNORECASE)


def _row_below(text: str, context: Context) -> tuple[Found, ...]:
    """Whoever comes with the guest of the row above: «+1», «Guest», «& Mme Roy»."""
    rest = _JOINING.sub("", text)
    plain = folded(rest)
    if plain in _companion_words("guest") and plain not in ("x", "1", "yes", "oui", "ja", "si"):
        return (Found(None, "guest", text),)
    if plain in _companion_words("partner") or (rest != text and _is_title(rest)):
        return (Found(None, "partner", text),)
    if plain in _companion_words("children") and len(plain) > 3:
        return (Found(None, "child", text),)
    if rest != text and rest[:1].isupper():
        return (Found(split_name(rest, context), "partner", text),)
    return ()


def _without_plus(text: str) -> tuple[str, list[Found]]:
    """«Anna +2», «Bob + 1 enfant», «Eva plus one»."""
    found = _PLUS.search(text)
    if found is None or not text[: found.start()].strip():
        return text, []
    number, what = int(found[1] or 1), folded(found[2] or "")
    kind = "child" if what in _companion_words("children") else "guest"
    if what and kind == "guest" and what not in _companion_words("guest"):
        return text, []
    return text[: found.start()], [Found(None, kind, found[0].strip())] * min(
        number, MOST_COMPANIONS
    )


@cache
def _companion_words(kind: str) -> frozenset[str]:
    return frozenset(folded(w) for w in words("companions", kind))


def _household(text: str, context: Context) -> Name | None:
    """«Smith family», «Famille Martin», «The Smiths»."""
    tokens = text.split()
    if len(tokens) < 2 or len(tokens) > 5 or _AND.search(text):
        return None
    for kind, rest in (("before", tokens[1:]), ("before", tokens[2:]), ("after", tokens[:-1])):
        said = tokens[: -len(rest)] if kind == "before" else tokens[-1:]
        if rest and bare(" ".join(said)) in words("households", kind):
            rest = rest[1:] if bare(rest[0]) == "the" and len(rest) > 1 else rest
            family = " ".join(rest)
            return Name(text, "", family, sort=family)
    return None


def _several(text: str, context: Context, comma_first: bool) -> list[Found]:
    parts = [p.strip(" ,") for p in _pieces(text, context)]
    parts = [p for p in parts if p]
    if len(parts) == 1:
        return _comma_list(parts[0], context, comma_first)
    people: list[Found] = []
    titles: list[str] = []
    for part in parts:
        if found := _unnamed(part, people):
            if found.relation == "partner" and not people and _is_title(part):
                titles.append(part)
            elif people:
                people.append(found)
            continue
        if titles:
            people += _titled(titles, part, context)
            titles = []
        elif _are_givens(part, parts[-1]):
            people += [Found(split_name(p, context), words=p.strip()) for p in part.split(",")]
        else:
            people += _comma_list(part, context, comma_first or len(parts) > 1)
    return _sharing(people, apart=any(sign in text for sign in ("\n", ";", " / ")))


def _are_givens(part: str, last: str) -> bool:
    """«Ana, Bob» before «and Carl Smith»: given names, no family name first."""
    words_of = [p.split() for p in part.split(",")]
    alone = len(words_of) > 1 and all(len(w) == 1 for w in words_of)
    return alone and part is not last and len(last.split()) > 1 and "," not in last


def _pieces(text: str, context: Context) -> list[str]:
    """The text cut where another person begins."""
    pieces: list[str] = []
    start = 0
    for found in _AND.finditer(text):
        before = text[start : found.start()].split()
        if found[0].strip().casefold() == "und" and before and is_particle(before[-1]):
            continue
        pieces.append(text[start : found.start()])
        start = found.end()
    pieces.append(text[start:])
    return [p for piece in pieces for p in _romance(piece, context)]


def _romance(text: str, context: Context) -> list[str]:
    """Cut at «y» and «e» where they join people and not two family names."""
    found = _AND_ROMANCE.search(text)
    if found is None:
        return [text]
    left, right = text[: found.start()].split(), text[found.end() :].split()
    known = folded(" ".join(right)) in _companion_words("partner") | _companion_words("guest")
    given = right and bare(right[0]) in words("spanish", "given") and len(right) > 1
    several = context.language in ("es", "it") and (len(left) == 1 or len(right) > 1)
    con = found[0].strip().casefold() == "con"
    if known or given or (several and bool(right)) or (con and context.language in ("es", "it")):
        return [text[: found.start()], *_romance(text[found.end() :], context)]
    return [text]


def _unnamed(part: str, before: list[Found]) -> Found | None:
    """A companion without a name; «Mme» after «M. Jean Dupont» is Mme Dupont."""
    plain = folded(part)
    counted = re.fullmatch(r"(\d{1,2}) (.+)", plain)
    if plain in _companion_words("partner") or _is_title(part):
        head = before[0].name if before else None
        if head and head.family and _is_title(part):
            return Found(_wife(part, head), "partner", part)
        return Found(None, "partner", part)
    if plain in _companion_words("guest"):
        return Found(None, "guest", part)
    if plain in _companion_words("children") or (
        counted and counted[2] in _companion_words("children")
    ):
        return Found(None, "child", part)
    return None


def _wife(title: str, head: Name) -> Name:
    sex = split_name(f"{title} X").sex
    return Name(f"{title} {head.family}", "", head.family, title, sex=sex, sort=head.family)


def _is_title(part: str) -> bool:
    """Whether the words are a form of address alone: «Mr», «Mme», «Dr»."""
    tested = split_name(f"{part} Xyz", Context(language="fr" if part == "M" else ""))
    return bool(tested.title) and tested.family == "Xyz" and not tested.given


def _titled(titles: list[str], part: str, context: Context) -> list[Found]:
    """«Mr & Mrs John Smith»: the first title goes with the name, the others with the family name."""
    last = split_name(part, context)
    own = last.title
    rest = " ".join(part.split()[len(own.split()) :]) if own and part.startswith(own) else part
    every = [*titles, own] if own else titles
    head = split_name(f"{every[0]} {rest}", context)
    people = [Found(head, words=f"{every[0]} {rest}")]
    people += [Found(_wife(title, head), "partner", title) for title in every[1:]]
    return people


def _comma_list(text: str, context: Context, comma_first: bool) -> list[Found]:
    """One person, or several with commas between them."""
    parts = [p.strip() for p in text.split(",") if p.strip()]
    sizes = [len(p.split()) for p in parts]
    if len(parts) > 2 and min(sizes) > 1:
        return [Found(split_name(p, context), words=p) for p in parts]
    if len(parts) > 2 and max(sizes) == 1:
        first, *others = parts
        heads = [Found(split_name(f"{first}, {other}", context), words=other) for other in others]
        honours = split_name(text, context)
        return (
            [Found(honours, words=text)]
            if len(honours.family.split()) == 1 and honours.title
            else heads
        )
    if len(parts) == 2 and min(sizes) > 1 and not comma_first:
        return [Found(split_name(p, context), words=p) for p in parts]
    return [Found(split_name(text, context), words=text)] if text.strip() else []


def _sharing(people: list[Found], *, apart: bool) -> list[Found]:
    """Those who stand with a given name alone share the family name beside them."""
    if len(people) < 2:
        return people
    families = [p.name.family for p in people if p.name and p.name.given and p.name.family]
    if not families:
        return people
    made: list[Found] = []
    for index, person in enumerate(people):
        name = person.name
        if name and name.given and not name.family and len(name.given.split()) == 1:
            whole = f"{name.given} {families[-1]}"
            name = replace(
                name, full=whole, family=families[-1], sort=f"{families[-1]}, {name.given}"
            )
            person = replace(person, name=name)
        couple = len([p for p in people if p.name]) == 2 and not (apart and len(set(families)) > 1)
        if index == 1 and couple and not person.relation:
            person = replace(person, relation="partner")
        made.append(person)
    return made
