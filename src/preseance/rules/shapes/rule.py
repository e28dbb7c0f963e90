"""What a rule is: a validated row that tells its breaches and its terms."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from preseance.model.finding import Finding, Remark
from preseance.model.plan import Plan
from preseance.model.rule_row import LEVELS, RequestKind, RuleRow
from preseance.rules.occasion.assembly import Assembly
from preseance.rules.occasion.occasion import Occasion
from preseance.rules.occasion.relations import Related
from preseance.rules.occasion.standing import Standing
from preseance.rules.shapes.default import Default
from preseance.rules.shapes.parameters import Param
from preseance.terms import Term
from preseance.wording.message import Argument, Message
from preseance.wording.said import Said

if TYPE_CHECKING:
    from preseance.rules.shapes.blocks import Block

T = TypeVar("T")


class Rule(ABC):
    """A rule row, validated. The catalogue page of a kind is its class's docstring."""

    kind: ClassVar[str]
    title: ClassVar[str]
    """What the kind is called inside a sentence, in English."""
    wish: ClassVar[Said | None] = None
    """The rule as somebody asks for it, with ``{a}``, ``{b}``, ``{relations}`` and ``{sessions}``."""
    wish_alone: ClassVar[Said | None] = None
    """The same where nobody is named in ``b``."""
    messages: ClassVar[Mapping[str, str]]
    """English sentences by message id, with {argument} fields."""
    translations: ClassVar[Mapping[str, Mapping[str, str]]] = MappingProxyType({})
    """The same by language, then message id, with ``term.kind.KIND`` for the title: for a kind from
    another package. Those of the kinds here stand with all sentences of their language."""
    needs: ClassVar[tuple[str, ...]] = ()
    """Columns of the row that must not be empty."""
    pairs: ClassVar[bool] = False
    """Whether the row sets guests against each other, so that it must mean two at least."""
    params: ClassVar[Mapping[str, Param]] = MappingProxyType({})
    """What ``params`` of the row may say."""
    relations: ClassVar[tuple[str, ...]] = ()
    """Relations meant where the row names none; empty where the kind knows no relations."""
    handed: ClassVar[bool] = False
    """Whether its relations may tell the hand: ``a`` on the right of ``b`` (``right-of``)."""
    of_chairs: ClassVar[bool] = False
    """Whether it asks for an order of chairs, so that it is silent at tables seated whole; of the
    others whoever is at the table counts as near.
    """
    of_places: ClassVar[bool] = False
    """Whether ``b`` names places rather than guests."""
    open_to_all: ClassVar[bool] = False
    """Whether every audience may know of the kind: it rests on who comes, on delegations, groups
    and rooms, not on ranks, needs, partners, languages or wishes.
    """
    ranks_guests: ClassVar[bool] = False
    """Whether places read as ranks where it holds: papers mark places of honour there alone."""
    mixes_sexes: ClassVar[bool] = False
    """Whether it seats women and men by turns; where it holds each have an order of their own."""
    answers: ClassVar[RequestKind | None] = None
    """The kind of request (``requests.csv``) that the kind carries out."""
    defaults: ClassVar[Mapping[str, Default]] = MappingProxyType({})
    """How the kind holds without being written, by the name its settings have; mostly its own."""

    def blocks(self) -> Sequence[Block]:
        """The parties that the row wants in one unbroken run each."""
        return ()

    def seats_members(self, assembly: Assembly) -> bool:
        """Whether the row seats the members of each delegation round their head, one by one."""
        return False

    def honours_by_sex(self, assembly: Assembly) -> Mapping[int, str]:
        """Places of honour that the row gives to women (``F``) or to men (``M``); mostly none."""
        return {}

    @property
    def minds_past(self) -> bool:
        """Whether what happened before (``encounters.csv``) counts for the row."""
        return False

    def __init__(self, row: RuleRow, occasion: Occasion) -> None:
        self.row = row
        self.occasion = occasion
        self.others: Sequence[Rule] = ()
        """All rules of the occasion, once they are built."""
        self.by_custom = False
        """Whether nobody asked for the row: it is a default that no setting switched on."""
        self._kept: dict[tuple[int, str], object] = {}
        self._laid: dict[int, tuple[Term, ...]] = {}
        self._found: dict[Hashable, tuple[Sequence[int], tuple[Finding, ...]]] = {}

    def kept(self, assembly: Assembly, key: str, make: Callable[[], T]) -> T:
        """What ``make`` makes of row, rules and a session, whatever the plan; made once."""
        if self.occasion.assemblies[assembly.index] is not assembly:
            return make()
        if (assembly.index, key) not in self._kept:
            self._kept[assembly.index, key] = make()
        return cast(T, self._kept[assembly.index, key])

    def found_of(
        self, part: Hashable, where: Sequence[int], find: Callable[[], Iterable[Finding]]
    ) -> Sequence[Finding]:
        """What ``find`` finds of a part of a plan (a table, a pair): the very same as last time where all that
        it rests on, ``where``, is as it was.
        """
        last = self._found.get(part)
        if last is None or last[0] != where:
            last = self._found[part] = where, tuple(find())
        return last[1]

    @property
    def bears_on_others(self) -> bool:
        """Whether other rules ask this one anything, so that what they say may rest on it."""
        own, plain = type(self), Rule
        return (
            self.ranks_guests
            or self.mixes_sexes
            or own.blocks is not plain.blocks
            or own.seats_members is not plain.seats_members
            or own.honours_by_sex is not plain.honours_by_sex
        )

    def laid_out(self, between: int = 0) -> tuple[Term, ...]:
        """The terms, made once; those below the first level stand ``between`` levels further down."""
        if between not in self._laid:
            made = self.terms() if not between else self.laid_out()
            self._laid[between] = tuple(
                [replace(t, level=t.level + between) if between and t.level else t for t in made]
            )
        return self._laid[between]

    @abstractmethod
    def findings(self, plan: Plan) -> Sequence[Finding]:
        """The breaches in a plan; their costs add up to the value of ``terms``."""

    @abstractmethod
    def terms(self) -> Sequence[Term]:
        """The same, for the engine."""

    def remarks(self) -> Sequence[Remark]:
        """What is worth knowing and no placement can change."""
        return ()

    @property
    def level(self) -> int:
        """The engine's index of the row's level."""
        return LEVELS.index(self.row.level)

    def assemblies(self) -> list[Assembly]:
        """The sessions the row holds in."""
        return [s for s in self.occasion.assemblies if self.holds_in(s)]

    def holds_in(self, assembly: Assembly) -> bool:
        """Whether the row holds in a session."""
        return not self.row.sessions or assembly.session.id in self.row.sessions

    def said(self, param: str) -> str:
        """The value of a parameter, its default where the row is silent."""
        return self.row.params.get(param, self.params[param].default)

    def number(self, param: str) -> int:
        """The value of a parameter that is a whole number."""
        return int(self.said(param))

    def standing(self, assembly: Assembly, items: Sequence[int]) -> Standing:
        """How some items compare by rank.

        Where nobody ranks in the session, a rule that holds by custom alone takes all as equals.
        """
        if self.ranks_in(assembly):
            return self.occasion.standing(assembly, items)
        return Standing({i: (0, len(items) - 1) for i in items})

    def ranks_in(self, assembly: Assembly) -> bool:
        """Whether rank counts for the row in a session: somebody ranks there, or it was asked for."""
        ranked = any(r.ranks_guests and r.holds_in(assembly) for r in self.others)
        return ranked or not self.by_custom

    def near(self, assembly: Assembly, *, symmetric: bool = True) -> Related:
        """How places stand that are in the row's relations, or in those of the kind."""
        return assembly.related(
            self.row.relations or self.relations, symmetric=symmetric, chairs=self.of_chairs
        )

    def breach(
        self,
        assembly: Assembly | None,
        message: str,
        *,
        guests: Sequence[int],
        arguments: Mapping[str, Argument],
        places: Sequence[int] = (),
        times: int = 1,
        unavoidable: bool = False,
    ) -> Finding:
        """A finding in one session (or over several: None) that costs the weight ``times`` over.

        ``guests`` are items and ``places`` the engine's indices; those that are -1 are left out.
        """
        ids = self.occasion.guests
        return Finding(
            rule=self.row.id,
            kind=self.kind,
            level=self.row.level,
            cost=self.row.weight * times,
            guests=tuple([ids[i] for i in guests]),
            places=tuple([assembly.places[p].id for p in places if p >= 0]) if assembly else (),
            message=Message(message, arguments),
            session=assembly.session.id if assembly else None,
            unavoidable=unavoidable,
            confidential=self.row.confidential,
        )

    def with_unavoidable(
        self,
        found: Sequence[Finding],
        times: int,
        message: str,
        arguments: Mapping[str, Argument],
    ) -> list[Finding]:
        """Findings, the last of them told as one, as far as no plan avoids ``times`` the weight."""
        left = min(times * self.row.weight, sum(f.cost for f in found))
        if left <= 0:
            return list(found)
        kept, spent = list(found), []
        cost = left
        while left:
            last = kept.pop()
            spent.append(last)
            if last.cost > left:
                kept.append(replace(last, cost=last.cost - left))
            left -= min(left, last.cost)
        spent.reverse()
        whole = replace(
            spent[0],
            cost=cost,
            guests=tuple(dict.fromkeys(g for f in spent for g in f.guests)),
            places=tuple(dict.fromkeys(p for f in spent for p in f.places)),
            message=Message(message, {"number": cost // self.row.weight, **arguments}),
            unavoidable=True,
        )
        return [*kept, whole]
