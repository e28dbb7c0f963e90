"""The people a row names: in one cell, or with title, given and family name in cells of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from preseance.formats.importing.ages import Age, without_ages
from preseance.formats.importing.brackets import Found
from preseance.formats.importing.facts import Facts
from preseance.formats.importing.folding import folded
from preseance.formats.importing.name_customs import Context, Name
from preseance.formats.importing.name_words import bare, exactly
from preseance.formats.importing.names import joined_name, sex_of_title
from preseance.formats.importing.nations import country_beside, country_of
from preseance.formats.importing.people import Company, people_of
from preseance.formats.spreadsheets.sheets import Value, text_of

_SEVERAL = re.compile(r"&|\+|\b(?:et|and|und)\b|\s[ye]\s|\n")
_OF_SEVERAL = frozenset(
    [
        "sres",
        "senores",
        "mm",
        "messieurs",
        "messrs",
        "herren",
        "signori",
        "mmes",
        "mesdames",
        "eheleute",
    ]
)
"""Titles that no guest bears alone."""
_FAMILY_FIRST = ("family first", "eastern", "family given", "nom prenom", "surname first")


def context_of(facts: Facts, cells: Mapping[int, Value]) -> Context:
    """What a row tells of how its names are made."""
    country = country_of(facts.said(cells, "country"))
    for column in facts.of("organisation"):
        country = country or country_beside(column.heading, text_of(cells[column.number]))
    said = folded(facts.said(cells, "name_order"))
    first = any(words in said for words in _FAMILY_FIRST) if said else None
    return Context(country, facts.language, first, facts.family_first)


def company_of(facts: Facts, cells: Mapping[int, Value], context: Context) -> Company:
    """Everybody the cells of names speak of; nobody where they are empty."""
    full, given, family = (facts.said(cells, f) for f in ("full_name", "given", "family"))
    title = facts.said(cells, "title")
    if given and family:
        whole = f"{title} {given} {family}".strip()
        if _SEVERAL.search(family) and (couple := _couple(given, family, context)).people:
            return couple
        both = f"{title} {family}" if _SEVERAL.search(title) and _SEVERAL.search(given) else ""
        if both and (couple := _couple(given, both, context)).people:
            return couple
        if _SEVERAL.search(f"{title} | {given}"):
            return people_of(whole, context)
        (given, of_given), (family, of_family) = without_ages(given), without_ages(family)
        alone = _alone(joined_name(given, family, context), title, whole, context)
        return _aged(alone, [age for _, age in (*of_given, *of_family)])
    text = full or given or family
    if not text:
        return Company()
    if _SEVERAL.search(title):
        return people_of(f"{title} {text}", context)
    if full and folded(full) == folded(facts.said(cells, "organisation")):
        # A body is invited, and sends whom it will.
        return Company((Found(Name(full, sort=full), words=full),))
    if family and not full and len(family.split()) < 4 and not re.search(r"[&+(]", family):
        return _alone(joined_name("", family, context), title, family, context)
    company = people_of(text, context, comma_first=facts.comma_first)
    if not title or not company.people or not company.people[0].name:
        return company
    first, *others = company.people
    if others and bare(title) in _OF_SEVERAL:
        return replace(company, remarks=(*company.remarks, title))
    named = replace(first, name=titled(first.name, title, context.language))
    return replace(company, people=(named, *others))


def _couple(given: str, family: str, context: Context) -> Company:
    """«M. et Mme Bernard» beside «Paul et Lucie»: to each title its given name, where there is one."""
    company = people_of(family, context)
    names = [p.name for p in company.people]
    given_names = [g.strip() for g in _SEVERAL.split(given) if g.strip()]
    if len(names) < len(given_names) or any(n is None or n.given or not n.title for n in names):
        return Company()
    people = []
    for index, found in enumerate(company.people):
        name, own = found.name, given_names[index] if index < len(given_names) else ""
        if name and own:
            name = joined_name(f"{name.title} {own}", name.family, context)
        people.append(replace(found, name=name))
    return replace(company, people=tuple(people))


def _alone(name: Name, title: str, words: str, context: Context) -> Company:
    return Company((Found(titled(name, title, context.language), words=words),))


def _aged(company: Company, ages: list[Age]) -> Company:
    people = tuple(replace(p, age=ages[0]) for p in company.people) if ages else company.people
    return replace(company, people=people, remarks=tuple(a.words for a in ages[1:]))


def titled(name: Name | None, title: str, language: str) -> Name | None:
    """A name with the title that stands in a column of its own."""
    if name is None or not title:
        return name
    after = [
        t
        for t in title.split()
        if t.strip(",").replace(".", "") in exactly("suffixes", "of_honour")
    ]
    if after and len(after) < len(title.split()):
        title = " ".join(t for t in title.split() if t not in after)
        name = replace(name, honours=" ".join(dict.fromkeys([*name.honours.split(), *after])))
    whole = title if bare(title) == bare(name.title) else f"{title} {name.title}".strip()
    bald = name.family and not name.given and name.full == name.family
    full = f"{title} {name.family}" if bald else name.full
    return replace(name, title=whole, sex=name.sex or sex_of_title(title, language), full=full)
