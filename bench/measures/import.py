"""Imports a made list as a user does, by the command: wall and processor time, and peak memory."""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GIVEN = (
    "Anna",
    "Tom",
    "Maria",
    "Luis",
    "Chloé",
    "Jörg",
    "Ingrid",
    "Paolo",
    "Nils",
    "Emma",
    "Karim",
)
FAMILY = (
    "Lowe",
    "Bright",
    "Anand",
    "Tull",
    "Penrose",
    "Haddad",
    "Volkov",
    "Huber",
    "Rossi",
    "Roux",
)
ENDS = ("sen", "mann", "ova", "ette", "well", "berg", "ini", "ez", "ton", "field", "escu", "ić")
HEADINGS = (
    "First name", "Last name", "Title", "Company", "Country", "RSVP", "Dietary requirements",
    "Plus one", "Table", "Notes", "Email",
)  # fmt: skip


def write_list(path: Path, rows: int, seed: int = 3) -> None:
    """An XLSX list of that many rows, the same for a seed."""
    import xlsxwriter

    drawn = random.Random(seed)
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Guests")
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(0, column, heading)
    for row in range(1, rows + 1):
        family = f"{drawn.choice(FAMILY)}{drawn.choice(FAMILY).lower()}{drawn.choice(ENDS)}"
        cells = (
            drawn.choice(GIVEN),
            f"{family}-{chr(65 + row % 26)}{chr(97 + row // 26 % 26)}el",
            drawn.choice(("Mr", "Ms", "Dr", "")),
            f"Company {row % 90}",
            drawn.choice(("France", "Germany", "UK", "Spain", "")),
            drawn.choice(("yes", "no", "maybe")),
            drawn.choice(("", "", "vegan", "gluten free", "vegetarian, no nuts")),
            drawn.choice(("", "", "yes")),
            str(row // 10),
            drawn.choice(("", "old friend", "not with Anna Lowe")),
            f"guest{row}@example.org",
        )
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell)
    book.close()


def main(argv: list[str]) -> int:
    """Import a list of the size asked for, several times."""
    parser = argparse.ArgumentParser(prog="python -m bench import", description=__doc__)
    parser.add_argument("--rows", type=int, default=5000, help="rows of the list (5000)")
    parser.add_argument("--runs", type=int, default=3, help="runs, after one not counted (3)")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "guests.xlsx"
        write_list(path, options.rows)
        command = [sys.executable, "-m", "preseance", "import", f"{folder}/event", str(path)]
        walls, works = [], []
        for _ in range(options.runs + 1):
            begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            walls.append(time.perf_counter() - begun)
            works.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{options.rows} rows: {statistics.median(walls[1:]):.2f} s, "
        f"{statistics.median(works[1:]):.2f} s of one core, {peak:.0f} MB at the most"
    )
    return 0
