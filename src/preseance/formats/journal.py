"""The journal of a rehearsal: a file of answers, one a line, from which a later run goes on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from preseance.errors import naming
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
        rows = ({"event": mark, **asdict(a), "cost": a.cost and a.cost._asdict()} for a in answers)
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        # One write, so that the lines of two rehearsals at once stay whole.
        with naming(self.file), self.file.open("ab", buffering=0) as stream:
            stream.write(lines.encode())
