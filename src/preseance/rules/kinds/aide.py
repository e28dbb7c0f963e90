"""Aides, note-takers and protection within reach of whom they come for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from preseance.model.guest import AideKind
from preseance.model.rule_row import Level
from preseance.rules.shapes import Default, PairCase, PairRule
from preseance.wording.message import Argument, GuestRef

_WORDS = {a: a.value.replace("-", "_") for a in AideKind}


class Aide(PairRule):
    """Place an aide, a note-taker or protection beside or behind their principal.

    Who comes for somebody (``aide_for``) sits beside them or on a place kept for aides that hangs on
    theirs (``aides`` of the table), or behind them; a note-taker may have an end of a table of talks as
    well. On by default in every session.

    Why
    ---
    An aide hands over papers, a note-taker hears both sides, protection sees the hands of whoever comes
    near: none of them can do that from another table.

    Kept
    ----
    They are beside their principal or behind them, a note-taker at an end of the table.

    Broken
    ------
    They are elsewhere, or one of the two has no place.

    Formula
    -------
    weight × the number of those who are not there.

    Source
    ------
    Chinese etiquette texts (the note-taker at an end of the table or behind); the others by custom.
    """

    kind = "aide"
    title = "aides at hand"
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {"aide": Default(Level.SHOULD, 40)}
    relations = ("beside", "hangs-on", "behind")
    messages: ClassVar[Mapping[str, str]] = {
        "aide.aide": "{b}, an aide of {a}, should be beside or behind them.",
        "aide.note_taker": "{b}, who takes notes for {a}, should be beside or behind them, or at an end of the table.",
        "aide.protection": "{b}, who protects {a}, should be beside or behind them.",
    }

    def cases(self) -> Sequence[PairCase]:
        """Each principal with each aide, note-takers by themselves where a table has ends for them."""
        ids, people, cases = self.occasion.guests, self.occasion.people, []
        for assembly in self.assemblies():
            near = self.near(assembly, symmetric=False)
            pairs = [
                (i, k, 1)
                for i, k in self.occasion.aiding
                if ids[i] in assembly.present and ids[k] in assembly.present
            ]
            writing = [p for p in pairs if people[p[1]].serves_as is AideKind.NOTE_TAKER]
            others = tuple(p for p in pairs if p not in writing)
            cases.append(PairCase(assembly, others, near, wanted=True))
            if writing:
                find = partial(assembly.or_end, near)
                or_end = assembly.kept(("or end", *self.row.relations), find)
                cases.append(PairCase(assembly, tuple(writing), or_end, wanted=True))
        return cases

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Who should be near whom, and as what."""
        a, b = GuestRef(self.occasion.guests[i]), GuestRef(self.occasion.guests[j])
        return f"aide.{_WORDS[self.occasion.people[j].serves_as or AideKind.AIDE]}", {
            "a": a,
            "b": b,
        }
