"""Whatever files an event has, a workbook gives the same bytes again."""

import csv
import io
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from preseance.formats.workbook.book import Book
from preseance.formats.workbook.reading import read_book
from preseance.formats.workbook.writing import book_bytes

CELLS = st.one_of(
    st.text(max_size=12),
    st.text("=+-@'\"\\ \t\n\r_x0D;,#1/.:é\x00\x07\ufeff\u2028", max_size=8),
    st.sampled_from(
        [
            "1-2",
            "2018-11-11",
            "1899-12-31",
            "13:00",
            "007",
            "1.80",
            "1e5",
            "TRUE",
            "_x000D_",
            "  x ",
        ]
    ),
)
"""What people type, and what programs leave behind."""
COLUMNS = ("id", "name", "title", "height", "arrives", "took_office", "note", "Colour", "")
DIALECTS = st.tuples(
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
)


@st.composite
def lists(draw: st.DrawFn) -> bytes:
    """The guests as a file: any cells, in any form, with blank lines and cells left out."""
    separator, newline, quoting, encoding = draw(DIALECTS)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator=newline, quoting=quoting)
    writer.writerow(COLUMNS)
    for number in range(draw(st.integers(0, 4))):
        cells = [f"guest-{number}", *draw(st.lists(CELLS, max_size=len(COLUMNS) - 1))]
        writer.writerow([re.sub("[\0\r]", "", c) for c in cells])
        stream.write(draw(st.sampled_from(["", "", newline, separator * 3 + newline])))
    text = stream.getvalue()
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    return text.encode(encoding, "replace")


@st.composite
def toml(draw: st.DrawFn) -> bytes:
    """The event's file: comments, an order of keys and spacing of its own."""
    lines = [
        'title = "Lunch"  # as printed',
        "start = 2018-11-11",
        'id  =  "lunch"',
        "end = 2018-11-12 ",
        'languages = ["fr", "en"]',
        f"host = '{draw(st.sampled_from(['ana', '', 'x;y']))}'",
    ]
    settings_ = ["couples.on = false", "[settings.spread]", "on = true # why", "weight = 3"]
    rooms = [
        "[[rooms]]",
        'id = "hall"',
        'name = """Hall\nof honour"""',
        "width = 10.0",
        "depth = 1_0.50",
        'doors = [{ side = "south", at = 2.0 }]',
        "[[rooms.tables]]",
        "seats = 0x8",
        'id = "t1"',
        f"y = {draw(st.sampled_from(['4.1000000000000005', '4', '-0.0', '1e2']))}",
    ]
    sessions = [
        "[[sessions]]",
        'id = "dinner"',
        'title = "\\t=1"',
        "start = 2018-11-11T13:00:00",
        'room = "hall"',
    ]
    parts = [
        ["[event]", *draw(st.permutations(lines))],
        ["[settings]", *settings_],
        rooms,
        sessions,
    ]
    comment = draw(st.sampled_from(["", "# " + "é" * 3, "  \t# x", '"#" = 1']))
    text = "\n".join(line for part in draw(st.permutations(parts)) for line in part)
    text = f"{comment if not comment.startswith(chr(34)) else '# q'}\n{text}\n"
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))).encode()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lists(), toml(), st.binary(max_size=40) | CELLS.map(str.encode), st.booleans())
def test_files_come_out_of_a_workbook_as_they_went_in(
    guests: bytes, event: bytes, readme: bytes, with_examples: bool
) -> None:
    files = {"guests.csv": guests, "event.toml": event, "README.md": readme}
    examples = frozenset(["guests", "rules"] if with_examples else [])
    book = read_book("event.xlsx", book_bytes(Book(files, examples=examples)))
    assert book.files == files
    assert examples <= book.examples
