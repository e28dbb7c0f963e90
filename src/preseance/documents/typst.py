"""The writer of PDF and PNG, through Typst, with the bundled fonts and no others.

A scene is embedded as the SVG that is written for it; lists are set by Typst itself. No clock
and no random number enters, so the same pages give the same bytes.
"""

from collections.abc import Mapping
from typing import Literal

import typst

from preseance.documents.fonts import FAMILIES, FOLDER
from preseance.documents.scene import Scene
from preseance.documents.svg import write_svg

PIXELS_PER_INCH = 200.0
_JOINTS = "\u200b\u200c\u200d"
"""Signs without width that part or join letters, as names in Persian or Hindi need them."""
Format = Literal["svg", "pdf", "png"]


def write_scenes(scenes: tuple[Scene, ...], fmt: Format) -> tuple[bytes, ...]:
    """The scenes as files: one PDF of all pages, or one PNG or SVG a page."""
    drawings = tuple(write_svg(scene) for scene in scenes)
    if fmt == "svg":
        return drawings
    files = {f"page-{number}.svg": drawing for number, drawing in enumerate(drawings)}
    pages = [
        f"#page(width: {scene.width}mm, height: {scene.height}mm, margin: 0mm, "
        f'image("page-{number}.svg", width: 100%, alt: {quoted(scene.title)}))'
        for number, scene in enumerate(scenes)
    ]
    return write_source(
        "\n".join([preamble(scenes[0].title, scenes[0].language), *pages]), fmt, files
    )


def preamble(title: str, language: str) -> str:
    """The lines every Typst source begins with."""
    families = ", ".join(quoted(family) for family in FAMILIES)
    return (
        f"#set document(title: {quoted(title)}, date: none)\n"
        f"#set text(font: ({families},), lang: {quoted(language)}, fallback: false)"
    )


def write_source(
    source: str, fmt: Format, files: Mapping[str, bytes] | None = None
) -> tuple[bytes, ...]:
    """A Typst source as files: one PDF, or one PNG or SVG a page."""
    # The stubs of typst leave out that several files may be handed over as a mapping.
    pages = typst.compile(  # type: ignore[call-overload]
        {"main.typ": source.encode(), **(files or {})},
        font_paths=[str(FOLDER)],
        ignore_system_fonts=True,
        format=fmt,
        ppi=PIXELS_PER_INCH,
        timestamp=0,
    )
    return tuple(pages) if isinstance(pages, list) else (pages,)


def quoted(text: str) -> str:
    """A text as a Typst string literal."""
    plain = "".join(c if c.isprintable() or c in _JOINTS else " " for c in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
