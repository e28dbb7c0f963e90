#!/bin/sh
# typst 0.15.2 (the wheel for Python), seen on 28 November 2026 (Python 3.11, Linux): asked for a line below each
# row alone, a table draws all sides where the dictionary is given as it is, and the one side where a function
# gives the same dictionary. A dictionary is laid over the table's own stroke of one point, black, on every side;
# what a function returns is all there is. A rule between two lines of a list so becomes a black cage, and no
# warning says so.
# Counted are the lines in the SVG of the same table of two rows and three columns.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check typst==0.15.2

cat > lines.py <<'PYTHON'
import re

import typst

HEAD = "#set page(width: 200pt, height: 100pt, margin: 5pt)\n"
CELLS = "columns: 3, [a], [b], [c], [d], [e], [f])"


def strokes(stroke):
    source = f"{HEAD}#table(stroke: {stroke}, {CELLS}"
    page = typst.compile(source.encode(), format="svg").decode()
    return sorted(re.findall(r'stroke="(#[0-9a-f]+)"', page))


red = "0.4pt + rgb(\"#ff0000\")"
for name, stroke in (
    ("dictionary", f"(bottom: {red})"),
    ("function", f"(x, y) => (bottom: {red})"),
    ("dictionary on none", f"(bottom: {red}, rest: none)"),
):
    drawn = strokes(stroke)
    print(f"{name}: {sum(c == '#ff0000' for c in drawn)} red, {sum(c != '#ff0000' for c in drawn)} black")
PYTHON

env/bin/python lines.py | tee said
grep -qx 'dictionary: 2 red, 5 black' said
grep -qx 'function: 2 red, 0 black' said
grep -qx 'dictionary on none: 2 red, 0 black' said
