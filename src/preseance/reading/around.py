"""What stands around a match: the session, the hour, the event that a meeting is put off to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from preseance.model.session import Session
from preseance.reading.cast import Cast
from preseance.reading.encoding import Encoded
from preseance.reading.facts import Kind
from preseance.reading.language import countries
from preseance.reading.matching import Match
from preseance.reading.text import Report, folded

_MEETINGS = (Kind.MEETING_AGREED, Kind.MEETING_DEFERRED, Kind.MEETING_CANCELLED, Kind.REFUSAL)


def around(
    cast: Cast, sentence: Encoded, match: Match, report: Report, others: Mapping[str, str]
) -> dict[str, Any]:
    """The fields of a proposal that its sentence gives beside the people."""
    words = [t.word for t in sentence.tokens]
    found: dict[str, Any] = {"session": _session(cast, words, match)}
    if match.kind in _MEETINGS:
        found["next_event"] = _next_event(cast, sentence, report, others)
    if match.kind in (Kind.LATE, Kind.LEAVE):
        found["minutes"] = _minutes(cast, words) if match.kind is Kind.LATE else 0
        found["at"] = _clock(cast, " ".join(words))
    return found


def _session(cast: Cast, words: list[str], match: Match) -> str:
    """The session a sentence names, nearest to what it says; empty where it names none, or two alike."""
    text = " ".join(words)
    begins = [0]
    for word in words:
        begins.append(begins[-1] + len(word) + 1)
    best: dict[str, int] = {}
    for kind, phrases in cast.language.data["sessions"].items():
        hits = list(cast.language.phrase("sessions", kind).finditer(text))
        if not hits:
            continue
        # A lunch for spouses elsewhere is not the lunch of these two.
        here = [cast.guests[g] for g in (match.a, match.b) if g]
        fitting = [
            s.id
            for s in cast.event.sessions
            if _fits(s, kind, phrases) and all(g.attends(s.id) for g in here)
        ]
        if len(fitting) != 1:
            continue
        middle = (begins[match.first] + begins[match.last]) // 2
        near = min(abs(hit.start() - middle) for hit in hits)
        best[fitting[0]] = min(near, best.get(fitting[0], near))
    return min(best, key=lambda s: best[s]) if best else ""


def _fits(session: Session, kind: str, phrases: str) -> bool:
    names = folded(" ".join((session.id.replace("-", " "), session.title, str(session.kind))))
    return any(
        re.search(rf"\b{re.escape(p)}\b", names) for p in (kind, *folded(phrases).split("|"))
    )


def _next_event(cast: Cast, sentence: Encoded, report: Report, others: Mapping[str, str]) -> str:
    """The event named: its id where it is known, else its name as the text has it."""
    tokens = sentence.tokens
    text = " ".join(t.word for t in tokens)
    begins = {0: 0}
    position = 0
    for n, token in enumerate(tokens):
        begins[position] = n
        position += len(token.word) + 1
    for hit in re.finditer(cast.language.data["events"]["summit"], text):
        first = begins.get(hit.start())
        if first is None:
            continue
        count = hit.group().strip().count(" ") + 1
        named = report.text[tokens[first].start : tokens[min(first + count, len(tokens)) - 1].end]
        known = _known(cast, folded(named), others)
        if known != cast.event.id:
            return known or re.sub(r"\s+", " ", named)
    return ""


def _known(cast: Cast, named: str, others: Mapping[str, str]) -> str:
    """The event that a name means, by the words it shares with title and id, or by its country."""
    common = set(cast.language.data["events"]["common"].split("|"))
    words = {w for w in re.findall(r"[\w]+", named) if len(w) > 2} - common
    for code in {c for n, c in cast.countries.items() if re.search(rf"\b{re.escape(n)}\b", named)}:
        capitals = [c for k in countries(cast.language.code) if k.code == code for c in k.capitals]
        words |= {w for c in capitals for w in c.split()}
    shared = {
        i: len(words & set(re.findall(r"\w+", folded(f"{i.replace('-', ' ')} {title}"))))
        for i, title in {**others, cast.event.id: cast.event.title}.items()
    }
    best = max(shared, key=lambda i: shared[i], default="")
    return best if best and shared[best] > 0 else ""


def _minutes(cast: Cast, words: list[str]) -> int:
    text = " ".join(words)
    numbers = {folded(k): v for k, v in cast.language.data["time"]["numbers"].items()}
    digits = re.search(r"\b(\d{1,3}) minutes?\b", text)
    if digits:
        return int(digits[1])
    for name in sorted(numbers, key=len, reverse=True):
        if re.search(rf"\b{re.escape(name)}( minutes?)?\b", text) and (
            "minute" in text or " " in name
        ):
            return int(numbers[name])
    return 0


def _clock(cast: Cast, text: str) -> str:
    hit = re.search(cast.language.data["time"]["clock"], text)
    if not hit:
        return ""
    found = {k: v for k, v in hit.groupdict().items() if v}
    hour = int(found.get("hour") or found.get("hour2") or 0)
    half = found.get("half") or found.get("half2") or ""
    hour += 12 if half == "p" and hour < 12 else 0
    minute = int(found.get("minute") or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
