"""The compiler's door: what ``@kernel`` marks is compiled, and kept for the next process.

A kept kernel is found again by what it is made of (``contents``) in the user's own folder
(``keeping``); Numba's ``cache=True`` asks only whether the kernel's own file has changed.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from typing import Any, TypeVar, overload

import numba as nb
from numba.core import types
from numba.core.caching import NullCache
from numba.core.ccallback import CFunc
from numba.core.compiler import CompileResult
from numba.core.environment import Environment, _rebuild_env
from numba.core.runtime.nrt import rtsys
from numba.core.serialize import dumps

from preseance.engine.compiling import folding as folding
from preseance.engine.compiling.contents import identity
from preseance.engine.compiling.keeping import keep, shipped
from preseance.engine.compiling.processors import shipped_for

Function = TypeVar("Function", bound=Callable[..., Any])


INT, INTS = types.int64, types.int64[::1]
"""An integer, and a row of them, as arguments of what is handed on by address."""
_listeners: list[Callable[[str], None]] = []


@contextmanager
def hearing(listener: Callable[[str], None]) -> Iterator[None]:
    """Tell a listener the name of each kernel that has to be compiled, before it is."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


@overload
def kernel(function: Function, /) -> Function: ...
@overload
def kernel(*, inner: bool = False, **options: Any) -> Callable[[Function], Function]: ...
def kernel(function: Any = None, /, *, inner: bool = False, **options: Any) -> Any:
    """Compile a function at its first call, or fetch it from where it is kept.

    It runs without the interpreter's lock. With ``NUMBA_DISABLE_JIT=1`` it stays as it is.

    Parameters
    ----------
    inner
        Whether other kernels alone call it: what Python would call it by is then not compiled.
    options
        Numba's, such as ``inline="always"``.
    """
    options |= {"no_cfunc_wrapper": True, "no_cpython_wrapper": inner}
    if function is None:
        return lambda function: _compiled(function, options)
    return _compiled(function, options)


def entry(inner: Function) -> Function:
    """An inner kernel that Python may call, as tests do."""
    function = getattr(inner, "py_func", None)
    return inner if function is None else kernel(function)


def pointer(function: Function, *arguments: Any) -> Function:
    """Compile a function for arguments of given types, to be handed to kernels as an argument.

    A kernel that is handed it holds its address and not its code: it is optimised once, whoever calls it.
    Python itself runs it uncompiled. With ``NUMBA_DISABLE_JIT=1`` it stays as it is.

    Parameters
    ----------
    arguments
        Types of the arguments, ``INT`` or ``INTS``; nothing is returned.
    """
    if vars(nb.config)["DISABLE_JIT"]:
        return function
    made: Any = CFunc(function, (arguments, types.void), locals={}, options={})
    made._cache = _Kept(made)
    made.compile()
    # What it is to a kernel is otherwise told by a registry that is not loaded where nothing is compiled.
    made._numba_type_ = types.FunctionType(made._sig)
    handed: Function = made
    return handed


def _compiled(function: Callable[..., Any], options: dict[str, Any]) -> Any:
    made = nb.njit(nogil=True, **options)(function)
    if made is not function:
        made._cache = _Kept(made)
        made.get_call_template = partial(_one_for_all_numbers, made.get_call_template)
    return made


def _one_for_all_numbers(template: Callable[..., Any], args: Any, kws: Any) -> Any:
    """How a kernel is called by another: a number that stands in the code is like any other.

    Numba would compile the kernel, and all that it calls, once more for each such number.
    """
    of_any: Callable[[Any], Any] = types.unliteral
    plain = {name: of_any(kind) for name, kind in kws.items()}
    return template(tuple(of_any(kind) for kind in args), plain)


class _Unpickler(pickle.Unpickler):
    """Reads a kept kernel without the modules that its parts were written in.

    Numba would import them, half of its own among them, for code that may call Python; ours does not.
    """

    def find_class(self, module: str, name: str) -> Any:
        """What a name stands for."""
        if (module, name) == (_rebuild_env.__module__, _rebuild_env.__name__):
            return _environment
        return super().find_class(module, name)


def _environment(module: str | None, constants: list[Any], name: str) -> Environment:
    """The constants of a part of a kernel, once a process."""
    known: Environment | None = Environment._memo.get(name)
    if known is None:
        known = Environment({"__name__": module})
        known.consts[:] = constants
        known.env_name = name
        Environment._memo[name] = known
    return known


class _Kept(NullCache):
    """What Numba asks for a compiled kernel, and hands a new one."""

    def __init__(self, made: Any) -> None:
        self._kernel = made

    def load_overload(self, signature: Any, target: Any) -> Any:
        """The kernel for arguments of these types; None where it has to be compiled."""
        # Numba refreshes the target here, which loads all that it knows to compile; a kernel that is kept
        # needs the counting of references alone, and one that is not is compiled after a refresh anyway.
        rtsys.initialize(target)
        codegen = target.codegen()
        name = self._name(signature, codegen.magic_tuple())
        if name and (parts := keep().read(name) or self._shipped(signature, codegen)):
            # Numba leaves this untyped, as it does ``_reduce`` below.
            rebuild: Any = CompileResult._rebuild
            return rebuild(target, *_Unpickler(BytesIO(parts)).load())
        for listener in _listeners:
            listener(self._kernel.__name__)
        return None

    def save_overload(self, signature: Any, result: Any) -> None:
        """Keep what was compiled for arguments of these types.

        Raises
        ------
        TypeError
            It holds the address of something in this process.
        """
        if result.library.has_dynamic_globals:
            raise TypeError(
                f"Kernel {self._kernel.__qualname__} holds a pointer or a very large array, "
                "which cannot be kept: hand it in as an argument."
            )
        if name := self._name(signature, result.codegen.magic_tuple()):
            serialized: Any = dumps  # As above.
            keep().write(name, serialized(result._reduce()))

    def _shipped(self, signature: Any, codegen: Any) -> bytes | None:
        """The kernel as the package brings it, where this processor runs such code."""
        processor = shipped_for(codegen.magic_tuple())
        name = self._name(signature, processor) if processor else None
        return shipped(name) if name else None

    def _name(self, signature: Any, processor: tuple[Any, ...]) -> str | None:
        known = identity(self._kernel, signature, processor)
        return known and f"{self._kernel.__name__}-{known}"
