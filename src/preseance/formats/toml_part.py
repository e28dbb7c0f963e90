"""``event.toml``: what an event is besides its lists; comments and order survive."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from preseance.errors import InputError, Mistake
from preseance.formats.csv_table import decode
from preseance.formats.scheme_files import OWN_NAME, parted, scheme_table
from preseance.model.event import Event
from preseance.model.translations import translation
from preseance.wording.said import Said

FILE = "event.toml"
EVENT_KEYS = (
    "id",
    "title",
    "start",
    "end",
    "time_zone",
    "host",
    "co_host",
    "languages",
    "occasion",
    "scheme",
)
LIST_KEYS = ("delegations", "rooms", "routes", "sessions")
_LANGUAGES = "translations"
"""What the model calls the keys of other languages, such as ``title_fr``."""
_KNOWN_KEYS = Said("one of {known}; settings stand in [settings]", known=", ".join(EVENT_KEYS))


def read_toml(content: bytes) -> dict[str, Any]:
    """The values of Event that the file holds; ``schemes`` is what it says of an order of its own.

    Raises
    ------
    InputError
        Where it is no text or no TOML, with the line.
    """
    data = _parsed(decode(content, FILE)[0])
    mistakes = [
        Mistake(
            FILE,
            None,
            key,
            Said("an unknown part"),
            Said("event, scheme, settings, delegations, rooms, routes, sessions"),
        )
        for key in data
        if key not in ("event", "scheme", "settings", *LIST_KEYS)
    ]
    for key in ("event", "scheme", "settings"):
        if key in data and not isinstance(data[key], dict):
            mistakes.append(
                Mistake(FILE, None, key, f"«{data[key]}»", Said("a table [{key}]", key=key))
            )
    part = data.get("event")
    for key in part if isinstance(part, dict) else ():
        if key not in EVENT_KEYS and (translation(key) or ("",))[0] not in Event.spoken:
            mistakes.append(
                Mistake(FILE, None, f"event.{key}", Said("an unknown key"), _KNOWN_KEYS)
            )
    if "event" not in data:
        mistakes.append(
            Mistake(FILE, None, "event", Said("no part [event]"), Said("id, title, start"))
        )
    if mistakes:
        raise InputError(mistakes)
    values = dict(data["event"])
    own, values["scheme_settings"] = parted(data.get("scheme", {}))
    if own:
        values.setdefault("scheme", OWN_NAME)
        values["schemes"] = own
    values["settings"] = dotted(data.get("settings", {}))
    return {**values, **{k: data[k] for k in LIST_KEYS if k in data}}


def _parsed(text: str) -> dict[str, Any]:
    """The parts of a TOML text; what is shaped like a date and is none is read as text.

    So a date that does not exist is reported like any other wrong value, with all the rest.
    """
    with suppress(ValueError, RecursionError):
        # Many times as fast as the reader that keeps comments; that one says in which line a mistake is.
        return tomllib.loads(text)
    while True:
        try:
            data: dict[str, Any] = tomlkit.parse(text).unwrap()
            return data
        except (TOMLKitError, ValueError, RecursionError) as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else None
            quoted = _quoted_date(text, line) if line else text
            if quoted == text:
                raise InputError(
                    [
                        Mistake(
                            FILE,
                            line,
                            None,
                            Said("no TOML ({reason})", reason=str(error)),
                            Said("TOML 1.0"),
                        )
                    ]
                ) from None
            text = quoted


def _quoted_date(text: str, line: int) -> str:
    lines = text.splitlines(keepends=True)
    if line <= len(lines):
        lines[line - 1] = re.sub(r"(=\s*)(\d{2,4}-[\w:.+-]+)", r'\1"\2"', lines[line - 1], count=1)
    return "".join(lines)


def dotted(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """The values of a table and those in it, by their dotted names."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        name = f"{prefix}{key}"
        flat.update(dotted(value, f"{name}.") if isinstance(value, dict) else {name: value})
    return flat


def nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    """Values by dotted names as a table, the reverse of ``dotted``."""
    root: dict[str, Any] = {}
    for name, value in flat.items():
        *parents, last = name.split(".")
        table = root
        for parent in parents:
            table = table.setdefault(parent, {})
        table[last] = list(value) if isinstance(value, tuple) else value
    return root


def toml_values(event: Event) -> dict[str, Any]:
    """What the file says of an event; what nobody set is left out."""
    wanted = {*EVENT_KEYS, *LIST_KEYS, _LANGUAGES}
    plain = event.model_dump(exclude_defaults=True, include=wanted)
    own = {k: plain[k] for k in (*EVENT_KEYS, _LANGUAGES) if k in plain}
    values: dict[str, Any] = {"event": _simple(own)}
    own = next((scheme_table(row) for row in event.schemes if row.in_event), {})
    if own or event.scheme_settings:
        values["scheme"] = {**_simple(event.scheme_settings), **own}
    if event.settings:
        values["settings"] = nested(event.settings)
    return {**values, **{k: _simple(plain[k]) for k in LIST_KEYS if plain.get(k)}}


def _simple(value: Any) -> Any:
    if isinstance(value, Mapping):
        spread = {**value, **value.get(_LANGUAGES, {})}
        return {k: _simple(v) for k, v in spread.items() if v is not None and k != _LANGUAGES}
    if isinstance(value, tuple | list):
        return [_simple(v) for v in value]
    return getattr(value, "value", value)


def write_toml(event: Event, original: bytes | None, before: Event | None) -> bytes:
    """The bytes of the file: the original's wherever the event says the same."""
    now = toml_values(event)
    if original is None or before is None:
        return tomlkit.dumps(now).encode()
    then = toml_values(before)
    if now == then:
        return original
    return edited(original, then, now)


def parsed(content: bytes) -> dict[str, Any]:
    """What the file says, key by key.

    Raises
    ------
    InputError
        Where it is no text or no TOML, with the line.
    """
    return _parsed(decode(content, FILE)[0])


def edited(original: bytes, then: Mapping[str, Any], now: Mapping[str, Any]) -> bytes:
    """The file with what it says now instead of then; comments and all else stay."""
    text, encoding, bom = decode(original, FILE)
    made = tomlkit.dumps(now)
    for merge in (_merge, partial(_merge, as_item=_on_one_line), _replace):
        document = tomlkit.parse(text)
        # TOML Kit 0.15.2 writes a part that comes into a dotted name (``a.b = 1`` in ``[settings]``) under a heading
        # ``[a.c]``, outside of [settings], and loses count where several of one dotted name go.
        with suppress(TOMLKitError, LookupError, ValueError):
            merge(document, then, now)
            if tomllib.loads(tomlkit.dumps(document)) == document.unwrap():
                made = tomlkit.dumps(document)
                break
    try:
        return bom + made.encode(encoding)
    except UnicodeEncodeError:
        return codecs.BOM_UTF8 + made.encode("utf-8")


def _replace(target: Any, then: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Put each changed part in anew, whatever stood in it."""
    for key in dict.fromkeys((*then, *now)):
        if then.get(key) != now.get(key):
            target.pop(key, None)
            if key in now:
                target[key] = now[key]


def _as_it_is(value: Any) -> Any:
    return value


def _on_one_line(value: Any) -> Any:
    """The value in braces and brackets, which stand where their name stands."""
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        table.update({k: _on_one_line(v) for k, v in value.items()})
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        array.extend(_on_one_line(v) for v in value)
        return array
    return value


def _merge(
    target: Any,
    then: Mapping[str, Any],
    now: Mapping[str, Any],
    as_item: Callable[[Any], Any] = _as_it_is,
) -> None:
    """Change what differs, and let comments and order stay."""
    for key in then.keys() - now.keys():
        del target[key]
    for key, value in now.items():
        old = then.get(key)
        if value == old:
            continue
        if isinstance(value, dict) and isinstance(old, dict):
            _merge(target[key], old, value, as_item)
        elif isinstance(old, list) and _same_ids(value, old):
            for item, before, after in zip(target[key], old, value, strict=True):
                _merge(item, before, after, as_item)
        elif (
            isinstance(old, list) and isinstance(target.get(key), AoT) and _only_longer(old, value)
        ):
            _lengthen(target[key], old, value, as_item)
        else:
            target[key] = as_item(value)


def _only_longer(old: Any, value: Any) -> bool:
    """Whether parts went or came at the end, while the order of the others stayed."""
    if not (isinstance(value, list) and isinstance(old, list) and old and value):
        return False
    both = [*value, *old]
    if not all(isinstance(v, dict) and "id" in v for v in both):
        return False
    ids, then = [v["id"] for v in value], [v["id"] for v in old]
    stayed = [i for i in then if i in ids]
    return len({*ids}) == len(ids) and len({*then}) == len(then) and ids[: len(stayed)] == stayed


def _lengthen(target: AoT, old: list[Any], value: list[Any], as_item: Callable[[Any], Any]) -> None:
    """Take out the parts that went, change those that stayed, and add those that came."""
    after = {v["id"]: v for v in value}
    for index in reversed(range(len(old))):
        if old[index]["id"] not in after:
            del target[index]
    stayed = [v for v in old if v["id"] in after]
    for item, before in zip(target, stayed, strict=True):
        _merge(item, before, after[before["id"]], as_item)
    for part in value[len(stayed) :]:
        added = tomlkit.table()
        added.update({k: as_item(v) for k, v in part.items()})
        target.append(added)


def _same_ids(value: Any, old: Any) -> bool:
    if not (isinstance(value, list) and isinstance(old, list) and len(value) == len(old)):
        return False
    both = [*value, *old]
    return all(isinstance(v, dict) and "id" in v for v in both) and all(
        a["id"] == b["id"] for a, b in zip(value, old, strict=True)
    )
