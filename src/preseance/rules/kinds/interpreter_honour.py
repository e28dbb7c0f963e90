"""Interpreters leave the places of honour beside their principal to guests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from preseance.model.guest import AideKind
from preseance.model.place import PlaceKind
from preseance.model.rule_row import Level
from preseance.rules.shapes import Assembly, Default, PairCase, PairRule, Related, listed
from preseance.wording.message import Argument, GuestRef, PlaceRef


class InterpreterHonour(PairRule):
    """Leave places of honour to guests, not to interpreters and aides.

    An interpreter, or an aide, beside or behind their principal has none of the better places there: the place
    behind comes before a place at the table, and of two beside the principal the one of lesser honour
    before the other, and for a note-taker an end of a table of talks before either. Of several of one principal each has one of the last places. An
    auxiliary place that two principals share is left out of account. On by default in every session.

    Why
    ---
    Interpreters and aides do not count in the order of seating. The host's right, given to an interpreter while
    the chair behind is empty, is read as a guest passed over.

    Kept
    ----
    They are behind, or at the lesser place beside, or elsewhere.

    Broken
    ------
    They have a place of honour, and one beside or behind the same principal would do.

    Formula
    -------
    weight × the number of principals beside whom an interpreter or aide has a better place than they need.

    Source
    ------
    Dubai Protocol Department (interpreters do not count in the order; behind and slightly to the left).
    """

    kind = "interpreter_honour"
    title = "no place of honour for an interpreter"
    open_to_all = True
    of_chairs = True
    defaults: ClassVar[Mapping[str, Default]] = {"interpreter_honour": Default(Level.SHOULD, 20)}
    relations = ("beside", "hangs-on", "behind")
    messages: ClassVar[Mapping[str, str]] = {
        "interpreter_honour.better": "{b}, who interprets for {a}, has {p}, a place of honour; one beside or behind {a} would do.",
        "interpreter_honour.aide": "{b}, who comes for {a}, has {p}, a place of honour; one beside or behind {a} would do.",
    }

    def cases(self) -> Sequence[PairCase]:
        """Each principal with each of their interpreters and aides, by how many come for them."""
        ids, cases = self.occasion.guests, []
        for assembly in self.assemblies():
            pairs = [
                (i, k)
                for i, k in (*self.occasion.interpreting_at(assembly), *self.occasion.aiding)
                if ids[i] in assembly.present and ids[k] in assembly.present
            ]
            several = {i: sum(i == j for j, _ in pairs) for i, _ in pairs}
            kinds = {(i, k): (several[i], self._takes_notes(k)) for i, k in pairs}
            for count, notes in sorted(set(kinds.values())):
                better = assembly.kept(
                    ("too honoured", count, notes), partial(self._better, assembly, count, notes)
                )
                mine = tuple((*pair, 1) for pair in pairs if kinds[pair] == (count, notes))
                cases.append(PairCase(assembly, mine, better))
        return cases

    def _takes_notes(self, item: int) -> bool:
        return self.occasion.people[item].serves_as is AideKind.NOTE_TAKER

    def _better(self, assembly: Assembly, count: int, notes: bool) -> Related:
        """From a place to those near it that are better than so many need; note-takers may be at an end."""
        near, found = self.near(assembly, symmetric=False), list[tuple[int, int]]()
        near = assembly.or_end(near) if notes else near
        last = len(assembly.places)

        def humility(k: int) -> int:
            honour, presiding = assembly.places[k].honour, assembly.places[k].presiding
            if honour is None:
                return last if presiding is None else -1
            return last if notes and assembly.is_end(k) else honour

        for p in assembly.seats:
            around = [q for q in near.near(p) if assembly.places[q].shared_with is None]
            around.sort(key=lambda q: (-humility(q), q))
            enough = {humility(q) for q in around[:count]}
            found += [
                (p, q)
                for q in around[count:]
                if assembly.places[q].kind is not PlaceKind.AUXILIARY and humility(q) < min(enough)
            ]
        return listed(found, len(assembly.places))

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Whose interpreter or aide has which place."""
        ids, places = self.occasion.guests, case.assembly.places
        interprets = ids[i] in self.occasion.people[j].interpreter_for
        return f"interpreter_honour.{'better' if interprets else 'aide'}", {
            "a": GuestRef(ids[i]),
            "b": GuestRef(ids[j]),
            "p": PlaceRef(places[q].id),
        }
