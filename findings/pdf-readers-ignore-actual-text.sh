#!/bin/sh
# pypdf 7.1.1 and pdfminer.six 20260107, seen on 28 November 2026 (Python 3.11, Linux): neither finds a name in a
# PDF whose letters are set in pieces, though the PDF says beside the pieces what they spell. Typst 0.15.2 writes
# Devanagari and letters under two marks as spans with /ActualText (ISO 32000-2, 14.9.4). pypdf puts control characters
# between the letters, pdfminer "(cid:3)"; both read only what each glyph stands for. pypdfium2 5.15.2 heeds the spans,
# as poppler does. Whoever looks for a guest's name in archived papers, or tests that it is there, finds Latin and
# Cyrillic names and misses an Indian or a Yoruba one, without an error.
# Seen: pypdf 0 of 2, pdfminer 0 of 2, pdfium 2 of 2 names.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  typst==0.15.2 pypdf==7.1.1 pdfminer.six==20260107 pypdfium2==5.15.2

cat > names.py <<'PYTHON'
import io

import pypdf
import pypdfium2
import typst
from pdfminer.high_level import extract_text

NAMES = ("लक्ष्मी", "Ọ́lá")
fonts = typst.Fonts(include_system_fonts=False)
lines = "\n\n".join(("Anna", *NAMES))
pdf = typst.compile(f'#set text(font: "Libertinus Serif")\n{lines}'.encode(), font_paths=fonts)
read = {
    "pypdf": pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(),
    "pdfminer": extract_text(io.BytesIO(pdf)),
    "pdfium": pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range(),
}
found = {}
for reader, text in read.items():
    assert "Anna" in text
    found[reader] = sum(name in text for name in NAMES)
    print(f"{reader}: {found[reader]} of {len(NAMES)} names; it reads {text!r}")
raise SystemExit(found != {"pypdf": 0, "pdfminer": 0, "pdfium": 2})
PYTHON

env/bin/python names.py
