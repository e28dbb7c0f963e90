"""The journal of a rehearsal: a file of answers, one a line, from which a later run goes on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from preseance.planning.replan.mending import MendedCost
from preseance.planning.replan.rehearsed import Rehearsed


@dataclass(frozen=True)
class JournalFile:
    """A file that answers are kept in."""

    file: Path

    def answers(self, mark: str) -> Mapping[str, Rehearsed]:
        """The answers under a mark, by the sentence of their change; a line cut short is left out."""
        known: dict[str, Rehearsed] = {}
        if not self.file.is_file():
            return known
        for line in self.file.read_text("utf-8", errors="replace").splitlines():
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if isinstance(row, dict) and row.pop("event", "") == mark:
                row["cost"] = MendedCost(**row["cost"]) if row["cost"] else None
                row["moves"] = tuple(tuple(m) for m in row["moves"])
                known[row["sentence"]] = Rehearsed(**row)
        return known

    def add(self, mark: str, answers: Sequence[Rehearsed]) -> None:
        """Append answers under a mark."""
        with self.file.open("a", encoding="utf-8") as stream:
            for a in answers:
                cost = a.cost and a.cost._asdict()
                row = {"event": mark, **asdict(a), "cost": cost}
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")
