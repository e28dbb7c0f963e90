"""Who belongs to the hosts' own side."""

from __future__ import annotations

from preseance.model.event import Event
from preseance.model.guest import Guest


def is_home(guest: Guest, event: Event) -> bool:
    """Whether a guest belongs to the hosts' own side."""
    delegation = event.delegation_by_id.get(guest.delegation)
    if delegation is not None and delegation.home:
        return True
    host = event.guest_by_id.get(event.host)
    if host is None:
        return False
    if guest.delegation and guest.delegation == host.delegation:
        return True
    return bool(guest.country) and guest.country == host.country and guest.role != "organisation"
