"""Which part of a guest's name is the family name, as far as the guest's own entries say."""

from __future__ import annotations

from preseance.model.guest import Guest


def name_parts(guest: Guest) -> tuple[str, str]:
    """Given and family name; both empty where the entries do not tell.

    ``sort_name`` tells by its comma, ``short_name`` by standing at the end of the name
    (Macron) or at its beginning (Xi).
    """
    family, comma, given = (part.strip() for part in guest.sort_name.partition(","))
    if comma and guest.name in (f"{given} {family}", f"{family} {given}"):
        return given, family
    short = guest.short_name
    if short and guest.name.endswith(f" {short}"):
        return guest.name.removesuffix(f" {short}"), short
    if short and guest.name.startswith(f"{short} "):
        return guest.name.removeprefix(f"{short} "), short
    return "", ""


def filed_under(guest: Guest) -> str:
    """What an alphabetical list sorts and prints: family name first, where it is known."""
    if guest.sort_name:
        return guest.sort_name
    given, family = name_parts(guest)
    if not family:
        return guest.name
    return guest.name if guest.name.startswith(family) else f"{family}, {given}"
