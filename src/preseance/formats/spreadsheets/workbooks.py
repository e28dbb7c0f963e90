"""Workbooks read through python-calamine: XLSX, XLSM, XLSB, XLS and ODS, by what they hold.

What calamine does with dates of both systems, durations and errors was measured before it was
relied on; what it cannot tell, the package is asked (`packages`).
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from preseance.formats.spreadsheets import packages
from preseance.formats.spreadsheets.sheets import Listing, Sheet, Spot, Value, refused
from preseance.wording.message import Message
from preseance.wording.said import Said

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")


def read_workbook(path: Path, content: bytes) -> Listing:
    """The sheets of a workbook.

    Raises
    ------
    InputError
        Where it is protected, damaged, something else, or would take too much to read.
    """
    if content.startswith(_OLE):
        return _read_xls(path.name, content)
    package = packages.unpacked(path.name, content)
    names = set(package.namelist())
    if "content.xml" in names:
        return _read_ods(path.name, content, package)
    if "xl/workbook.bin" in names:
        packages.bounded_xlsb(path.name, package)
        return _listing(path.name, content, {}, _remarks(names))
    if "xl/workbook.xml" not in names:
        expected = Said("a workbook (.xlsx, .xls, .xlsb, .ods) or CSV")
        raise refused(path.name, Said("a ZIP file that is no workbook"), expected)
    return _read_xlsx(path.name, content, package)


def _read_xlsx(file: str, content: bytes, package: ZipFile) -> Listing:
    found = {}
    for name, part in packages.sheet_parts(package).items():
        with package.open(part) as stream:
            found[name] = packages.looked_through(file, stream)
    return _listing(file, content, found, _remarks(set(package.namelist())))


def _read_ods(file: str, content: bytes, package: ZipFile) -> Listing:
    if "META-INF/manifest.xml" in package.namelist() and b"encryption-data" in package.read(
        "META-INF/manifest.xml"
    ):
        raise refused(
            file, Said("a file protected by a password"), Said("the list saved without one")
        )
    seen = packages.looked_through_ods(file, package)
    names = enumerate(_opened(file, content).sheet_names)
    found = {name: seen[number] for number, name in names if number in seen}
    return _listing(file, content, found, _remarks(set(package.namelist())))


def _read_xls(file: str, content: bytes) -> Listing:
    if _ENCRYPTED in content:
        raise refused(
            file, Said("a file protected by a password"), Said("the list saved without one")
        )
    if _WORD in content:
        raise refused(file, Said("a text document"), Said("a workbook or CSV"))
    return _listing(file, content, {}, (Message("import.old-workbook"),))


def _remarks(parts: set[str]) -> tuple[Message, ...]:
    """What a package carries that is left alone."""
    macros = any(p.endswith("vbaProject.bin") or p.startswith("Basic/") for p in parts)
    pictures = sum(p.startswith(("xl/media/", "Pictures/")) for p in parts)
    said = []
    if macros:
        said.append(Message("import.macros"))
    if pictures:
        said.append(Message("import.pictures", {"number": pictures}))
    return tuple(said)


def _opened(file: str, content: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_object(BytesIO(content))
    except PasswordError as error:
        raise refused(
            file, Said("a file protected by a password"), Said("the list saved without one")
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        found = Said("a damaged or truncated workbook")
        raise refused(file, found, Said("the list saved anew, as .xlsx")) from error
    except BaseException as error:
        raise _panicked(file, error) from error


def _panicked(file: str, error: BaseException) -> BaseException:
    """A panic of the reader comes as no Exception; whatever else does is not ours to catch."""
    if type(error).__name__ != "PanicException":
        return error
    return refused(file, Said("a damaged workbook"), Said("the list saved anew, as .xlsx"))


def _listing(
    file: str, content: bytes, found: dict[str, packages.Found], remarks: tuple[Message, ...]
) -> Listing:
    from python_calamine import SheetTypeEnum

    book = _opened(file, content)
    names = [m.name for m in book.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
    return Listing(tuple(_sheet(file, book, n, found.get(n)) for n in names), remarks)


def _sheet(file: str, book: CalamineWorkbook, name: str, found: packages.Found | None) -> Sheet:
    from python_calamine import CalamineError

    found = found or packages.Found()
    try:
        sheet = book.get_sheet_by_name(name)
        last = sheet.end or (0, 0)
        packages.bounded(file, (last[0] + 1) * (last[1] + 1))
        rows: list[list[Value]] = sheet.to_python(skip_empty_area=False)
    except CalamineError as error:
        raise refused(
            file, Said("a sheet «{name}» that is damaged", name=name), Said("the list saved anew")
        ) from error
    except BaseException as error:
        raise _panicked(file, error) from error
    return Sheet(
        name=name,
        rows=rows,
        hidden_rows=tuple(found.hidden_rows),
        hidden_columns=tuple(found.hidden_columns),
        merged=_merged(sheet),
        faults=found.faults,
    )


def _merged(sheet: CalamineSheet) -> tuple[tuple[Spot, Spot], ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(((a + 1, b + 1), (c + 1, d + 1)) for (a, b), (c, d) in ranges)
