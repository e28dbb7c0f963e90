"""Interpreters within earshot of those they interpret for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.rules.shapes import Default, PairCase, PairRule, Param, choice
from preseance.wording.message import Argument, GuestRef


class Interpreter(PairRule):
    """Place an interpreter beside or behind their principal.

    Each interpreter sits beside each guest they interpret for, or on the auxiliary place behind them
    (on their left or right at the table where the table says so). ``side`` narrows that to one of the two.
    At talks an interpreter who came with a delegation and serves people of it and of others stays with
    those of their own.

    Why
    ---
    Who interprets must hear and be heard without turning. Behind and slightly to the left is usual
    at meals; at the table where there is no room behind; two neighbours may share one.

    Kept
    ----
    The interpreter is beside the principal, or behind them.

    Broken
    ------
    They are elsewhere, or one of the two has no place.

    Formula
    -------
    weight × the number of principals whose interpreter is not there.

    Source
    ------
    Dubai Protocol Department; diplomatic practice for talks (own interpreter on the right).
    """

    kind = "interpreter"
    title = "interpreter at hand"
    open_to_all = True
    defaults: ClassVar[Mapping[str, Default]] = {"interpreter": Default(Level.SHOULD, 50)}
    relations = ("beside", "hangs-on", "behind")
    params: ClassVar[Mapping[str, Param]] = {
        "side": choice(("any", "beside", "behind"), "where the interpreter has to be")
    }
    messages: ClassVar[Mapping[str, str]] = {
        "interpreter.any": "{b} should be beside or behind {a}, to interpret.",
        "interpreter.beside": "{b} should be beside {a}, to interpret.",
        "interpreter.behind": "{b} should be behind {a}, to interpret.",
    }

    def cases(self) -> Sequence[PairCase]:
        """Each principal with each of their interpreters, from their place to theirs."""
        words = {
            "any": self.row.relations or self.relations,
            "beside": ("beside",),
            "behind": ("hangs-on", "behind"),
        }[self.said("side")]
        cases = []
        for assembly in self.assemblies():
            pairs = tuple((i, k, 1) for i, k in self.occasion.interpreting_at(assembly))
            if pairs:
                cases.append(PairCase(assembly, pairs, assembly.related(words), wanted=True))
        return cases

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Whose interpreter should be where."""
        a, b = GuestRef(self.occasion.guests[i]), GuestRef(self.occasion.guests[j])
        return f"interpreter.{self.said('side')}", {"a": a, "b": b}
