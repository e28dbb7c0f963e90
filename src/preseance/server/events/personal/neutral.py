"""The room's JSON without one guest: their row is a neutral one, and so is every mention."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from preseance.server.events.personal.rows_of_guests import guest_part, is_change
from preseance.server.events.personal.trace import NAMES, Trace

KEPT = (
    "id", "delegation", "sessions", "status", "replies", "arrives", "leaves", "own_car", "partner",
    "companion_of", "interpreter_for", "aide_for", "aide_as",
)  # fmt: skip
"""What stays of a guest who is erased: by it places, counts and other guests' rules still hold."""
_NOT_IDS = frozenset(
    ("delegation", "session", "sessions", "room", "rooms", "kind", "level", "do", "mark", "marks",
     "stage", "status", "table", "key", "role", "act", "state", "language", "languages", "scheme")
)  # fmt: skip
"""Where a text that is the same as a guest's id is something else's."""
_NOT_OURS = frozenset(("rooms", "sessions", "routes", "delegations", "settings", "scheme_settings"))
"""Heads of parts that name no guest."""
_OF_IDS = frozenset(("id", "rule", "request"))
"""Where an id stands that may be made of a guest's."""
_SENTENCES = frozenset(("said", "changes", "reason", "problem", "what", "subject", "note", "text"))
"""Where a guest may be named by id within a sentence."""


_LISTED = re.compile(r"[a-z0-9-]+(?:\s*[;,]\s*[a-z0-9-]+)+")
"""Ids one after another in one text, as parameters of rules have them."""


class Where(Enum):
    """In whose row a text stands."""

    ANY = "any"
    ANOTHER = "another"
    """Another guest's, whose names are their own."""
    THING = "thing"
    """A room's, session's or delegation's, whose id is not made of a guest's."""


@dataclass(frozen=True)
class Neutral:
    """How one event's JSON is made neutral of one guest."""

    trace: Trace
    swapped: Mapping[str, str]
    """Texts that stand for others: fingerprints of versions that are other files now."""

    def of(self, value: Any, key: str = "", where: Where = Where.ANY) -> Any:
        """A value without them; ``key`` is what it stands under."""
        if isinstance(value, str):
            return self.text(value, key, where)
        if isinstance(value, list):
            if key == "guests":
                return [self._row(v) for v in value]
            return [m for v in value if (m := self.of(v, key, where)) is not _GONE]
        if isinstance(value, dict):
            return self._mapping(value, key, where)
        return value

    def _row(self, row: Any) -> Any:
        """A guest of a list of guests: a row, or an id alone."""
        if not isinstance(row, dict):
            return self.of(row)
        if row.get("id") == self.trace.guest:
            return self.emptied(row)
        return self.of(row, where=Where.ANOTHER)

    def emptied(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Their own row."""
        held = {k: self.of(row[k], k) for k in KEPT if k in row}
        return held | {"name": self.trace.label} if "id" in row else held

    def _mapping(self, value: dict[str, Any], key: str, where: Where) -> Any:
        if is_change(value):
            return self._change(value)
        if value.get("do") == "add-guest" and isinstance(value.get("row"), dict):
            return {k: self._row(v) if k == "row" else self.of(v, k) for k, v in value.items()}
        if value.get("do") == "change-guest" and value.get("id") == self.trace.guest:
            made = {k: self.of(v, k) for k, v in value.items() if k != "fields"}
            return made | {"fields": self.emptied(value.get("fields") or {})}
        return {
            (self.trace.erased if k == self.trace.guest and key not in _NOT_IDS else k): made
            for k, v in value.items()
            if (made := self.of(v, k, Where.THING if k in _NOT_OURS else where)) is not _GONE
        }

    def _change(self, change: dict[str, Any]) -> Any:
        part = str(change["part"])
        named = guest_part(part)
        made = dict(change) | {"part": self.part(part)}
        sides = [side for side in ("before", "after") if side in change]
        if named is None or named[0] == "*":
            head, *rest = part.split("/")
            where = Where.THING if head in _NOT_OURS else Where.ANY
            key = rest[-1] if rest else head
            return made | {s: [self.of(v, key, where) for v in change[s]] for s in sides}
        guest, field = named
        if not field:
            return made | {s: [self._row(v) for v in change[s]] for s in sides}
        if guest == self.trace.guest and field not in KEPT:
            return _GONE
        return made | {s: [self.of(v, field, Where.ANOTHER) for v in change[s]] for s in sides}

    def part(self, part: str) -> str:
        """A path without them."""
        head, *rest = part.split("/")
        if head in _NOT_OURS:
            return part
        if head in ("plan", "stale") and rest:
            # The first piece is the session's.
            return "/".join(
                [head, rest[0], *(self.trace.without_id(p) for p in rest[1:2]), *rest[2:]]
            )
        return "/".join([head, *(self.trace.without_id(p) for p in rest[:1]), *rest[1:]])

    def text(self, text: str, key: str, where: Where) -> str:
        """A text without them."""
        if text in self.swapped:
            return self.swapped[text]
        if key in _OF_IDS:
            return text if where is Where.THING else self.trace.without_id(text)
        if text == self.trace.guest and key not in _NOT_IDS and not key.startswith(NAMES):
            return self.trace.erased
        if key in ("part", "parts"):
            return self.part(text)
        if where is Where.ANOTHER and key.startswith(NAMES):
            return text
        text = self.trace.whole.sub(self.trace.label, text)
        if not key.startswith(NAMES):
            text = self.trace.single.sub(self.trace.label, text)
        if key in _SENTENCES or _LISTED.fullmatch(text):
            text = self.trace.without_id(text)
        return text


class _Gone:
    """Of a change that told nothing else than of them."""


_GONE: Any = _Gone()
