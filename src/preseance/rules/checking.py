"""What can be wrong with the rows of ``rules.csv`` before any place is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from preseance.errors import Mistake
from preseance.model.event import Event
from preseance.model.place import principal_of
from preseance.model.rule_row import RuleRow
from preseance.rules.occasion.relations import OTHER_HAND, WORDS, is_relation
from preseance.rules.occasion.selectors import (
    CHAIRS,
    EVERYBODY,
    FIELDS,
    PLACE_FIELDS,
    PLACE_WORDS,
    as_meant,
    chosen,
    home_of,
    traits,
)
from preseance.rules.shapes.rule import Rule
from preseance.wording.said import Said, meant

FILE = "rules.csv"
_CALLED: Mapping[str, Said] = {
    "sex": Said("sex"),
    "delegation": Said("delegation"),
    "group": Said("group"),
    "role": Said("role"),
    "country": Said("country"),
    "diet": Said("diet"),
    "access": Said("access need"),
    "language": Said("language"),
    "table": Said("table"),
    "zone": Said("zone"),
}
"""What selectors name, by their kind."""
Fault = tuple[str, str, str]
"""Column, what was found, what was expected."""


def check(
    event: Event, kinds: Mapping[str, type[Rule]], lines: Sequence[int] | None = None
) -> tuple[Mistake, ...]:
    """Every mistake in the rows of an event; ``lines`` are theirs, from 2 on where not told."""
    ids = Counter((*(r.rule_id for r in event.requests), *(row.id for row in event.rules)))
    made: list[Mistake] = []
    for index, row in enumerate(event.rules):
        found = list(_of_row(event, row, kinds))
        if ids[row.id] > 1:
            found.append(
                (
                    "id",
                    Said("«{name}» {times}", name=row.id, times=_times(ids[row.id])),
                    Said("an id of its own"),
                )
            )
        line = lines[index] if lines is not None and index < len(lines) else index + 2
        made += [Mistake(FILE, line, *what) for what in found]
    return tuple(made)


def _times(count: int) -> str:
    return Said("twice") if count == 2 else Said("{count} times", count=count)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` (did you mean «x»?)`` where a known word is near; else the known words, if few."""
    names = list(dict.fromkeys(known))
    near = get_close_matches(word, names, n=3)
    if near:
        return meant(near)
    return Said(": {known}", known=", ".join(names)) if 0 < len(names) <= 12 else ""


def _of_row(event: Event, row: RuleRow, kinds: Mapping[str, type[Rule]]) -> Iterator[Fault]:
    for session in row.sessions:
        if session not in event.session_by_id:
            hint = did_you_mean(session, event.session_by_id)
            yield (
                "sessions",
                Said("unknown {kind} «{name}»", kind=Said("session"), name=session),
                Said("the id of a {kind}{hint}", kind=Said("session"), hint=hint),
            )
    rule = kinds.get(row.kind)
    if rule is None:
        yield (
            "kind",
            Said("unknown {kind} «{name}»", kind=Said("kind"), name=row.kind),
            Said("a rule{hint}", hint=did_you_mean(row.kind, kinds)),
        )
        return
    for column in rule.needs:
        if not getattr(row, column):
            yield (
                column,
                Said("nothing"),
                Said("what a rule of kind {kind} speaks of", kind=row.kind),
            )
    faults = [("a", word, *_of_guests(event, word)) for word in row.a]
    of_b = _of_places if rule.of_places else _of_guests
    faults += [("b", word, *of_b(event, word)) for word in row.b]
    wrong = [(column, found, expected) for column, _, found, expected in faults if found]
    yield from wrong
    yield from _of_relations(row, rule)
    yield from _of_params(event, row, rule)
    if rule.pairs and not wrong and row.a:
        yield from _of_pairs(event, row)


def _of_relations(row: RuleRow, rule: type[Rule]) -> Iterator[Fault]:
    for word in row.relations:
        if not rule.relations:
            yield (
                "relations",
                f"«{word}»",
                Said("nothing: a rule of kind {kind} has no relations", kind=row.kind),
            )
        elif word in OTHER_HAND:
            if not rule.handed:
                yield (
                    "relations",
                    f"«{word}»",
                    Said(
                        "a relation without a hand: a rule of kind {kind} has none", kind=row.kind
                    ),
                )
            elif not row.b:
                expected = Said("whom {word} speaks of", word=f"«{word}»")
                yield "b", Said("nothing"), expected
        elif not is_relation(word):
            known = (*WORDS, *OTHER_HAND) if rule.handed else WORDS
            hint = did_you_mean(word, known) or f": {', '.join(known)}"
            yield (
                "relations",
                Said("unknown {kind} «{name}»", kind=Said("relation"), name=word),
                Said("a relation, within N m or within N min{hint}", hint=hint),
            )


def _of_params(event: Event, row: RuleRow, rule: type[Rule]) -> Iterator[Fault]:
    for name, text in row.params.items():
        param = rule.params.get(name)
        if param is None:
            hint = did_you_mean(name, rule.params) or Said(": it has none")
            yield (
                "params",
                Said("unknown {kind} «{name}»", kind=Said("parameter"), name=name),
                Said("a parameter of {kind}{hint}", kind=row.kind, hint=hint),
            )
        elif expected := param.expected(text):
            yield (
                "params",
                f"«{name}={text}»",
                Said("{name}={expected}", name=name, expected=expected),
            )
        elif not param.choices and param.low is None:
            for word in text.split():
                found, wanted = _of_guests(event, word)
                if found:
                    yield "params", Said("{name}: {found}", name=name, found=found), wanted


def _of_pairs(event: Event, row: RuleRow) -> Iterator[Fault]:
    """A rule against itself: all it means is one guest, or nobody."""

    def meant_by(words: Sequence[str]) -> set[str]:
        # Of a thousand rules nearly all name guests: nobody else is looked at for those.
        every = event.guest_by_id
        lists = ([w] if w in every else chosen(event.guests, w, home_of(event)) for w in words)
        return {guest for found in lists for guest in found}

    left = meant_by(row.a)
    right = meant_by(row.b) if row.b else left
    if len(left | right) < 2 and left and right:
        yield (
            ("b" if row.b else "a"),
            Said("«{name}» alone", name=next(iter(left))),
            Said("two different guests"),
        )


def _of_guests(event: Event, word: str) -> tuple[str, str]:
    """What is wrong with a selector of guests, and what to write; both empty where it is right."""
    kind, colon, name = word.partition(":")
    if not colon:
        if word in event.guest_by_id or word in EVERYBODY:
            return "", ""
        hint = did_you_mean(word, (*event.guest_by_id, *EVERYBODY))
        return Said("unknown {kind} «{name}»", kind=Said("guest"), name=word), Said(
            "a guest or a selector such as delegation:FRA{hint}", hint=hint
        )
    if kind not in FIELDS:
        return Said("unknown {kind} «{name}»", kind=Said("selector"), name=word), Said(
            "one of {known}", known=", ".join(f"{f}:…" for f in FIELDS)
        )
    if kind == "sex" and name in ("F", "M"):
        return "", ""
    if kind == "delegation" and name not in event.delegation_by_id:
        hint = did_you_mean(name, event.delegation_by_id)
        return Said("unknown {kind} «{name}»", kind=Said("delegation"), name=name), Said(
            "the id of a {kind}{hint}", kind=Said("delegation"), hint=hint
        )
    known = sorted({t for g in event.guests for t in traits(g, kind)})
    if as_meant(kind, name) in known:
        return "", ""
    return Said("empty {kind} «{name}»", kind=_CALLED[kind], name=name), Said(
        "a {kind} that some guest has{hint}", kind=_CALLED[kind], hint=did_you_mean(name, known)
    )


def _of_places(event: Event, word: str) -> tuple[str, str]:
    """What is wrong with a word for places, and what to write; both empty where it is right."""
    kind, colon, name = word.partition(":")
    tables = {t.id: t for room in event.rooms for t in room.tables}
    if not colon:
        table, _, number = principal_of(word).rpartition("-")
        there = table in tables and number.isdecimal() and 0 < int(number) <= tables[table].seats
        if there or word in tables or word in PLACE_WORDS:
            return "", ""
        places = [f"{t.id}-{n}" for t in tables.values() for n in range(1, t.seats + 1)]
        hint = did_you_mean(word, (*places, *tables))
        return Said("unknown {kind} «{name}»", kind=Said("place"), name=word), Said(
            "a place, a table, {known}{hint}", known=", ".join(PLACE_WORDS), hint=hint
        )
    if kind not in (*PLACE_FIELDS, *CHAIRS):
        return Said("unknown places «{word}»", word=word), Said(
            "one of {known}", known=", ".join(f"{f}:…" for f in (*PLACE_FIELDS, *CHAIRS))
        )
    zones = {z.id for room in event.rooms for z in room.zones}
    called = "table" if kind in CHAIRS else kind
    known = {"table": set(tables), "zone": zones}.get(called)
    if known is not None and name not in known:
        return Said("unknown {kind} «{name}»", kind=_CALLED[called], name=name), Said(
            "the id of a {kind}{hint}", kind=_CALLED[called], hint=did_you_mean(name, sorted(known))
        )
    if kind == "row" and not name.isdecimal():
        return f"«{word}»", Said("a number of a row, such as row:1")
    return "", ""
