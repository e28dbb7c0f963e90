"""What can be wrong with the rows of ``rules.csv`` before any place is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from preseance.errors import Mistake
from preseance.model.event import Event
from preseance.model.rule_row import RuleRow
from preseance.rules.base.occasion import FIELDS, traits
from preseance.rules.base.relations import WORDS, is_relation
from preseance.rules.base.rule import Rule

FILE = "rules.csv"
EVERYBODY = ("everyone", "home", "foreign")


def check(event: Event, kinds: Mapping[str, type[Rule]]) -> tuple[Mistake, ...]:
    """Every mistake in the rows of an event; the first row stands on line 2."""
    ids = Counter(row.id for row in event.rules)
    made: list[Mistake] = []
    for index, row in enumerate(event.rules):
        found = list(_of_row(event, row, kinds))
        if ids[row.id] > 1:
            found.append(("id", row.id, "an id that no other row has"))
        made += [Mistake(FILE, index + 2, *what) for what in found]
    return tuple(made)


def _of_row(
    event: Event, row: RuleRow, kinds: Mapping[str, type[Rule]]
) -> Iterator[tuple[str, str, str]]:
    rule = kinds.get(row.kind)
    if rule is None:
        yield "kind", row.kind, f"one of {', '.join(sorted(kinds))}"
        return
    for column in rule.needs:
        if not getattr(row, column):
            yield column, "nothing", f"what a rule of kind {row.kind} speaks of"
    yield from (("a", word, hint) for word in row.a if (hint := _selector(event, word)))
    if row.kind == "pin":
        yield from (("b", word, hint) for word in row.b if (hint := _table(event, word)))
    else:
        yield from (("b", word, hint) for word in row.b if (hint := _selector(event, word)))
    for session in row.sessions:
        if session not in event.session_by_id:
            yield "sessions", session, f"a session: {', '.join(event.session_by_id)}"
    for word in row.relations:
        if not is_relation(word):
            yield "relations", word, f"one of {', '.join(WORDS)}, within N m or within N min"
    alone = set(row.a) | set(row.b)
    if rule.pairs and len(alone) == 1 and alone <= set(event.guest_by_id):
        yield "b" if row.b else "a", next(iter(alone)), "two different guests"


def _selector(event: Event, word: str) -> str:
    """What to write instead of a selector; empty where it is right."""
    if word in event.guest_by_id or word in EVERYBODY:
        return ""
    kind, colon, name = word.partition(":")
    if not colon:
        return f"a guest id, {', '.join(EVERYBODY)} or a selector such as delegation:FRA"
    if kind not in FIELDS or not name:
        return f"a selector of {', '.join(f'{f}:…' for f in FIELDS)}"
    if kind == "delegation" and name in event.delegation_by_id:
        return ""
    if kind in ("delegation", "group"):
        known = sorted({t for g in event.guests for t in traits(g, kind) if t})
        return "" if name in known else f"a {kind}: {', '.join(known) or 'there is none'}"
    return ""


def _table(event: Event, word: str) -> str:
    if not word.startswith("table:"):
        return ""
    known = [t.id for room in event.rooms for t in room.tables]
    if word.removeprefix("table:") in known:
        return ""
    return f"a table: {', '.join(known) or 'there is none'}"
