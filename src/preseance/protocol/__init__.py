"""Protocol: orders of precedence, and orders of honour of each form of table.

``order`` ranks the guests of an event, ``compare`` sets two orders side by side,
``scheme_names`` lists the schemes; all are imported when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from preseance.protocol.comparison import Comparison, Shift, compare
    from preseance.protocol.ordering import order
    from preseance.protocol.precedence import OrderOfPrecedence, Rank
    from preseance.protocol.scheme import Scheme
    from preseance.protocol.schemes import names as scheme_names
    from preseance.protocol.schemes import scheme_by_name

__all__ = [
    "Comparison",
    "OrderOfPrecedence",
    "Rank",
    "Scheme",
    "Shift",
    "compare",
    "order",
    "scheme_by_name",
    "scheme_names",
]

_HOME = {
    "Comparison": ("comparison", "Comparison"),
    "OrderOfPrecedence": ("precedence", "OrderOfPrecedence"),
    "Rank": ("precedence", "Rank"),
    "Scheme": ("scheme", "Scheme"),
    "Shift": ("comparison", "Shift"),
    "compare": ("comparison", "compare"),
    "order": ("ordering", "order"),
    "scheme_by_name": ("schemes", "scheme_by_name"),
    "scheme_names": ("schemes", "names"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOME[name]
    return getattr(import_module(f"{__name__}.{module}"), attribute)
