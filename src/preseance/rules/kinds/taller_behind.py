"""In a picture the tall stand behind the small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.model.rule_row import Level
from preseance.model.session import Kind
from preseance.rules.shapes import Default, PairCase, PairRule, Param, number
from preseance.wording.message import Argument, GuestRef, PlaceRef


class TallerBehind(PairRule):
    """Let the taller stand behind.

    Nobody stands behind a guest who is taller by ``centimetres`` or more. Heights are those of the
    column ``height``; a guest whose height is not stated is left alone. ``a`` narrows the rule to
    some guests.

    Why
    ---
    A face hidden by the head in front is noticed in every print of the picture, and the photographer
    has no time to sort two rows of ministers.

    Kept
    ----
    Who stands behind is as tall as those in front, nearly as tall, or taller.

    Broken
    ------
    Who stands in front is taller by that much.

    Formula
    -------
    weight × the pairs of guests one right behind the other, the one in front taller by
    ``centimetres`` or more.

    Source
    ------
    Custom of photographers.
    """

    kind = "taller_behind"
    title = "the taller behind"
    defaults: ClassVar[Mapping[str, Default]] = {
        "taller_behind": Default(Level.PREFER, 2, (Kind.PHOTO,))
    }
    params: ClassVar[Mapping[str, Param]] = {
        "centimetres": number(5, "how much taller the one in front must be to hide a face", 1, 100)
    }
    messages: ClassVar[Mapping[str, str]] = {
        "taller_behind.hidden": "{b} at {q} is hidden by {a}, who is taller and stands in front at {p}."
    }

    def cases(self) -> Sequence[PairCase]:
        """Each guest with everybody smaller, who may not stand behind."""
        people, margin, found = self.occasion.people, self.number("centimetres"), []
        for assembly in self.assemblies():
            items = self.occasion.items(assembly, self.row.a or ("everyone",))
            tall = [(i, round(100 * h)) for i in items if (h := people[i].height) is not None]
            pairs = tuple((i, j, 1) for i, x in tall for j, y in tall if x - y >= margin)
            found.append(PairCase(assembly, pairs, assembly.related(["behind"])))
        return found

    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Who is hidden by whom, and where."""
        ids, places = self.occasion.guests, case.assembly.places
        return "taller_behind.hidden", {
            "a": GuestRef(ids[i]),
            "b": GuestRef(ids[j]),
            "p": PlaceRef(places[p].id),
            "q": PlaceRef(places[q].id),
        }
