"""How the files of an event lie on the disk: each by itself in a folder, or together in a workbook.

Both are read into the same files by name, and changed by the same files, so that whatever reads,
writes, keeps steps or publishes need not ask which of the two an event is.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from preseance.errors import ConflictError, WorkbookRebuilt, naming
from preseance.formats.atomic import write_atomically
from preseance.formats.beside import schemes_among
from preseance.formats.drafts import Laid
from preseance.formats.homes import home_of
from preseance.formats.lists import KEPT
from preseance.wording.said import Said

if TYPE_CHECKING:
    from preseance.formats.workbook.book import Book


@dataclass(frozen=True)
class Stored:
    """How an event lies on the disk; in a folder where nothing else is said."""

    workbook: Path | None = None
    content: bytes | None = None
    """The bytes of the workbook; None before there is one."""
    book: Book | None = None
    """What it holds."""

    def contents(self) -> dict[str, bytes]:
        """The files of the event in the workbook, and the last list, by name."""
        if self.book is None:
            return {}
        files = self.book.files
        found = {f: files[f] for f in KEPT if f in files}
        return found | schemes_among(files, found, files.__getitem__)

    def written(
        self, changed: Mapping[str, bytes], replaced: Mapping[str, bytes]
    ) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
        """The files to write where some of the event's change, and what they replace.

        Raises
        ------
        ConflictError
            Where the workbook is open in a spreadsheet program, which would write over it.
        """
        if self.workbook is None or not changed:
            return changed, replaced
        from preseance.formats.workbook.book import Book
        from preseance.formats.workbook.writing import book_bytes

        _refuse_open(self.workbook)
        book = self.book or Book()
        made = book_bytes(replace(book, files={**book.files, **changed}))
        name = home_of(self.workbook).name.removesuffix(".d")
        before = {} if self.content is None else {name: self.content}
        self._keep_as_it_came()
        return {name: made}, before

    def is_foreign(self) -> bool:
        """Whether a write would be the first to rebuild what a spreadsheet program saved."""
        if self.workbook is None or self.content is None:
            return False
        kept = home_of(self.workbook) / AS_IT_CAME
        return not kept.exists() and not _is_ours(self.content)

    def _keep_as_it_came(self) -> None:
        """Keep the workbook as a spreadsheet program saved it, once, before it is first rebuilt."""
        if self.workbook is None or self.content is None:
            return
        kept = home_of(self.workbook) / AS_IT_CAME
        if self.is_foreign():
            own = [sheet.name for sheet in self.book.own] if self.book else []
            place = f"{kept.parent.name}/{kept.name}"
            warnings.warn(WorkbookRebuilt(self.workbook.name, own, place), stacklevel=2)
            with naming(kept):
                write_atomically(kept, self.content)


AS_IT_CAME = "as-it-came.xlsx"
"""In the folder beside a workbook: what it was before it was first rebuilt, with its formatting."""


def _is_ours(content: bytes) -> bool:
    from preseance.formats.workbook.marks import is_ours

    return is_ours(content)


def stored_book(workbook: Path, laid: Laid | None) -> Stored:
    """What a workbook holds, or the one laid aside to replace it.

    Raises
    ------
    InputError
        Where it cannot be taken, or with each cell that says what it cannot mean.
    """
    from preseance.formats.workbook.reading import read_book

    home = home_of(workbook)
    name = home.name.removesuffix(".d")
    found = {name: workbook.read_bytes()} if workbook.is_file() else {}
    if laid is not None:
        found = laid.over(home, found)
    if name not in found:
        return Stored(workbook)
    return Stored(workbook, found[name], read_book(name, found[name]))


def new_book(contents: Mapping[str, bytes], *, with_examples: bool = False) -> bytes:
    """The bytes of a new workbook with these files, by name.

    ``with_examples`` gives each list a row that shows how it is filled in.

    Raises
    ------
    InputError, PreseanceError
        Where a workbook cannot hold them.
    """
    from preseance.formats.workbook.book import Book
    from preseance.formats.workbook.columns import EXAMPLES
    from preseance.formats.workbook.writing import book_bytes

    return book_bytes(Book(contents, examples=frozenset(EXAMPLES if with_examples else ())))


def _refuse_open(workbook: Path) -> None:
    for sign in (f".~lock.{workbook.name}#", f"~${workbook.name}"):
        if (mark := workbook.with_name(sign)).exists():
            raise ConflictError(
                Said(
                    "«{workbook}» is open in a spreadsheet program, which would write over what is "
                    "written here. Close it there and run the command again; if it is open nowhere, "
                    "remove «{mark}».",
                    workbook=workbook.name,
                    mark=mark.name,
                )
            )
