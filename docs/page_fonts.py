"""The fonts of pages, cut from those of papers: `python docs/page_fonts.py` (needs brotli besides).

Most names need Latin letters alone; the whole file, thirty times as large, is fetched where one needs more.
"""

from pathlib import Path

from fontTools import subset

import preseance

_HERE = Path(preseance.__file__).parent
_FROM, _TO = _HERE / "documents/fonts", _HERE / "server/static/fonts"
_PARTS = {
    "latin": "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,"
    "U+2122,U+2190-2193,U+2212,U+2713,U+2715",
    "latin-ext": "U+0100-0130,U+0132-0151,U+0154-024F,U+0259,U+0300-036F,U+1E00-1EFF",
}
"""As in `server/static/room/fonts.css`, which a browser reads to know what to fetch."""

if __name__ == "__main__":
    for weight in ("Regular", "SemiBold"):
        for part, letters in _PARTS.items():
            subset.main(
                [
                    str(_FROM / f"NotoSans-{weight}.ttf"),
                    f"--unicodes={letters}",
                    "--layout-features=kern,liga,mark,mkmk,ccmp,locl,tnum",
                    "--flavor=woff2",
                    f"--output-file={_TO / f'NotoSans-{weight}.{part}.woff2'}",
                ]
            )
    (_TO / "OFL.txt").write_bytes((_FROM / "OFL.txt").read_bytes())
