"""However ``event.toml`` is laid out, a change of it is read back as what was put in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preseance.formats.toml_part import edited

NAMES = st.sampled_from("abcd")
VALUES = st.integers(0, 9) | st.sampled_from(["x", 'a "b"']) | st.lists(st.integers(0, 9))
PARTS = st.recursive(
    st.dictionaries(NAMES, VALUES, max_size=3),
    lambda inner: st.dictionaries(NAMES, VALUES | inner, max_size=3),
    max_leaves=6,
)
ROOMS = st.lists(
    st.builds(lambda name, part: {"id": name, **part}, st.sampled_from("klmn"), PARTS),
    min_size=1,
    unique_by=lambda room: room["id"],
)
FILES = st.fixed_dictionaries(
    {}, optional={"event": PARTS, "settings": PARTS, "scheme": PARTS, "rooms": ROOMS}
)


def _value(value: Any) -> str:
    if isinstance(value, str):
        return "'" + value + "'"
    return str(value)


def _lines(
    draw: st.DrawFn, table: Mapping[str, Any], heading: str, prefix: str = ""
) -> tuple[list[str], list[str]]:
    """The lines that stand below the heading, and those of parts with a heading of their own."""
    own: list[str] = []
    parts: list[str] = []
    for key, value in table.items():
        if not isinstance(value, dict):
            own.append(f"{prefix}{key} = {_value(value)}")
        elif prefix or (value and draw(st.booleans())):
            if value:
                inner, _ = _lines(draw, value, heading, f"{prefix}{key}.")
                own += inner
            else:
                own.append(f"{prefix}{key} = {{}}")
        else:
            inner, more = _lines(draw, value, f"{heading}.{key}")
            parts += [f"[{heading}.{key}]", *inner, *more]
    return own, parts


@st.composite
def texts(draw: st.DrawFn, values: Mapping[str, Any]) -> str:
    """The same values as one may write them: with dotted names, with headings, in any order."""
    blocks = []
    for name, part in values.items():
        if name != "rooms":
            own, parts = _lines(draw, part, name)
            blocks.append([f"[{name}]  # {name}", *own, *parts])
    blocks = draw(st.permutations(blocks))
    for room in values.get("rooms", ()):
        own, parts = _lines(draw, room, "rooms")
        blocks.append(["[[rooms]]", *own, *parts])
    return "\n".join(line for block in blocks for line in block) + "\n"


@given(st.data(), FILES, FILES)
def test_a_change_is_read_back(
    data: st.DataObject, then: dict[str, Any], now: dict[str, Any]
) -> None:
    text = data.draw(texts(then))
    assert tomllib.loads(text) == then
    assert tomllib.loads(edited(text.encode(), then, now).decode()) == now


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("[settings]\na.b = 1\n", {"settings": {"a": {"b": 1, "c": {"d": 2}}}}),
        ("[settings]\nd = 0\na.b = 1\na.c = 2\n", {"settings": {"d": 0, "a": {"e": 3}}}),
        (
            '[[rooms]]\nid = "a"\nx.y = 1\n',
            {"rooms": [{"id": "a", "x": {"y": 1, "z": [{"q": 1}]}}, {"id": "b"}]},
        ),
    ],
    ids=("of a setting", "others went", "of a room"),
)
def test_dotted_names_are_changed(text: str, now: dict[str, Any]) -> None:
    written = edited(f"# ours\n{text}".encode(), tomllib.loads(text), now).decode()
    assert tomllib.loads(written) == now
    assert written.startswith("# ours\n")
