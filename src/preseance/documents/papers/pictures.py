"""Pictures that people bring, a logo or a photograph: what kind, and how large."""

from __future__ import annotations

import re
import struct
from base64 import b64encode
from dataclasses import dataclass

from preseance.errors import PreseanceError
from preseance.wording.said import Said

MOST_PIXELS = 40_000_000
"""A sheet of A1 at 150 dots an inch has 17 million."""
MOST_BYTES = 20_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG (ITU-T T.81, table B.1) that tell the size."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and the name under which Typst finds it."""

    name: str
    data: bytes
    """SVG: a drawing, or pixels inside one."""


def picture_of(called: str, data: bytes, stem: str) -> Picture:
    """The picture in a file called so; ``stem`` is its name on paper.

    Raises
    ------
    PreseanceError
        Where it is no PNG, JPEG or SVG, or larger than any paper needs.
    """
    if len(data) > MOST_BYTES:
        raise PreseanceError(
            Said(
                "«{name}» has {size} MB; a picture may have {most}: save it smaller.",
                name=called,
                size=round(len(data) / 1e6),
                most=round(MOST_BYTES / 1e6),
            )
        )
    if _is_svg(data):
        return Picture(f"{stem}.svg", data)
    size = _png_size(data) or _jpeg_size(data)
    if size is None:
        raise PreseanceError(
            Said(
                "«{name}» is no picture that can be printed: save it as PNG, JPEG or SVG.",
                name=called,
            )
        )
    width, height = size
    if width * height > MOST_PIXELS:
        raise PreseanceError(
            Said(
                "«{name}» has {size} megapixels ({width} x {height}); a picture may have {most}:"
                " save it smaller.",
                name=called,
                size=round(width * height / 1e6),
                width=width,
                height=height,
                most=round(MOST_PIXELS / 1e6),
            )
        )
    return Picture(f"{stem}.svg", _framed(data, width, height))


def _framed(data: bytes, width: int, height: int) -> bytes:
    """Pixels inside an SVG, for the Typst wheel takes files from memory as text alone."""
    kind = "png" if data.startswith(_PNG) else "jpeg"
    inside = b64encode(data).decode()
    size = f'width="{width}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}">'
        f'<image {size} href="data:image/{kind};base64,{inside}"/></svg>'
    ).encode()


def _is_svg(data: bytes) -> bool:
    head = data[:4096].decode("utf-8", "replace").lstrip("\ufeff \r\n\t")
    return head.startswith("<") and re.search(r"<svg[\s>]", head) is not None


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, from its first chunk."""
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 24:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG, from the marker that begins its frame."""
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + max(length, 2)
    return None
