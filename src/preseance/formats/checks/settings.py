"""Mistakes of [settings] and [scheme]: names nobody reads, values of the wrong shape."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from preseance.errors import Mistake, UnknownNameError
from preseance.model.codes import STATES, state
from preseance.model.event import Event
from preseance.model.settings import OWN, shape_of
from preseance.protocol.finding import known_to, scheme_of
from preseance.rules import DEFAULTS
from preseance.wording.message import Listed
from preseance.wording.said import Said, meant

_FILE = "event.toml"
_UNION = ("united-states", "place")
"""The scheme and setting that name a state of the Union."""


def setting_mistakes(event: Event) -> Iterator[Mistake]:
    """What is wrong in either part; settings of rules are told by the rules."""
    yield from _own_settings(event)
    if event.scheme in known_to(event):
        yield from _scheme_settings(event)


def _own_settings(event: Event) -> Iterator[Mistake]:
    for key, value in event.settings.items():
        if key.partition(".")[0] in DEFAULTS:
            continue
        column, shape = f"settings.{key}", shape_of(key)
        if shape is None:
            near = get_close_matches(key, (*OWN, *DEFAULTS), n=3)
            found = Said("unknown {kind} «{name}»", kind=Said("setting"), name=key)
            yield Mistake(
                _FILE, None, column, found, Said("the name of a setting{hint}", hint=meant(near))
            )
        elif expected := shape(value):
            yield Mistake(_FILE, None, column, f"«{value}»", expected)


def _scheme_settings(event: Event) -> Iterator[Mistake]:
    for key, value in event.scheme_settings.items():
        column = f"scheme.{key}"
        scheme, _, name = key.rpartition(".")
        try:
            scheme_of(event, scheme or event.scheme).with_settings({name: value})
        except UnknownNameError as error:
            named = Listed(tuple(error.known), either=True) if error.known else ""
            yield Mistake(
                _FILE,
                None,
                column,
                Said("unknown {kind} «{name}»", kind=error.kind, name=error.name),
                Said("{known}", known=named) if named else Said("nothing"),
            )
            continue
        if (scheme or event.scheme, name) == _UNION and state(str(value)) not in {*STATES, ""}:
            expected = Said("a state of the Union by its name or postal code, such as NY")
            yield Mistake(_FILE, None, column, f"«{value}»", expected)
