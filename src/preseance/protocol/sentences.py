"""Templates of what is said about ranks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_BY_KEY: Final[Mapping[str, str]] = {
    "took-office": "in office since {value}",
    "first-took-office": "first in office {value:on|in}",
    "founded": "of an organisation founded {value:on|in}",
    "credentials": "credentials presented {value:on|in}",
    "arrival-notified": "arrival notified {value:on|in}",
    "charge-since": "in charge since {value}",
    "grade": "grade {value}",
    "grade-retired": "grade {value}, after those in active service",
    "date-of-rank": "promoted {value:on|in}",
    "order": "number {value} in the order given",
    "cabinet-order": "number {value} of the cabinet",
    "post-order": "by post number {value}",
    "country-name": "under the name {value}",
    "state": "of {value}, by the state's admission to the Union",
    "presidency-order": "number {value} in the order of presidencies",
    "elected": "first elected {value:on|in}",
    "born": "born {value:on|in}",
    "retired": "after those in active service",
    "name": "by the alphabet of names",
    "list-order": "number {value} in the list",
    "listed": "of {value}, in the order of the list",
    "key": "by {value}",
}
"""How a rank goes on, by the key it rests on."""
_OTHERS: Final[Mapping[str, str]] = {
    "host": "{guest} is host and stands outside the ranking.",
    "not-certain": "{reason} That the class stands there is not certain: {certainty}.",
    "class-only": "{guest} ranks as {class}.",
    "class-by-hand": "{guest} ranks as {class}, a class set by hand: {why}.",
    "spouse": "{guest} takes the place that goes with the rank of {partner}.",
    "comes-for": "{guest} comes for {guests} and has no rank of their own.",
    "full-rank": "{guest} {mode} and takes the full rank as {class}.",
    "after-class": "{guest} {mode} and ranks after all of the class {class}.",
    "override": "{guest} was put at place {position} by {author}: {why}.",
    "override-anonymous": "{guest} was put at place {position} by hand: {why}.",
    "override-unexplained": "{guest} was put at place {position} by {author}.",
    "override-anonymous-unexplained": "{guest} was put at place {position} by hand.",
    "missing-key": "{guest} comes last as {class}: the column {column} says nothing.",
    "missing-keys": "{guests} come last as {class}: the column {column} says nothing.",
    "malformed-key": "{guest} comes last as {class}: the column {column} holds «{found}», which cannot be read.",
    "malformed-grade": "{guest} comes last as {class}: the column grade holds «{found}», which is no NATO code or pay grade (OF-5, O-6, OR-9); an own order may state the order of its grades (orders).",
    "not-listed": "{guest} comes last as {class}: the column {column} holds «{found}», which the order of the scheme does not list.",
    "same-date": "{guests} have the same date, {date}, and are of equal rank: an hour or a day may be known, or the column order may part them.",
    "unknown-class": "{guest}: the scheme has no class «{found}», so the role decides; known are {known}.",
    "unknown-role": "The scheme has no class for {guests} (role {roles}): each counts as {class}. The roles it knows: {known}.",
    "unknown-role-near": "The scheme has no class for {guests} (role {roles}): each counts as {class}. Nearest: {near}. The roles it knows: {known}.",
    "setting-unsaid": "{guests} might rank higher at home, but the setting {setting} says nothing: name the place where the event is.",
    "of-one-place": "{guests} all rank as {class}: say which place it is in the setting {setting}, and whose place in the column {column}.",
    "place-unsaid": "{guests} all rank as {class}: say of each which place is theirs in the column {column}.",
    "many-roles": "{number}, listed in the manual (docs/protocol/{scheme}.md)",
    "unmet-role": "The scheme takes the role {roles} of another country or place alone, so that {guests} count as {class}: the scheme composed ranks foreign guests by a list of their own, and a class may be set by hand.",
    "unknown-office": "{guest} would take the full rank of {whom}, whose office is not known: fill the column represents_role.",
    "missing-partner": "{guest} is listed as a spouse, but no partner is named.",
    "rotating-presidency": "{guest} holds an office that rotates, so the date misleads: a place may be set by hand.",
    "two-principals": "{guests} are principals of one country ({country}): each keeps their class, and they are not placed side by side.",
    "same-override": "{guests} were all put at place {position}; the higher in rank has it, the others follow.",
    "outranked-guest-of-honour": "{guest} is guest of honour but is outranked by {guests}: tell them beforehand, make the senior co-host, or use more tables.",
}

OF_ORDERS: Final[Mapping[str, str]] = {
    f"precedence.by-{name}": f"{{guest}} ranks as {{class}}, {end}."
    for name, end in _BY_KEY.items()
} | {f"precedence.{name}": said for name, said in _OTHERS.items()}
