"""A composed order: home officials and foreign guests, each ranked by its own scheme, interleaved."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import chain, cycle
from typing import Final

from preseance.errors import UnknownNameError
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.protocol.candidates import Candidate, blocks_of, candidates_of
from preseance.protocol.home import is_home
from preseance.protocol.scheme import Scheme
from preseance.wording.said import Said

SCHEME: Final = "composed"


def interleaved(
    event: Event, guests: Sequence[Guest], scheme: Scheme, home: Scheme, foreign: Scheme
) -> list[Candidate]:
    """The guests by the pattern of the scheme, such as ``F H`` (a foreign guest, a home official).

    The part of the pattern after ``then`` repeats; what remains of one side follows when the
    other has run out. Spouses stay with their partners.

    Raises
    ------
    UnknownNameError
        For a pattern with other letters than F and H.
    """
    start, repeated = pattern_of(scheme.chosen["pattern"])
    ours = [g for g in guests if is_home(g, event)]
    theirs = [g for g in guests if not is_home(g, event)]
    sides = {
        "H": deque(blocks_of(candidates_of(event, ours, home))),
        "F": deque(blocks_of(candidates_of(event, theirs, foreign))),
    }
    merged: list[Candidate] = []
    turns = chain(start, cycle(repeated))
    while sides["H"] and sides["F"]:
        merged += sides[next(turns)].popleft()
    for side in ("H", "F"):
        for block in sides[side]:
            merged += block
    return merged


def pattern_of(text: str) -> tuple[str, str]:
    """The start and the repeated part of a pattern: ``H then F F H`` gives H and FFH."""
    start, found, repeated = text.upper().partition("THEN")
    if not found:
        start, repeated = "", start
    parts = tuple("".join(p.replace(",", " ").replace(";", " ").split()) for p in (start, repeated))
    if not set("".join(parts)) <= {"F", "H"} or not {"F", "H"} <= set(parts[1]):
        raise UnknownNameError(
            Said("pattern of home and foreign guests"), text, ("F H", "H then F F H")
        )
    return parts[0], parts[1]
