"""Sessions along the time of a day, those that overlap in rows of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from preseance.model.session import Session

WIDTH = 960.0
ROW = 44.0
_HEAD = 24.0
_LEAST = 88.0
"""Of a session's bar, so that its title can be hit."""
_UNSAID = timedelta(hours=1)
"""How long a session is drawn whose end nobody says."""


@dataclass(frozen=True, slots=True)
class _Bar:
    session: Session
    start: datetime
    end: datetime


def days_of(sessions: Sequence[Session]) -> list[dict[str, Any]]:
    """One line a day: ``day``, ``height``, ``hours`` (x, text), ``bars`` (id, x, y, width, title, when)."""
    bars = sorted(
        (_Bar(s, s.start.replace(tzinfo=None), _end(s)) for s in sessions if s.start is not None),
        key=lambda b: b.start,
    )
    return [
        _day(day.isoformat(), list(some))
        for day, some in groupby(bars, key=lambda b: b.start.date())
    ]


def _end(session: Session) -> datetime:
    assert session.start is not None
    start = session.start.replace(tzinfo=None)
    end = session.end.replace(tzinfo=None) if session.end else start + _UNSAID
    return max(end, start + timedelta(minutes=5))


def _day(day: str, bars: list[_Bar]) -> dict[str, Any]:
    first = bars[0].start.replace(minute=0, second=0, microsecond=0)
    last = max(b.end for b in bars)
    hours = max(1, -(-int((last - first).total_seconds()) // 3600))
    scale = (WIDTH - 1.0) / hours
    rows: list[float] = []
    drawn = []
    for bar in bars:
        x = (bar.start - first).total_seconds() / 3600 * scale
        width = max(_LEAST, (bar.end - bar.start).total_seconds() / 3600 * scale - 2.0)
        x = min(x, WIDTH - width - 1.0)
        row = next((k for k, free in enumerate(rows) if free <= x), len(rows))
        rows[row : row + 1] = [x + width]
        drawn.append(
            {
                "id": bar.session.id,
                "x": _number(x),
                "y": _number(_HEAD + row * ROW),
                "width": _number(width),
                "title": bar.session.title,
                "short": _cut(bar.session.title, width),
                "when": f"{bar.start:%H:%M}" + (f"–{bar.end:%H:%M}" if bar.session.end else ""),
            }
        )
    return {
        "day": day,
        "width": _number(WIDTH),
        "height": _number(_HEAD + len(rows) * ROW),
        "hours": [
            {"x": _number(k * scale), "text": f"{(first + timedelta(hours=k)):%H}"}
            for k in range(hours)
        ],
        "bars": drawn,
    }


def _cut(title: str, width: float) -> str:
    """As much of a title as its bar holds; the whole of it is its name."""
    most = max(4, int(width / 7.2) - 1)
    return title if len(title) <= most else f"{title[: most - 1].rstrip()}…"


def _number(value: float) -> str:
    """As SVG has it in every language."""
    return f"{value:.1f}"
