"""The use case of preparing: the search is compiled before anybody asks for a plan."""

from __future__ import annotations


def prepare() -> None:
    """Compile the search, or fetch it from its cache; some seconds once after an installation."""
    from preseance.engine.search.parallel import warm

    warm()
