"""Workbooks as somebody else saves them: cells changed, through a spreadsheet program or by hand."""

import datetime
import shutil
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

Rows = list[list[object]]
SOFFICE = shutil.which("soffice")


def rows_of(workbook: Path) -> dict[str, Rows]:
    """The cells of each sheet."""
    book = CalamineWorkbook.from_path(str(workbook))
    return {
        n: [list(r) for r in book.get_sheet_by_name(n).to_python(skip_empty_area=False)]
        for n in book.sheet_names
    }


def written(sheets: Mapping[str, Rows], **options: object) -> bytes:
    """A workbook of these cells by another hand: no formats, no notes, every value by its type."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, options)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(r, c, value)
                elif isinstance(value, datetime.date | datetime.time):
                    sheet.write_datetime(r, c, value, day)
                elif isinstance(value, bool):
                    sheet.write_boolean(r, c, value)
                else:
                    sheet.write_number(r, c, value)
    book.close()
    return stream.getvalue()


def edited(workbook: Path, change: Callable[[dict[str, Rows]], None], **options: object) -> None:
    """Change the cells of a workbook and save it as another program would."""
    sheets = rows_of(workbook)
    change(sheets)
    workbook.write_bytes(written(sheets, **options))


def by_libreoffice(workbook: Path) -> None:
    """Save a workbook again by LibreOffice."""
    assert SOFFICE
    out = workbook.parent / "saved"
    profile = f"-env:UserInstallation=file://{workbook.parent}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, str(workbook)], check=True, capture_output=True, timeout=120)
    shutil.move(out / workbook.name, workbook)
