"""How a kind of rule holds without being written: at which level, in which sessions, about whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from preseance.model.rule_row import Level
from preseance.model.session import Kind, Session

MEALS = (Kind.MEAL,)


@dataclass(frozen=True)
class Default:
    """A rule that holds unless the settings ``NAME.on``, ``.level``, ``.weight``, ``.sessions``,
    ``.relations`` or one of its parameters say otherwise.
    """

    level: Level
    weight: int
    kinds: tuple[Kind, ...] = ()
    """Kinds of session it holds in; all where empty."""
    social: bool = False
    """Whether working meals are left out."""
    on: bool = True
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    params: Mapping[str, str] = field(default_factory=dict)

    def holds_in(self, session: Session) -> bool:
        """Whether a session is of the right kind."""
        kept = not self.kinds or session.kind in self.kinds
        return kept and not (self.social and session.working)
