"""The sentences in which a plan answers questions."""

from __future__ import annotations

from collections.abc import Mapping

MESSAGES: Mapping[str, str] = {
    "why.at": "{a} is at {p}.",
    "why.nowhere": "{a} has no place.",
    "why.free": "Nothing that may be told here speaks against another place.",
    "why.reasons": "What holds {a} there:",
    "why.reason": "{rule}: speaks against {number} other place{number:s}, by up to {cost}",
    "why.neighbours": "Neighbours:",
    "why.neighbour": "{a}: {how}",
    "why.alternatives": "The next best places:",
    "why.swap": "{p}, changing places with {a}",
    "why.empty": "{p}, which is empty",
    "why.change": "{rule}: {cost:+d}",
    "why.same": "costs the same",
    "why.cost": "must {must:+d}, should {should:+d}, prefer {prefer:+d}",
    "why.granted": "The wish can be granted, with {number} move{number:s}:",
    "why.already": "That is so already.",
    "why.refused": "The wish cannot be granted without breaking a must.",
    "why.move": "{a}: {p} → {q}",
    "why.gains": "It gains:",
    "why.breaks": "It costs:",
    "term.how.beside": "beside",
    "term.how.right-of": "on the right",
    "term.how.left-of": "on the left",
    "term.how.across": "across",
    "term.how.diagonal": "diagonally across",
    "term.how.behind": "behind",
    "term.how.next": "next in line",
    "term.how.in-frame": "in the same frame",
    "term.no-place": "no place",
}
