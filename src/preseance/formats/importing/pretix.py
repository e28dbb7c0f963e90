"""Orders and check-in lists of pretix (JSON of its API and of its order export) as rows of a list.

The CSV exports of pretix are plain tables, whose headings the map of headings knows.
Source: pretix 2026.8.0, documentation of the REST API, «Orders» and «Check-in lists».
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from preseance.formats.spreadsheets.sheets import Sheet, refused
from preseance.wording.said import Said

_STATUS = {"n": "pending", "p": "confirmed", "e": "cancelled", "c": "cancelled"}
"""Of an order: pending, paid, expired, cancelled."""


def sheet_of_json(path: Path, data: object) -> Sheet:
    """A row an attendee.

    Raises
    ------
    InputError
        Where it holds neither orders nor positions.
    """
    rows = [_row(order, position) for order, position in _positions(data)]
    if not rows:
        expected = Said("orders or check-in positions of pretix")
        raise refused(path.name, Said("JSON without attendees"), expected)
    columns = list(dict.fromkeys(c for row in rows for c in row))
    return Sheet(path.stem, [columns, *([row.get(c, "") for c in columns] for row in rows)])


def _positions(data: object) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    if isinstance(data, dict):
        for key in ("event", "orders", "results", "data"):
            if isinstance(data.get(key), dict | list):
                yield from _positions(data[key])
                return
        data = [data]
    for item in data if isinstance(data, list) else []:
        if not isinstance(item, dict):
            continue
        positions = item.get("positions")
        if isinstance(positions, list):
            yield from ((item, p) for p in positions if isinstance(p, dict))
        elif "attendee_name" in item or "attendee_name_parts" in item:
            yield item, item


def _row(order: dict[str, Any], position: dict[str, Any]) -> dict[str, str]:
    parts = position.get("attendee_name_parts")
    parts = parts if isinstance(parts, dict) else {}
    seat = position.get("seat")
    seat = seat if isinstance(seat, dict) else {}
    row = {
        "Order code": _text(position.get("order") or order.get("code")),
        "Attendee name": _text(position.get("attendee_name")) or _text(parts.get("full_name")),
        "Given name": _text(parts.get("given_name")),
        "Family name": _text(parts.get("family_name")),
        "Honorific": _text(parts.get("title")) or _text(parts.get("salutation")),
        "Attendee email": _text(position.get("attendee_email") or order.get("email")),
        "Company": _text(position.get("company")),
        "Country": _text(position.get("country")),
        "Status": _STATUS.get(_text(position.get("order__status") or order.get("status")), ""),
        "Checked in": "yes" if position.get("checkins") else "",
        "Seat": _text(seat.get("name")) or _text(seat.get("seat_guid")),
    }
    for answer in position.get("answers") or []:
        question = answer.get("question_text") or answer.get("question_identifier")
        question = question or answer.get("question")
        if isinstance(question, dict):
            question = next(iter(question.values()), "")
        row[f"{question}"] = _text(answer.get("answer"))
    known = {"seat", "answers", "attendee_name_parts", "positions", "downloads", "checkins"}
    if position.get("addon_to"):
        row["Add-on to"] = _text(position["addon_to"])
    for key in ("item", "variation", "subevent", "comment"):
        if key not in known and (text := _text(position.get(key))):
            row[key.capitalize()] = text
    return {k: v for k, v in row.items() if v}


def _text(value: object) -> str:
    if isinstance(value, dict):
        return _text(next(iter(value.values()), ""))
    return "" if value is None else str(value)
