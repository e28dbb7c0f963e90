"""What is said while guests are placed: that it goes on, and once that the search is compiled first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from preseance.cli.console import err
from preseance.wording.said import Said, in_language


@contextmanager
def waiting(what: Said, lang: str) -> Iterator[None]:
    """Say what goes on; where the compiler makes it wait, one line says so."""
    from preseance.door.warming import hearing_compiler

    told: list[str] = []

    def hear(kernel: str) -> None:
        if not told:
            sentence = Said("The search is compiled for this machine, once: half a minute or so …")
            err.print(in_language(sentence, lang), markup=False)
        told.append(kernel)

    with err.status(in_language(what, lang)), hearing_compiler(hear):
        yield
