"""Sets the engine beside library peers, by family: on the same instances, in the same time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

OWED = 0.25
"""The engine's mean excess is at most this part of each library's."""


@dataclass(frozen=True)
class Pair:
    """One instance that a peer and the engine were given, from one seed and for one time."""

    family: str
    unit: str
    """What excess is counted in."""
    peer: str
    instance: str
    theirs: float
    """Excess; what stands for no answer is counted already."""
    ours: float
    answered: bool
    """Whether the peer had an answer."""


@dataclass(frozen=True)
class Standing:
    """A peer beside the engine over the instances of a family that the peer was given."""

    pairs: Sequence[Pair]

    @property
    def theirs(self) -> float:
        """Mean excess of the peer."""
        return mean(max(0.0, pair.theirs) for pair in self.pairs)

    @property
    def ours(self) -> float:
        """Mean excess of the engine."""
        return mean(max(0.0, pair.ours) for pair in self.pairs)

    @property
    def is_met(self) -> bool:
        """Whether the engine has at most a quarter of the peer's excess."""
        return self.ours <= OWED * self.theirs + 1e-9

    @property
    def ratio(self) -> str:
        """The engine's part of the peer's excess."""
        return (
            f"{self.ours / self.theirs:.3f}" if self.theirs else "both 0" if not self.ours else "–"
        )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _standings(pairs: Sequence[Pair], family: str) -> list[Standing]:
    here = [pair for pair in pairs if pair.family == family]
    peers = dict.fromkeys(pair.peer for pair in here)
    return [Standing([pair for pair in here if pair.peer == peer]) for peer in peers]


def families(pairs: Sequence[Pair], all_families: Iterable[str]) -> str:
    """One line a family: its best library peer, and whether every peer is beaten as owed."""
    rows = []
    for family in all_families:
        standings = _standings(pairs, family)
        if not standings:
            rows.append((family, "none asked", *[""] * 7))
            continue
        best = min(standings, key=lambda s: (s.theirs, -len(s.pairs)))
        verdict = "yes" if all(s.is_met for s in standings) else "no"
        first, count = best.pairs[0], len(best.pairs)
        rows.append(
            (
                family,
                first.peer,
                first.unit,
                f"{count}",
                *_figures(best),
                verdict,
                _failed(standings),
            )
        )
    head = ("family", "best library peer", "excess in", "files", "its mean", "ours", "ratio")
    return table((*head, f"owed ≤ {OWED:g} of every peer: met", "not against"), rows)


def _figures(standing: Standing) -> tuple[str, str, str]:
    return f"{standing.theirs:.3f}", f"{standing.ours:.3f}", standing.ratio


def _failed(standings: Iterable[Standing]) -> str:
    return ", ".join(s.pairs[0].peer for s in standings if not s.is_met)


def every_peer(pairs: Sequence[Pair]) -> str:
    """One line a family and peer."""
    rows = []
    for family in dict.fromkeys(pair.family for pair in pairs):
        for standing in _standings(pairs, family):
            first = standing.pairs[0]
            answers = sum(pair.answered for pair in standing.pairs)
            count = f"{answers} of {len(standing.pairs)}"
            met = "yes" if standing.is_met else "no"
            rows.append((family, first.peer, first.unit, count, *_figures(standing), met))
    head = ("family", "library", "excess in", "answers", "its mean", "ours, same files", "ratio")
    return table((*head, f"≤ {OWED:g}"), rows)
