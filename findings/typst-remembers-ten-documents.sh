#!/bin/sh
# typst 0.15.2 (the wheel for Python), seen on 28 November 2026 (Python 3.11, Linux): a process that sets one large
# document after another needs the memory of about ten of them, though nothing of the earlier ones is held any more
# and the garbage collector has run. What was worked out for a document is remembered until ten further documents
# have been set, whatever they are; there is no call to make it forget. Eleven empty documents after each large one,
# a millisecond each, do: eleven large documents then fit into the memory of one or two.
# Two processes set the same eleven documents of 150 tables, with and without the empty ones; told is the most
# memory each has held. Seen: 1,361 MB against 278 MB.
# Ends with 1 where that is no longer so. Needs python3, the package index and about 2 GB.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check typst==0.15.2

cat > eleven.py <<'PYTHON'
import resource
import sys

import typst

fonts = typst.Fonts(include_system_fonts=False)


def document(number):
    cells = (", ".join(f"[guest {number} {row} {k}]" for k in range(40)) for row in range(150))
    tables = "\n".join(f"#table(columns: 4, {names})" for names in cells)
    return f"#set page(width: 300pt, height: 400pt)\n{tables}".encode()


for number in range(11):
    typst.compile(document(number), font_paths=fonts)
    if sys.argv[1] == "forgetting":
        for _ in range(11):
            typst.compile(b"", font_paths=fonts)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
PYTHON

kept=$(env/bin/python eleven.py remembering)
freed=$(env/bin/python eleven.py forgetting)
echo "one after another: $kept MB; with empty documents between: $freed MB"
[ "$kept" -gt $((3 * freed)) ]
