"""Mistakes in how a command is written, as sentences that every language has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from inspect import signature
from typing import Any, Literal, get_args, get_origin

from cyclopts import (
    Argument,
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
    ValidationError,
)
from cyclopts.validators import Number

from preseance.wording.said import Said, meant

_VALUES: Mapping[Any, Said] = {
    int: Said("a whole number"),
    float: Said("a number"),
    bool: Said("yes or no"),
}


def usage_mistake(error: CycloptsError, commands: Sequence[str]) -> str:
    """What is wrong with the words of a command, and what to write instead."""
    match error:
        case UnknownOptionError():
            return _unknown_option(error)
        case UnknownCommandError():
            name = (error.unused_tokens or [""])[0]
            hint = meant(get_close_matches(name, commands, n=3))
            known = ", ".join(commands)
            return Said(
                "There is no command «{name}»{hint}. Commands: {known}.",
                name=name,
                hint=hint,
                known=known,
            )
        case MissingArgumentError(argument=Argument() as argument):
            option = error.keyword or next((t.keyword for t in argument.tokens if t.keyword), None)
            if option is None:
                return Said("{name} is missing.", name=_called(argument))
            return Said("{name} needs a value.", name=option)
        case CoercionError():
            return _wrong_value(error)
        case ValidationError(argument=Argument() as argument):
            return Said(
                "«{value}» is no value of {name}: expected {expected}.",
                value=argument.tokens[0].value if argument.tokens else "",
                name=_called(argument),
                expected=_within(argument) or error.exception_message,
            )
        case RepeatArgumentError():
            return Said("{name} is given twice.", name=error.token.keyword or "")
        case UnusedCliTokensError():
            words = " ".join(error.unused_tokens or ())
            if error.target is not None and "change" in signature(error.target).parameters:
                return Said(
                    "«{words}» is more than the command takes; what changes stands after --change.",
                    words=words,
                )
            return Said("«{words}» is more than the command takes.", words=words)
    return str(error)


def _called(argument: Argument) -> str:
    """An option by its name, a word without one as help calls it."""
    keyword = next((t.keyword for t in argument.tokens if t.keyword), None)
    if keyword:
        return keyword
    positional = argument.field_info.is_positional
    return argument.name.lstrip("-").upper() if positional else argument.name


def _unknown_option(error: UnknownOptionError) -> str:
    option = error.token.keyword or error.token.value
    known = [name for argument in error.argument_collection for name in argument.names]
    hint = meant(get_close_matches(option, known, n=1))
    return Said("There is no option «{option}»{hint}.", option=option, hint=hint)


def _wrong_value(error: CoercionError) -> str:
    kind: Any = error.target_type
    expected: str = _VALUES.get(kind, Said("a value"))
    if get_origin(kind) is Literal:
        expected = Said("one of {known}", known=", ".join(map(str, get_args(kind))))
    name = error.token.keyword if error.token else None
    return Said(
        "«{value}» is no value of {name}: expected {expected}.",
        value=error.token.value if error.token else "",
        name=name or (_called(error.argument) if error.argument else ""),
        expected=expected,
    )


def _within(argument: Argument) -> Said | None:
    """The limits of a number."""
    validators: Any = argument.parameter.validator
    for limits in validators if isinstance(validators, Iterable) else (validators,):
        if isinstance(limits, Number) and limits.gt is not None:
            return Said("a number above {gt}", gt=str(limits.gt))
        if isinstance(limits, Number) and limits.gte is not None:
            return Said("a number of at least {ge}", ge=str(limits.gte))
    return None
