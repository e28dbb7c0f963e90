"""Files are read by what they hold; what cannot be read is refused in a sentence, in bounded memory."""

import datetime
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from tests.formats.importing.digest import CASES

from preseance.errors import InputError
from preseance.formats.importing.opening import read_sheets
from preseance.formats.spreadsheets import packages
from preseance.formats.spreadsheets.sheets import letters, text_of

TEXT = "Prénom;Nom\nAmélie;Lefèvre\nFrançois;Château\nGaël;Müller\n"


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _workbook(path: Path, cells: dict[str, object], **options: object) -> Path:
    book = xlsxwriter.Workbook(str(path), options)
    sheet = book.add_worksheet("Guests")
    for cell, value in cells.items():
        if isinstance(value, datetime.date):
            sheet.write_datetime(cell, value, book.add_format({"num_format": "yyyy-mm-dd"}))
        else:
            sheet.write(cell, value)
    book.close()
    return path


def _repacked(path: Path, change: dict[str, bytes]) -> Path:
    """A workbook with some parts replaced or added."""
    with zipfile.ZipFile(path) as old:
        parts = {n: old.read(n) for n in old.namelist()} | change
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_every_usual_encoding_is_read_right(encoding: str, tmp_path: Path) -> None:
    listing = read_sheets(_written(tmp_path / "l.csv", TEXT.encode(encoding)))
    assert [list(r) for r in listing.sheets[0].rows] == [r.split(";") for r in TEXT.splitlines()]
    guessed = encoding in ("cp1252", "mac_roman")
    assert [m.id for m in listing.remarks] == ["import.encoding"] * guessed


@pytest.mark.parametrize("text", ["Имя;Фамилия\nИгорь;Волков\n", "Name\nΜαρία Παππά\n"])
@pytest.mark.parametrize("encoding", ["cp1251", "cp1253", "koi8-r"])
def test_letters_that_cannot_be_told_are_refused(text: str, encoding: str, tmp_path: Path) -> None:
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("not in this encoding")
    with pytest.raises(InputError, match="save the list as"):
        read_sheets(_written(tmp_path / "l.csv", content))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a,b;c\nx,y;z\n", ["x", "y;z"]),
        ("sep=;\na;b\nx;y\n", ["x", "y"]),
        ('a\tb\n"x\ny"\t2\n', ["x\ny", "2"]),
        ('a|b\n"x|y"|2\n', ["x|y", "2"]),
    ],
)
def test_the_sign_between_cells_is_found(text: str, row: list[str], tmp_path: Path) -> None:
    rows = read_sheets(_written(tmp_path / "l.csv", text.encode())).sheets[0].rows
    assert list(rows[-1]) == row


def test_a_renamed_workbook_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    _workbook(path, {"A1": "Name", "A2": "Ana Prado"})
    assert read_sheets(path).sheets[0].rows[1][0] == "Ana Prado"


def test_dates_of_both_systems_are_the_same(tmp_path: Path) -> None:
    day = datetime.date(2022, 11, 12)
    for system in (False, True):
        path = _workbook(tmp_path / "d.xlsx", {"A1": day}, date_1904=system)
        assert read_sheets(path).sheets[0].rows[0][0] == day


def test_cells_without_a_value_are_told(tmp_path: Path) -> None:
    sheet = next(s for s in read_sheets(CASES / "broken-cells" / "list.xlsx").sheets if s.faults)
    assert dict(sheet.faults) == {(3, 4): "formula", (4, 3): "#N/A"}
    assert sheet.hidden_rows == (5,) and sheet.hidden_columns == (5,)
    assert sheet.at(3, 4) == "Guests!D3"


def test_macros_are_not_run_and_said(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "m.xlsm", {"A1": "Name"})
    _repacked(path, {"xl/vbaProject.bin": b"\0" * 10, "xl/media/image1.png": b"x"})
    assert [m.id for m in read_sheets(path).remarks] == ["import.macros", "import.pictures"]


BAD = {
    "empty.xlsx": b"",
    "blank.csv": b"\n \n",
    "truncated.xlsx": (CASES / "embassy" / "list.xlsx").read_bytes()[:2000],
    "page.xls": b"<html><table><tr><td>Name</td></tr></table></html>",
    "paper.pdf": b"%PDF-1.7 ...",
    "binary.csv": bytes(range(256)) * 20,
    "quote.csv": b'Name,Table\n"Ana,1\n' + b"Bob,2\n" * 60,
    "broken.json": b'{"orders": [',
    "other.json": b'{"rows": [1, 2]}',
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "secret.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_list_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_sheets(_written(tmp_path / name, BAD[name]))
    (mistake,) = caught.value.mistakes
    assert mistake.file == name and mistake.found and mistake.expected


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("a.txt", "x")
    with pytest.raises(InputError, match="no workbook"):
        read_sheets(_written(tmp_path / "a.xlsx", stream.getvalue()))


def test_a_package_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _workbook(tmp_path / "b.xlsx", {"A1": "Name"})
    monkeypatch.setattr(packages, "MOST_UNPACKED", 1_000_000)
    _repacked(path, {"xl/sharedStrings2.xml": b"x" * 1_100_000})
    with pytest.raises(InputError, match="unpacks to more"):
        read_sheets(path)


def test_two_cells_far_apart_do_not_ask_for_what_lies_between(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "far.xlsx", {"A1": "Name", "XFD1048576": "x"})
    with pytest.raises(InputError, match="far apart"):
        read_sheets(path)


def test_rows_without_anything_cost_nothing(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "e.xlsx", {"A1": "Name", "A2": "Ana Prado"})
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    empty = b"".join(b'<row r="%d"/>' % n for n in range(3, 200_000))
    _repacked(
        path, {"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", empty + b"</sheetData>")}
    )
    assert len(read_sheets(path).sheets[0].rows) == 2


def test_an_ods_that_repeats_a_cell_too_often_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "l.ods"
    path.write_bytes((CASES / "hochzeit" / "list.ods").read_bytes())
    with zipfile.ZipFile(path) as package:
        content = package.read("content.xml")
    row = b'<table:table-row table:number-rows-repeated="1000000">'
    _repacked(path, {"content.xml": content.replace(b"<table:table-row>", row)})
    with pytest.raises(InputError, match="far apart"):
        read_sheets(path)


def test_cells_and_columns_are_named_as_spreadsheets_do() -> None:
    assert [letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [text_of(v) for v in (3.0, 2.5, True, "  a  b ", "a \n\n b")] == [
        "3",
        "2.5",
        "yes",
        "a b",
        "a\nb",
    ]


def test_cells_in_error_of_ods_are_told(tmp_path: Path) -> None:
    xml = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="Guests"><table:table-row>'
        '<table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell>'
        '</table:table-row><table:table-row table:visibility="collapse">'
        '<table:table-cell office:value-type="string"><text:p>Ana Prado</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=NA()" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "e.ods", "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", "<manifest/>")
        made.writestr("content.xml", xml)
    (sheet,) = read_sheets(tmp_path / "e.ods").sheets
    assert dict(sheet.faults) == {(2, 2): "#N/A"}
    assert sheet.hidden_rows == (2,)
