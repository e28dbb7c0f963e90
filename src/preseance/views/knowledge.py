"""What an audience may know of an event: an event that does not hold the rest.

Answers to an audience are worked out from such an event alone, so that nothing in them, no cost
and no order of alternatives, can depend on what it may not know.
"""

from __future__ import annotations

from functools import cache

from preseance.model.event import Event
from preseance.model.forms import customs
from preseance.model.guest import Guest
from preseance.model.plan import Plan
from preseance.rules import DEFAULTS, rule_of
from preseance.views.audiences import audience_named

_OPEN_FIELDS = (
    "id", "name", "name_native", "translations", "short_name", "sort_name", "title", "form_of_address", "delegation", "country",
    "interpreter_for", "aide_for", "sessions", "status", "replies",
)  # fmt: skip


def known_to(event: Event, audience: str) -> Event:
    """The event as far as an audience may know it; the whole of it for the house."""
    if audience_named(audience).house:
        return event
    hidden = {name for name, rule in DEFAULTS.items() if not rule.open_to_all}
    kept = {k: v for k, v in event.settings.items() if k.partition(".")[0] not in hidden}
    rules = tuple(
        row.model_copy(update={"reason": "", "source": ""})
        for row in event.rules
        if not row.confidential and rule_of(row.kind).open_to_all
    )
    return event.model_copy(
        update={
            "scheme": "alphabetical",
            "scheme_settings": {},
            "settings": kept | {f"{name}.on": False for name in hidden},
            "guests": tuple(_open(guest) for guest in event.guests),
            "rules": rules,
            "requests": (),
            "told": (),
            "tasks": (),
            "earlier": (),
            "statements": (),
            "encounters": (),
            "plan": _plain(event.plan),
            "version": None,
            "unread": (),
        }
    )


def _open(guest: Guest) -> Guest:
    known = {name: getattr(guest, name) for name in _OPEN_FIELDS}
    # Whom a companion without a name comes with stands on their card.
    known["companion_of"] = "" if guest.name else guest.companion_of
    # Everybody sees who is the bride; without the role the rule top_table, open to all, would be mute.
    known["role"] = guest.role if guest.role in _roles_in_sight() else ""
    return Guest(**known)


@cache
def _roles_in_sight() -> frozenset[str]:
    """The roles that a custom of top tables names."""
    return frozenset(r for c in customs().values() for roles in c.row for r in roles)


def _plain(plan: Plan) -> Plan:
    """The plan without what was done for each placement."""
    return Plan(placements=tuple(p.model_copy(update={"marks": ()}) for p in plan.placements))
