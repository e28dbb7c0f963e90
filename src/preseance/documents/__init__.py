"""Papers of an event, made from views.

The functions that print are loaded when they are first used, for fonts and Typst take their time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from preseance.documents.printing.cards import (
        print_badges,
        print_cards,
        print_envelopes,
        print_escort_cards,
        print_menus,
        print_nameplates,
        print_pocket_cards,
        print_table_signs,
    )
    from preseance.documents.printing.drawings import (
        case_drawing,
        day_drawing,
        form_drawing,
        heat_drawing,
        sight_drawing,
    )
    from preseance.documents.printing.lists import (
        print_approval,
        print_calligraphy,
        print_changes,
        print_flag_plan,
        print_guest_list,
        print_kitchen,
        print_motorcade,
        print_photo_rows,
        print_programme,
        print_speakers,
        print_take_in,
        print_take_in_cards,
    )
    from preseance.documents.printing.plans import (
        print_board,
        print_on_least,
        print_session,
        print_tables,
    )

_HOMES = {
    "cards": (
        "print_badges",
        "print_cards",
        "print_envelopes",
        "print_escort_cards",
        "print_menus",
        "print_nameplates",
        "print_pocket_cards",
        "print_table_signs",
    ),
    "drawings": (
        "case_drawing",
        "day_drawing",
        "form_drawing",
        "heat_drawing",
        "sight_drawing",
    ),
    "lists": (
        "print_approval",
        "print_calligraphy",
        "print_changes",
        "print_flag_plan",
        "print_guest_list",
        "print_kitchen",
        "print_motorcade",
        "print_photo_rows",
        "print_programme",
        "print_speakers",
        "print_take_in",
        "print_take_in_cards",
    ),
    "plans": (
        "print_board",
        "print_on_least",
        "print_session",
        "print_tables",
    ),
}
"""The functions of each module of `printing`."""
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "case_drawing",
    "day_drawing",
    "form_drawing",
    "heat_drawing",
    "print_approval",
    "print_badges",
    "print_board",
    "print_calligraphy",
    "print_cards",
    "print_changes",
    "print_envelopes",
    "print_escort_cards",
    "print_flag_plan",
    "print_guest_list",
    "print_kitchen",
    "print_menus",
    "print_motorcade",
    "print_nameplates",
    "print_on_least",
    "print_photo_rows",
    "print_pocket_cards",
    "print_programme",
    "print_session",
    "print_speakers",
    "print_table_signs",
    "print_tables",
    "print_take_in",
    "print_take_in_cards",
    "sight_drawing",
]


def __getattr__(name: str) -> object:
    """Load a function from its module."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'preseance.documents' has no attribute {name!r}")
    from importlib import import_module

    module = import_module(f"preseance.documents.printing.{_HOME_OF[name]}")
    value: object = getattr(module, name)
    globals()[name] = value
    return value
