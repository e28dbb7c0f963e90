"""What a compiled kernel is made of, as one hash: the same hash, the same machine code.

A kernel's code holds what its names stood for when it was compiled: other kernels, numbers, arrays,
fields of named tuples. All of them are followed, from object to object and through every file;
where a file lies, when it was written and what else stands in it do not count.
"""

from __future__ import annotations

import enum
import hashlib
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any
from weakref import WeakKeyDictionary

import llvmlite  # type: ignore[import-untyped]  # It ships no types.
import numba
import numpy as np
from numba.core import config, sigutils, types
from numba.core.ccallback import CFunc
from numba.core.dispatcher import Dispatcher
from numba.core.extending import _Intrinsic

LIBRARIES = {"numba", "numpy", "llvmlite", *sys.stdlib_module_names}
"""Packages whose version says all there is to know of what they hold."""

SETTINGS = ("OPT", "BOUNDSCHECK", "LOOP_VECTORIZE", "SLP_VECTORIZE", "DEBUGINFO_DEFAULT")
"""Numba's settings that change machine code and stand in no processor's name or features."""

_found_first: WeakKeyDictionary[FunctionType | type, bytes] = WeakKeyDictionary()
"""What each function or class was made of when it was first looked at."""


def identity(kernel: Any, signature: Any, processor: tuple[Any, ...]) -> str | None:
    """The hash of a kernel compiled for these types of arguments and this processor.

    None where a name means something else than when it was first looked at: code compiled
    since then may hold either.

    Raises
    ------
    TypeError
        The kernel names an object of which nobody knows what compiled code takes from it.
    """
    contents = _Contents()
    normalized: Any = sigutils.normalize_signature  # Numba leaves it untyped.
    arguments, returned = normalized(signature)
    told = [_surroundings(), repr(processor), contents.told(tuple(arguments))]
    told += [contents.told(returned), contents.told(kernel)]
    whole = hashlib.sha256("\n".join(told).encode())
    for part in contents.parts():
        whole.update(part)
    return None if contents.changed else whole.hexdigest()


def _surroundings() -> str:
    """Who compiles, and how; of Python and NumPy what their machine interface depends on."""
    python = (sys.implementation.cache_tag, sysconfig.get_config_var("SOABI"))
    versions = (numba.__version__, llvmlite.__version__, np.__version__.partition(".")[0], python)
    return repr((versions, [getattr(config, name) for name in SETTINGS]))


class _Contents:
    """All that is reached from a kernel, each thing once, in the order in which it is met."""

    def __init__(self) -> None:
        self._met: dict[int, Any] = {}
        self.changed = False

    def parts(self) -> Iterator[bytes]:
        """A hash of each function and class; whatever one names is told too."""
        told = 0
        while told < len(self._met):
            for thing in list(self._met.values())[told:]:
                yield self._part(thing)
                told += 1

    def _part(self, thing: Any) -> bytes:
        lines = self._function(thing) if isinstance(thing, FunctionType) else self._class(thing)
        part = hashlib.sha256("\n".join(lines).encode()).digest()
        self.changed |= _found_first.setdefault(thing, part) != part
        return part

    def told(self, thing: object) -> str:
        """A value in full; a function or a class by its name, to be followed."""
        if isinstance(thing, Dispatcher):
            options = sorted((name, self.told(of)) for name, of in thing.targetoptions.items())
            return f"kernel {options} {self.told(thing.py_func)}"
        if isinstance(thing, CFunc):
            return f"pointer {self.told(thing.__wrapped__)}"
        if isinstance(thing, _Intrinsic):
            return f"intrinsic {thing._prefer_literal} {self.told(thing._defn)}"
        if isinstance(thing, types.Type):
            return self._type(thing)
        if isinstance(thing, FunctionType | type | BuiltinFunctionType | np.ufunc):
            return self._named(thing)
        return self._value(thing)

    def _named(self, thing: Any) -> str:
        home = getattr(thing, "__module__", None) or "builtins"
        if home.partition(".")[0] not in LIBRARIES and isinstance(thing, FunctionType | type):
            self._met.setdefault(id(thing), thing)
        elif home.partition(".")[0] not in LIBRARIES:
            raise _unknown(thing)
        return f"{home}:{getattr(thing, '__qualname__', thing.__name__)}"

    def _value(self, thing: Any) -> str:
        if thing is None or isinstance(thing, enum.Enum) or type(thing) in _PLAIN:
            return f"{type(thing).__qualname__} {thing!r}"
        if isinstance(thing, tuple | list):
            return f"{self.told(type(thing))} ({', '.join(self.told(part) for part in thing)})"
        if isinstance(thing, frozenset | set):
            return f"set ({', '.join(sorted(self.told(part) for part in thing))})"
        if isinstance(thing, np.dtype):
            return f"dtype {np.lib.format.dtype_to_descr(thing)} {thing.alignment}"
        if isinstance(thing, np.ndarray | np.generic) and not thing.dtype.hasobject:
            content = hashlib.sha256(thing.tobytes()).hexdigest()
            return f"array {self.told(thing.dtype)} {thing.shape} {content}"
        raise _unknown(thing)

    def _type(self, kind: Any) -> str:
        """The type of an argument; what it stands for where its name does not say."""
        if isinstance(kind, types.Dispatcher):
            return self.told(kind.dispatcher)
        inner = getattr(kind, "types", None) or (getattr(kind, "dtype", None),)
        if isinstance(kind, types.Optional):
            inner = (kind.type,)
        within = [self._type(part) for part in inner if isinstance(part, types.Type)]
        owner = getattr(kind, "instance_class", None)
        return f"{type(kind).__name__} {kind} {within} {owner and self.told(owner)}"

    def _function(self, function: FunctionType) -> Iterator[str]:
        yield f"{function.__module__}:{function.__qualname__}"
        yield self.told(function.__defaults__)
        yield self.told(tuple(sorted((function.__kwdefaults__ or {}).items())))
        yield self.told(tuple(cell.cell_contents for cell in function.__closure__ or ()))
        yield from self._code(function.__code__)
        names = sorted(_names(function.__code__))
        yield from self._looked_up(names, function.__globals__)

    def _code(self, code: CodeType) -> Iterator[str]:
        yield f"{code.co_code.hex()} {code.co_exceptiontable.hex()} {code.co_flags}"
        yield f"{code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount}"
        yield f"{code.co_names} {code.co_varnames} {code.co_freevars} {code.co_cellvars}"
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                yield from self._code(constant)
            else:
                yield self.told(constant)

    def _looked_up(self, names: Sequence[str], where: dict[str, Any]) -> Iterator[str]:
        """What names stand for; within a module of ours, what those that are left stand for there."""
        for name in names:
            thing = where.get(name)
            if name not in where:
                continue  # An attribute, or one of Python's own.
            if not isinstance(thing, ModuleType):
                yield f"{name} = {self.told(thing)}"
            elif thing.__name__.partition(".")[0] in LIBRARIES:
                yield f"{name} = module {thing.__name__}"
            else:
                yield f"{name} = module {thing.__name__}"
                yield from self._looked_up([n for n in names if n != name], vars(thing))
                yield "."

    def _class(self, thing: type) -> Iterator[str]:
        yield f"{thing.__module__}:{thing.__qualname__} {getattr(thing, '_fields', None)}"
        yield from (self.told(base) for base in thing.__bases__)
        if hasattr(thing, "_fields"):
            return  # Of a named tuple, compiled code takes the fields alone.
        for name, value in sorted(vars(thing).items()):
            inner = getattr(value, "__func__", None) or getattr(value, "fget", None) or value
            if isinstance(inner, FunctionType) or not name.startswith("__"):
                yield f"{name} = {type(value).__name__} {self.told(inner)}"


_PLAIN = {bool, int, float, complex, str, bytes, slice, type(...)}


def _names(code: CodeType) -> set[str]:
    """Names that code looks up, its inner functions included: globals and attributes alike."""
    inner = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return set(code.co_names).union(*map(_names, inner))


def _unknown(thing: object) -> TypeError:
    return TypeError(
        f"A kernel names {thing!r}, and nobody knows what compiled code takes from it: "
        "name numbers, arrays, kernels and named tuples, or teach engine/compiling/contents.py."
    )
