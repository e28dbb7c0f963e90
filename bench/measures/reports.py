"""How well reports are read: precision and recall on labelled texts, and the time of a thousand words.

The texts are those of `tests/cases/reading`, or of the files named. A proposal is right where kind, guests and
stance are, and whatever else its label says of it.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from preseance import read_event
from preseance.model.event import Event
from preseance.model.statement_row import Stance
from preseance.reading import Proposal, Report, read_report
from preseance.reading.facts import SYMMETRIC, Kind

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "cases" / "reading"
_EITHER_WAY = SYMMETRIC | {Kind.SEAT, Kind.REFUSAL}
_OTHERS = {"buenos-aires-2018": "G20 leaders' summit, Buenos Aires"}


@dataclass(frozen=True)
class Fact:
    """What a text says, as its label has it."""

    kind: Kind
    a: str
    b: str
    details: Mapping[str, str]

    @staticmethod
    def of(text: str) -> Fact:
        """A fact as the corpus writes it."""
        head, *rest = re.split(r" (?=(?:owner|stance|session|next|who)=)", text)
        words = [*head.split(), "", ""]
        return Fact(Kind(words[0]), words[1], words[2], dict(part.split("=", 1) for part in rest))

    def is_told_by(self, proposal: Proposal) -> bool:
        """Whether kind and guests agree."""
        ours, theirs = (self.a, self.b), (proposal.a, proposal.b)
        turned = self.kind in _EITHER_WAY and ours == theirs[::-1]
        return proposal.kind is self.kind and (ours == theirs or turned)

    def wrong_in(self, proposal: Proposal) -> Iterator[str]:
        """What of it a proposal has otherwise."""
        statement = proposal.statement
        told = {
            "owner": proposal.owner,
            "session": proposal.session,
            "next": proposal.next_event,
            "stance": statement.stance.value,
        }
        for name, wanted in self.details.items():
            if name == "who":
                if wanted not in statement.speaker.told():
                    yield f"who: {statement.speaker.told()}"
            elif told[name] != wanted:
                yield f"{name}: {told[name]}"
        doubted = statement.stance in (Stance.DENIED, Stance.HYPOTHETICAL)
        if "stance" not in self.details and doubted:
            yield f"stance: {statement.stance.value}"


@dataclass
class Score:
    """What was found, and what was not."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    words: int = 0
    seconds: float = 0.0

    @property
    def precision(self) -> float:
        """Share of proposals that are right; one with a wrong detail is not."""
        told = self.found + len(self.extra)
        return (self.found - len(self.wrong)) / told if told else 1.0

    @property
    def recall(self) -> float:
        """Share of labelled facts that were proposed rightly."""
        said = self.found + len(self.missed)
        return (self.found - len(self.wrong)) / said if said else 1.0


@cache
def _event(name: str) -> Event:
    return read_event(ROOT / "src" / "preseance" / "examples" / name)


def texts(paths: Sequence[Path]) -> Iterator[Mapping[str, object]]:
    """Every labelled text of the files, or of the folders' files."""
    for path in paths:
        for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
            yield from tomllib.loads(file.read_text("utf-8"))["texts"]


def score(labelled: Iterator[Mapping[str, object]]) -> Score:
    """Read every text and hold what is proposed against its label."""
    made = Score()
    for entry in labelled:
        name, text = str(entry["name"]), str(entry["text"]).strip()
        event = _event(str(entry["event"]))
        begun = time.process_time()
        left = list(read_report(event, Report(text, name), _OTHERS))
        made.seconds += time.process_time() - begun
        made.words += len(text.split())
        facts = entry["facts"]
        assert isinstance(facts, list)
        for label in facts:
            fact = Fact.of(label)
            hit = next((p for p in left if fact.is_told_by(p)), None)
            if hit is None:
                made.missed.append(f"{name}: {label}")
                continue
            left.remove(hit)
            made.found += 1
            made.wrong.extend(f"{name}: {label}: {w}" for w in list(fact.wrong_in(hit))[:1])
        made.extra.extend(f"{name}: {p.kind} {p.a} {p.b} ({p.statement.stance})" for p in left)
    return made


def main(argv: list[str]) -> int:
    """Print precision, recall and time, and with ``--all`` every text that is not read as labelled."""
    parser = argparse.ArgumentParser(prog="python -m bench reports", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[CORPUS], help="labelled texts")
    parser.add_argument("--all", action="store_true", help="tell every fault")
    given = parser.parse_args(argv)
    missing = [p for p in given.paths if not p.exists()]
    if missing:
        print(f"{missing[0]}: nothing there; expected a file of labelled texts", file=sys.stderr)
        return 2
    score(texts(given.paths))  # Patterns are compiled before the clock starts.
    made = score(texts(given.paths))
    count = Counter(str(t["event"]) for t in texts(given.paths))
    print(f"{sum(count.values())} texts, {made.words} words, {made.found + len(made.missed)} facts")
    print(f"precision {made.precision:.3f}, recall {made.recall:.3f}")
    print(f"{1000 * made.seconds / max(1, made.words):.3f} s of processor time for 1,000 words")
    if given.all:
        for title, faults in (
            ("missed", made.missed),
            ("too much", made.extra),
            ("wrong", made.wrong),
        ):
            for fault in faults:
                print(f"{title}: {fault}")
    return 0
