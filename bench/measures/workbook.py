"""Reads an event from its folder and from a workbook of the same guests: processor time of each."""

from __future__ import annotations

import argparse
import csv
import io
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

COLUMNS = (
    "id", "name", "short_name", "sort_name", "title", "form_of_address", "country", "languages",
    "sex", "status", "diet", "height", "took_office", "note",
)  # fmt: skip


def event_files(guests: int) -> dict[str, bytes]:
    """An event of that many guests at tables of ten, all of them seated."""
    tables = -(-guests // 10)
    head = (
        '[event]\nid = "gala"\ntitle = "Gala"\nstart = 2018-11-11\nscheme = "hand-made"\n'
        '[[rooms]]\nid = "hall"\nname = "Hall"\nwidth = 400.0\ndepth = 400.0\n'
    )
    rooms = "".join(
        f'[[rooms.tables]]\nid = "t{k}"\nnumber = {k}\nseats = 10\n'
        f"x = {4 + 4 * (k % 20)}.0\ny = {4 + 4 * (k // 20)}.0\n"
        for k in range(1, tables + 1)
    )
    session = '[[sessions]]\nid = "dinner"\ntitle = "Dinner"\nroom = "hall"\n'
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for k in range(guests):
        writer.writerow(
            [
                *(f"guest-{k}", f"Ana Prado {k}", f"Ms Prado {k}", f"Prado {k}, Ana"),
                *("Ambassador of Chile", "Her Excellency Ms Prado", "CL", "es;en", "F"),
                *("accepted", "vegetarian", "1.75", "2018-05-14", f"table {k % 7}, please"),
            ]
        )
    plan = "".join(f"dinner,guest-{k},t{k // 10 + 1}-{k % 10 + 1}\n" for k in range(guests))
    return {
        "event.toml": (head + rooms + session).encode(),
        "guests.csv": stream.getvalue().encode(),
        "rules.csv": b"id,kind,a,level\n",
        "plan.csv": f"session,guest,place\n{plan}".encode(),
    }


def main(argv: list[str]) -> int:
    """Write an event of the size asked for both ways, and read each several times."""
    parser = argparse.ArgumentParser(prog="python -m bench workbook", description=__doc__)
    parser.add_argument("--guests", type=int, default=2000, help="guests of the event (2000)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, in turn (5)")
    asked = parser.parse_args(argv)
    from preseance.formats import read_event
    from preseance.formats.stored import new_book
    from preseance.formats.workbook.reading import read_book

    def seconds(work: Callable[[], object]) -> float:
        read_book.cache_clear()
        start = time.process_time()
        work()
        return time.process_time() - start

    with tempfile.TemporaryDirectory() as folder:
        files = event_files(asked.guests)
        place, workbook = Path(folder, "event"), Path(folder, "event.xlsx")
        place.mkdir()
        for name, content in files.items():
            (place / name).write_bytes(content)
        workbook.write_bytes(new_book(files))
        assert read_event(place) == read_event(workbook)
        writing = seconds(lambda: new_book(files))
        pairs = [
            (seconds(lambda: read_event(place)), seconds(lambda: read_event(workbook)))
            for _ in range(asked.runs)
        ]
    slow, book = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{asked.guests} guests, median of {asked.runs}, processor seconds")
    print(f"folder read {slow:.2f}, workbook read {book:.2f}: {book / slow:.2f} times")
    print(f"workbook written, and read back, {writing:.2f}")
    return 0
