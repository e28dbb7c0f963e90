"""The writer of PDF and PNG, through Typst, with the typefaces in use and no others.

Every PDF is PDF/UA-1, that it can be read aloud. No clock and no random number enters, so the
same pages give the same bytes.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import typst

from preseance.documents.drawn import page_of
from preseance.documents.palette import QUIET
from preseance.documents.scene import Scene
from preseance.documents.svg import write_svg
from preseance.documents.typefaces import in_use
from preseance.documents.typst_memory import Memory
from preseance.documents.typst_text import quoted
from preseance.wording.tongues import first_of, languages_in

PIXELS_PER_INCH = 200.0
Format = Literal["svg", "pdf", "pdf-a", "png"]
"""`pdf-a` is PDF/A-2a besides PDF/UA-1, for archives; it wants a date."""
_STANDARDS: Mapping[Format, tuple[Literal["a-2a", "ua-1"], ...]] = {
    "pdf": ("ua-1",),
    "pdf-a": ("a-2a", "ua-1"),
}
REMEMBERED = 10
"""Compilations for which Typst keeps what it has reckoned (since 0.12)."""
_MEMORY = Memory()
BOX = "\ufffd"
"""What stands for a letter that no font has: a sign everybody can see, and software can read."""


def write_scenes(
    scenes: tuple[Scene, ...], fmt: Format, date: datetime | None = None
) -> tuple[bytes, ...]:
    """The scenes as files: one PDF of all pages, or one PNG or SVG a page."""
    if fmt == "svg":
        return tuple(write_svg(scene) for scene in scenes)
    head = preamble(scenes[0].title, scenes[0].language)
    return write_source("\n".join([head, *map(page_of, scenes)]), fmt, date)


def preamble(title: str, language: str) -> str:
    """The lines every Typst source begins with."""
    families = ", ".join(quoted(family) for family in in_use().families)
    languages = languages_in(language)
    both = _BOTH.format(second=quoted(languages[1]), quiet=QUIET.light) if languages[1:] else ""
    return (
        f"#set document(title: {quoted(first_of(title))})\n"
        f"#set text(font: ({families},), lang: {quoted(languages[0])}, fallback: false, "
        # Else a quarter of an em stands between 王 and Wang, that nobody wrote or measured.
        f"cjk-latin-spacing: none){_NARROWED}{both}"
    )


_NARROWED = """
#let narrowed(word, body) = layout(room => {
  let wide = measure(word).width
  text(size: calc.max(0.5, calc.min(1, room.width / wide)) * 1em, body)
})"""
"""How a text stands whose longest word is wider than its column."""


_BOTH = """
#let both(first, second) = context {{
  let large = text.size.to-absolute() > 13pt
  let ink = if text.fill == white {{ white }} else {{ rgb("{quiet}") }}
  first
  linebreak()
  text(size: if large {{ 0.6em }} else {{ 0.86em }}, weight: 400, fill: ink, lang: {second}, second)
}}"""
"""How a text stands in two languages: the first larger, the second quieter below it."""


def write_source(
    source: str,
    fmt: Format,
    date: datetime | None = None,
    files: Mapping[str, bytes] | None = None,
) -> tuple[bytes, ...]:
    """A Typst source as files: one PDF, or one PNG or SVG a page.

    Parameters
    ----------
    files
        Pictures that the source asks for, by name.
    date
        Of publication; nothing but an archive's PDF bears it.
    """
    archived = fmt == "pdf-a"
    written: Literal["svg", "pdf", "png"] = "pdf" if fmt == "pdf-a" else fmt
    typefaces = in_use()
    missing = typefaces.missing(source)
    if missing:
        source = source.translate(dict.fromkeys(map(ord, missing), BOX))
    main = f"#set document(date: {_date(date if archived else None)})\n{source}".encode()
    fonts = typefaces.found()
    with _MEMORY.holding(len(main), lambda: _forget(fonts)):
        pages: bytes | list[bytes] = typst.compile(  # type: ignore[call-overload]  # no stub for several files
            {"main.typ": main, **(files or {})},
            font_paths=fonts,
            ignore_system_fonts=True,
            format=written,
            ppi=PIXELS_PER_INCH,
            timestamp=0,
            pdf_standards=[*_STANDARDS.get(fmt, ())],
        )
    return tuple(pages) if isinstance(pages, list) else (pages,)


def _forget(fonts: typst.Fonts) -> None:
    """Let Typst forget what it remembers, by pages with nothing on them: a millisecond each."""
    for _ in range(REMEMBERED + 1):
        typst.compile(b"", font_paths=fonts, ignore_system_fonts=True)


def _date(date: datetime | None) -> str:
    if date is None:
        return "none"
    return (
        f"datetime(year: {date.year}, month: {date.month}, day: {date.day}, "
        f"hour: {date.hour}, minute: {date.minute}, second: {date.second})"
    )
