#!/bin/sh
# typst 0.15.2 (the wheel for Python), seen on 28 November 2026 (Python 3.11, Linux): a letter that the font has not in
# one piece, set as a base and a mark of another height, is written into the PDF as two runs of text, each of which says
# that it is the whole letter. Who copies or searches the page reads it twice, and a space before what follows: the
# Marshallese "M̧ājro" (M with cedilla) is "M̧M̧ ājro" to pdfium, and is not found. Letters whose mark stands on the height
# of the base, as in "Ọ́lá", are one span with /ActualText and are read right. Nothing is said, and the page looks right.
# Seen: the letter twice, the name not found.
# Ends with 1 where that is no longer so. Needs python3 and the package index.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check typst==0.15.2 pypdfium2==5.15.2

cat > twice.py <<'PYTHON'
import pypdfium2
import typst

LETTER, REST, OTHER = "M\u0327", "\u0101jro", "Ọ\u0301lá"
fonts = typst.Fonts(include_system_fonts=False)
source = f'#set text(font: "Libertinus Serif")\n{LETTER}{REST}\n\n{OTHER}'
pdf = typst.compile(source.encode(), font_paths=fonts)
text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
print(repr(text))
twice, found = text.count(LETTER) == 2, LETTER + REST in text
print(f"the letter {text.count(LETTER)} times; the name {'found' if found else 'not found'}")
raise SystemExit(not (twice and not found and OTHER in text))
PYTHON

env/bin/python twice.py
