#!/bin/sh
# XlsxWriter 3.3.1 and openpyxl 3.1.5, seen on 28 November 2026 (Python 3.11, Linux): both write a number
# with sixteen digits, and a double needs seventeen. About half of all doubles read back as their
# neighbour, with return code 0 and without a warning: a position in metres, or a sum, is no longer equal
# to itself, though the format would hold it. Read by python-calamine 0.9.1.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  XlsxWriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1

cat > digits.py <<'PYTHON'
from random import Random

import openpyxl
import xlsxwriter
from python_calamine import load_workbook

draw = Random(0)
numbers = [0.1 + 4.0, 0.1 + 0.2, *(draw.uniform(0, 30) for _ in range(998))]

book = xlsxwriter.Workbook("one.xlsx")
sheet = book.add_worksheet()
codes = {sheet.write_number(row, 0, number) for row, number in enumerate(numbers)}
book.close()

other = openpyxl.Workbook()
for number in numbers:
    other.active.append([number])
other.save("other.xlsx")


def changed(file):
    read = [row[0] for row in load_workbook(file).get_sheet_by_index(0).to_python()]
    return sum(a != b for a, b in zip(numbers, read, strict=True)), read


print("return codes:", sorted(codes))
print("0.1 + 0.2 written", numbers[1], "read", changed("one.xlsx")[1][1])
for name, file in (("XlsxWriter", "one.xlsx"), ("openpyxl", "other.xlsx")):
    count, _ = changed(file)
    print(f"{name}:", "hundreds of 1000 changed" if 200 < count < 900 else f"{count} changed")
PYTHON

env/bin/python digits.py | tee said
grep -qx 'return codes: \[0\]' said
grep -q '^0.1 + 0.2 written 0.30000000000000004 read 0.3$' said
grep -qx 'XlsxWriter: hundreds of 1000 changed' said
grep -qx 'openpyxl: hundreds of 1000 changed' said
