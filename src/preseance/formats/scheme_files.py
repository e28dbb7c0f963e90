"""Orders of precedence that an event brings: in ``event.toml``, or each in a file beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import tomlkit
from tomlkit.exceptions import TOMLKitError

from preseance.errors import InputError, Mistake
from preseance.formats.cells import built
from preseance.formats.csv_table import decode, read_table
from preseance.formats.toml_lines import indexed, line_of, lines_of, named
from preseance.model.event import Event
from preseance.model.scheme_row import PARTS, SchemeRow
from preseance.wording.said import Said

EVENT_FILE: Final = "event.toml"
_SUFFIX: Final = ".toml"
OWN_NAME: Final = "own"
"""What an order written in event.toml is called where the event names none."""


def parted(scheme: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What ``[scheme]`` says of an order of its own, and the settings it gives."""
    brings = "classes" in scheme or "includes" in scheme
    own = {k: v for k, v in scheme.items() if brings and k in PARTS}
    return own, {k: v for k, v in scheme.items() if k not in own}


def schemes_of(
    values: Mapping[str, Any],
    own: Mapping[str, Any],
    contents: Mapping[str, bytes],
    mistakes: list[Mistake],
) -> tuple[SchemeRow, ...]:
    """The orders an event brings; what is wrong in them is added to ``mistakes``.

    Parameters
    ----------
    values
        What event.toml says of the event.
    own
        What its ``[scheme]`` says of an order of its own.
    contents
        The files of the event by name.
    """
    rows: list[SchemeRow] = []
    roles = _roles_in(contents)
    if own:
        name = str(values.get("scheme", OWN_NAME))
        row = built(SchemeRow, {**own, "id": name, "in_event": True}, EVENT_FILE, None)
        _keep(row, name, "scheme", rows, mistakes, roles)
    waiting = [name for name in _named_in(values, own) if name not in {r.id for r in rows}]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        file = f"{name}{_SUFFIX}"
        if name in seen or file not in contents:
            continue
        seen.add(name)
        _keep(_read(file, name, contents[file]), name, "", rows, mistakes, roles)
        waiting.append(rows[-1].includes)
    return tuple(rows)


def _named_in(values: Mapping[str, Any], own: Mapping[str, Any]) -> Iterator[str]:
    """Every scheme that event.toml may mean."""
    settings = values.get("scheme_settings", {})
    sessions = [s for s in values.get("sessions", ()) if isinstance(s, Mapping)]
    for said in (
        values.get("scheme", ""),
        own.get("includes", ""),
        *(s.get("scheme", "") for s in sessions),
        *(settings.values() if isinstance(settings, Mapping) else ()),
    ):
        yield from str(said).split()[:1]


def _keep(
    row: SchemeRow | list[Mistake],
    name: str,
    part: str,
    rows: list[SchemeRow],
    mistakes: list[Mistake],
    roles: Sequence[str],
) -> None:
    """Keep a scheme, or its mistakes and what the event calls it, so that its name is known."""
    if isinstance(row, SchemeRow):
        rows.append(row)
        if not row.classes and not row.includes:
            file, column = f"{name}{_SUFFIX}", "classes"
            expected = Said("[[classes]], highest first")
            mistakes.append(Mistake(file, None, column, Said("no class"), expected))
        return
    mistakes += [
        replace(
            m,
            column=".".join(filter(None, (part, m.column))),
            expected=_roles_expected(roles) if _ROLES.fullmatch(m.column or "") else m.expected,
        )
        for m in row
    ]
    rows.append(SchemeRow.model_construct(id=name, in_event=bool(part)))


_ROLES: Final = re.compile(r"classes\.\d+\.roles(\.\d+)?")
"""Where a class says whom it takes."""
_GUESTS: Final = "guests.csv"


def _roles_in(contents: Mapping[str, bytes]) -> tuple[str, ...]:
    """The roles of the guests, sorted; none where their file cannot be read, which is told elsewhere."""
    try:
        table = read_table(contents[_GUESTS], _GUESTS)
    except (KeyError, InputError):
        return ()
    said = {table.written(row).get("role", "") for row in table.filled()}
    return (*sorted(said - {""}),)


def _roles_expected(roles: Sequence[str]) -> str:
    if not roles:
        return Said('the roles of guests that the class takes, as ["mayor"]')
    return Said(
        'the roles of guests that the class takes, as ["mayor"]; guests.csv has {roles}',
        roles=", ".join(roles),
    )


def _read(file: str, name: str, content: bytes) -> SchemeRow | list[Mistake]:
    try:
        text = decode(content, file)[0]
        data: dict[str, Any] = tomlkit.parse(text).unwrap()
    except InputError as error:
        return list(error.mistakes)
    except (TOMLKitError, ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        what = Said("no TOML ({reason})", reason=str(error))
        return [Mistake(file, int(line[1]) if line else None, None, what, Said("TOML 1.0"))]
    return built(SchemeRow, {**data, "id": name}, file, None)


def located(mistakes: Sequence[Mistake], contents: Mapping[str, bytes]) -> list[Mistake]:
    """The mistakes in schemes with their lines, and the ids of classes in place of numbers."""
    return [_located(m, contents) if _in_a_scheme(m) else m for m in mistakes]


def _in_a_scheme(m: Mistake) -> bool:
    part = (m.column or "").partition(".")[0]
    of_event = m.file == EVENT_FILE and part == "scheme"
    return m.row is None and (of_event or (m.file.endswith(_SUFFIX) and m.file != EVENT_FILE))


def _located(m: Mistake, contents: Mapping[str, bytes]) -> Mistake:
    try:
        text = decode(contents[m.file], m.file)[0]
        values = tomlkit.parse(text).unwrap()
    except (KeyError, InputError, TOMLKitError, ValueError, RecursionError):
        return m
    column = named(values, m.column or "")
    return replace(m, row=line_of(lines_of(text), indexed(values, column)), column=column)


def scheme_files(event: Event, originals: Mapping[str, bytes]) -> dict[str, bytes]:
    """The bytes of each scheme file of an event: the originals' where they say the same."""
    found: dict[str, bytes] = {}
    for row in event.schemes:
        file = f"{row.id}{_SUFFIX}"
        if row.in_event:
            continue
        same = file in originals and _read(file, row.id, originals[file]) == row
        found[file] = originals[file] if same else tomlkit.dumps(scheme_table(row)).encode()
    return found


def scheme_table(row: SchemeRow) -> dict[str, Any]:
    """What is written of a scheme; what nobody set is left out."""
    said = row.model_dump(mode="json", exclude_defaults=True, include=set(PARTS))
    for given, kept in zip(said.get("classes", ()), row.classes, strict=False):
        given.setdefault("id", kept.id)
    return said
