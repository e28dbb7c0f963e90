"""What cells say in words: who and what is named in them, countries, languages, roles, needs.

A cell holds the word that its file holds; what people read of it is told here, and by the scripts of a
grid from the same lists (``static/room/grid/state.js``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from preseance.documents.catalogue import WORDS as PAPERS
from preseance.documents.words import word
from preseance.formats.workbook.columns import Column
from preseance.formats.workbook.kinds import Kind
from preseance.model.event import Event
from preseance.model.guest import Status
from preseance.model.rule_row import RuleRow
from preseance.protocol.capacity import ROLE_ALIASES
from preseance.protocol.finding import known_to, scheme_of
from preseance.protocol.ordering import schemes_in_use
from preseance.rules import RULES
from preseance.server.events.grids import Grid, Listing
from preseance.server.pages.detail_words import detail, detail_value, told
from preseance.server.pages.grid_words import CHOICES, CONTACTS, OWNERS
from preseance.server.pages.role_words import ROLES
from preseance.server.pages.rule_sentences import Telling, title_of
from preseance.server.pages.rule_words import RELATIONS
from preseance.wording.code_names import country_names, language_names
from preseance.wording.said import in_language

Options = Sequence[tuple[str, str]]
"""What may stand in a cell: the word it holds, and what it is called."""
_HOLDS: Final[Mapping[str, str]] = {
    "access": "needs",
    "also": "roles",
    "contacts": "contacts",
    "country": "countries",
    "diet": "diets",
    "dishes": "dishes",
    "interpreter_for": "guests",
    "known": "guests",
    "languages": "languages",
    "owner": "owners",
    "parallel_with": "sessions",
    "params": "details",
    "relations": "relations",
    "replies": "replies",
    "represents": "guests",
    "represents_role": "roles",
    "role": "roles",
    "scheme": "schemes",
    "scope": "sessions",
    "sessions": "sessions",
    "wishes": "guests",
}
"""What columns hold that no workbook offers a choice in."""
_SELECTORS: Final = ("a", "b")
_SHORT: Final = 2
"""Letters of the codes of languages and countries that are offered; longer ones are read all the same."""
_MINUTE: Final = re.compile(r"T(\d\d:\d\d)(?::00)?$")


def holds(column: Column, grid: Grid) -> str:
    """What a column names, as ``options_of`` calls it; empty for a column of free text."""
    if grid.model is RuleRow and column.name in _SELECTORS:
        return "selectors"
    return column.of or _HOLDS.get(column.name, "")


def reading(column: Column, text: str, known: Mapping[str, str]) -> str:
    """What people read for the text of a cell, ``known`` what its column names by word."""
    if text in known:
        return known[text]
    if column.kind is Kind.SEVERAL:
        return ", ".join(_part(part.strip(), known) for part in text.split(";"))
    return _MINUTE.sub(r" \1", text) if column.kind is Kind.MOMENT else text


def _part(part: str, known: Mapping[str, str]) -> str:
    """One of several; of «number=7» the name is known where the whole is not."""
    name, equals, value = part.partition("=")
    if part in known or not equals or f"{name}=" not in known:
        return known.get(part, part)
    return f"{known[f'{name}=']} {value}"


def options_of(what: str, listing: Listing, language: str) -> Options:
    """What cells may name, in the language of the page."""
    event = listing.event.in_language(language)
    match what:
        case "guests":
            return [(g.id, g.name or g.id) for g in event.guests]
        case "delegations":
            return [(d.id, d.name) for d in event.delegations]
        case "sessions":
            return [(s.id, s.title) for s in event.sessions]
        case "rooms":
            return [(r.id, r.name) for r in event.rooms]
        case "rules":
            return [(kind, title_of(kind, language)) for kind in sorted(RULES)]
        case "countries":
            return _codes(country_names(language), {g.country for g in event.guests})
        case "languages":
            spoken = {code for g in event.guests for code in g.languages}
            return _codes(language_names(language), spoken)
        case "roles":
            return [*roles(event, language).items()]
        case "needs" | "diets":
            return [*_of_papers("need-" if what == "needs" else "diet-", language)]
        case "owners" | "contacts":
            said = OWNERS if what == "owners" else CONTACTS
            return [(name, in_language(text, language)) for name, text in said.items()]
        case "relations":
            telling, rows = Telling(event, language), listing.records
            written = {r for row in rows if isinstance(row, RuleRow) for r in row.relations}
            return [
                (name, telling.relation(name)) for name in {**RELATIONS, **dict.fromkeys(written)}
            ]
        case "schemes":
            return [*_schemes(listing.event, language)]
        case "details":
            return [*_details(listing, language)]
        case "replies":
            answers = [(s.value, in_language(CHOICES[s.value], language)) for s in Status]
            return [*_pairs(((s.id, s.title) for s in event.sessions), answers, language)]
        case "dishes":
            courses = {c: c for g in event.guests for c in g.dishes}
            return [*_pairs(courses.items(), (), language)]
        case "selectors":
            return [*_selectors(listing, Telling(event, language))]
    raise KeyError(what)


def _schemes(event: Event, language: str) -> Iterator[tuple[str, str]]:
    """The orders of precedence an event may name."""
    for name in known_to(event):
        title = scheme_of(event, name).title
        yield name, title.get(language) or title["en"]


def _details(listing: Listing, language: str) -> Iterator[tuple[str, str]]:
    """The details of the rules that are written, and what may stand in them."""
    rows = [r for r in listing.records if isinstance(r, RuleRow) and r.kind in RULES]
    offered: dict[str, dict[str, str]] = {}
    for kind in sorted({r.kind for r in rows}):
        for name, param in RULES[kind].params.items():
            called = {v: detail_value(v, language) for v in param.choices}
            offered.setdefault(name, {}).update(called)
    for name, values in offered.items():
        yield from _pairs([(name, detail(name, language))], [*values.items()], language)


def _pairs(
    names: Iterable[tuple[str, str]], values: Options, language: str
) -> Iterator[tuple[str, str]]:
    """«name=value» for each of both, and «name=» alone before other values."""
    for name, called in names:
        yield from ((f"{name}={v}", told(called, c, language)) for v, c in values)
        yield f"{name}=", told(called, "", language).rstrip()


def _codes(names: Mapping[str, str], written: set[str]) -> Options:
    """Codes that people use, by name, and those that are written already."""
    offered = {c: n for c, n in names.items() if (len(c) == _SHORT and c.isalpha()) or c in written}
    return sorted(offered.items(), key=lambda one: one[1])


def _of_papers(prefix: str, language: str) -> Iterator[tuple[str, str]]:
    """Diets and needs as papers call them."""
    for name in PAPERS:
        if name.startswith(prefix):
            yield name.removeprefix(prefix), word(name, language)


def roles(event: Event, language: str) -> Mapping[str, str]:
    """Roles that the event's orders know, and those its guests have, by what people call them."""
    orders = schemes_in_use(event)
    alone = {
        c.roles[0]: c.label.get(language) or c.label["en"]
        for order in reversed(orders)
        for c in order.classes
        if len(c.roles) == 1
    }
    written = (
        r
        for g in event.guests
        for r in (g.role, g.keys.get("also", ""), g.keys.get("represents_role", ""))
    )
    wanted = dict.fromkeys(r for r in (*written, *(r for o in orders for r in o.taking)) if r)
    found: dict[str, str] = {}
    for role in wanted:
        plain = role.replace("-", " ")
        called = _role(role, alone, language) or _role(ROLE_ALIASES.get(role, ""), alone, language)
        # Two roles of one name could not be told apart where the name is written into a cell.
        found[role] = called if called and called not in found.values() else plain
    return found


def _role(role: str, alone: Mapping[str, str], language: str) -> str:
    return in_language(ROLES[role], language) if role in ROLES else alone.get(role, "")


def _selectors(listing: Listing, telling: Telling) -> Iterator[tuple[str, str]]:
    """Whom and which places rules may name; of places one by one, those that are named."""
    named = {
        word for row in listing.records if isinstance(row, RuleRow) for word in (*row.a, *row.b)
    }
    offered = [*(o for _, some in telling.guests() for o in some)]
    *groups, (_, places) = telling.places()
    offered += [o for _, some in groups for o in some]
    offered += [o for o in places if o[0] in named]
    yield from offered
    known = {name for name, _ in offered}
    yield from ((name, telling.whom([name])) for name in sorted(named - known))


def choices_of(column: Column, language: str) -> Options:
    """The words one chooses from in a column, and what they are called."""
    return [(w, in_language(CHOICES[w], language) if w in CHOICES else w) for w in column.choices]
