"""What the first pages say: one's events, and how a new one is begun."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "account": Said("Account"),
        "as-approver": Said("you approve it"),
        "as-kitchen": Said("you cook for it"),
        "as-liaison": Said("you see your delegation"),
        "as-owner": Said("you own it"),
        "as-planner": Said("you plan it"),
        "as-usher": Said("you seat its guests"),
        "as-viewer": Said("you may look"),
        "begin": Said("Make the event, and plan it"),
        "conference": Said("conference"),
        "day": Said("Day"),
        "day-lead": Said("Where the list tells it, it may stay empty."),
        "dinner": Said("dinner"),
        "draft": Said("draft"),
        "events": Said("Events"),
        "example-open": Said("Open this example"),
        "examples": Said("Or look at an example"),
        "examples-lead": Said("A copy that is yours: whatever you do to it, the example stays."),
        "form": Said("Tables"),
        "form-": Said("as the list and the number of guests ask"),
        "form-dais": Said("one dais"),
        "form-hollow-square": Said("one hollow square"),
        "form-long": Said("one long table"),
        "form-round": Said("round tables"),
        "form-u": Said("one U"),
        "gala": Said("gala"),
        "guess": Said("guessed from the list"),
        "guests": Said("{number} guests", number="{number}"),
        "kind": Said("What it is"),
        "new": Said("A new event"),
        "new-lead": Said(
            "Three steps: the occasion, the guests, the room. All can be changed later."
        ),
        "no-day": Said("a day such as 2018-11-11"),
        "no-kind": Said("one of the occasions named here"),
        "no-seats": Said("a number from 2 to 40"),
        "no-title": Said("a title of at most 200 letters"),
        "official": Said("official, ranked in the order of the list"),
        "seats": Said("Places at each table"),
        "sign-out": Said("Sign out"),
        "step-guests": Said("2. Guests"),
        "step-guests-lead": Said(
            "A workbook, CSV or vCard as you have it, headings in any of five languages, or pasted. "
            "Without a list you write them down afterwards."
        ),
        "step-occasion": Said("1. The occasion"),
        "step-room": Said("3. The room"),
        "title": Said("Title"),
        "wedding": Said("wedding"),
        "welcome": Said("Seat your guests"),
        "welcome-lead": Said(
            "Begin with your own list of guests, or open an example and move somebody: you see at once "
            "what that breaks, and why."
        ),
        "file": Said("A file"),
        "or-paste": Said("Or pasted from a spreadsheet"),
    }
)
"""By name."""
