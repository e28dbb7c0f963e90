"""The schemes of precedence: those of the house, one data file each, and those of other packages.

``common.toml`` has what every scheme has: settings, and the last two classes. Another package
brings a scheme as an entry point of the group ``preseance.schemes``, named as the scheme is, that
leads to its text or to a file of its text:

    [project.entry-points."preseance.schemes"]
    our-town = "our_town_protocol:SCHEME"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from typing import Any

from preseance.errors import OutsideSchemeError, UnknownNameError
from preseance.model.scheme_row import SchemeRow
from preseance.protocol.building import built
from preseance.protocol.scheme import Scheme
from preseance.wording.said import Said

GROUP = "preseance.schemes"
_COMMON = "common"


@cache
def of_the_house() -> tuple[str, ...]:
    """Ids of the schemes of the house, sorted."""
    found = (f.name for f in files(__name__).iterdir() if f.name.endswith(".toml"))
    return tuple(sorted(n.removesuffix(".toml") for n in found if n != f"{_COMMON}.toml"))


@cache
def from_outside() -> Mapping[str, EntryPoint]:
    """Schemes that other packages bring, by id; nobody takes the name of one of the house."""
    found = {point.name: point for point in entry_points(group=GROUP)}
    for name, point in found.items():
        if name in of_the_house():
            raise _refused(point, Said("the name «{name}» is taken by the house", name=name))
    return found


@cache
def names() -> tuple[str, ...]:
    """Ids of the known schemes, sorted."""
    return tuple(sorted({*of_the_house(), *from_outside()}))


@cache
def scheme_by_name(name: str) -> Scheme:
    """The scheme of that id, with its default settings.

    Raises
    ------
    UnknownNameError
        Where there is none; it lists the known ones.
    OutsideSchemeError
        Where another package brings it and it cannot be used.
    """
    if name not in names():
        raise UnknownNameError(Said("scheme of precedence"), name, names())
    row = _brought(name) if name in from_outside() else _row(name)
    base = scheme_by_name(row.includes) if row.includes else None
    return built(row, shared(), base)


@cache
def shared() -> SchemeRow:
    """What every scheme has: settings, and the classes that come last."""
    return _row(_COMMON)


def _row(name: str) -> SchemeRow:
    text = files(__name__).joinpath(f"{name}.toml").read_text("utf-8")
    return SchemeRow.model_validate({"id": name, **tomllib.loads(text)})


def _brought(name: str) -> SchemeRow:
    point = from_outside()[name]
    try:
        brought: Any = point.load()
        text = brought if isinstance(brought, str) else brought.read_text("utf-8")
        row = SchemeRow.model_validate({**tomllib.loads(text), "id": name})
    except Exception as error:  # Whatever the package does when imported, and whatever it holds.
        raise _refused(
            point,
            Said(
                "loading it ended with {kind}: {reason}",
                kind=type(error).__name__,
                reason=str(error),
            ),
        ) from error
    if row.includes == name:
        raise _refused(point, Said("the scheme «{name}» includes itself", name=name))
    return row


def _refused(point: EntryPoint, what: Said) -> OutsideSchemeError:
    package = point.dist.name if point.dist is not None else Said("an unknown package")
    return OutsideSchemeError(package, f"{point.name} = {point.value}", what)
