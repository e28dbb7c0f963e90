"""The text of a Word file: paragraphs and table cells of its body, ECMA-376 part 1, 17.3 and 17.4."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

from preseance.formats.reports.report_text import ReportText, refused
from preseance.wording.said import Said

_BODY = "word/document.xml"
_MOST = 40_000_000
"""Bytes that a body may unfold to."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EXPECTED = Said("a DOCX file with text")


def text_of_docx(content: bytes, name: str) -> ReportText:
    """The text of a Word file, a paragraph a line.

    Raises
    ------
    InputError
        Where it is no Word file, damaged, or unfolds to more than an honest one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if _BODY not in package.namelist():
                raise refused(name, Said("a package that is no Word file"), _EXPECTED)
            body = _read(package, _BODY, name)
            core = (
                _read(package, "docProps/core.xml", name)
                if "docProps/core.xml" in package.namelist()
                else b""
            )
        paragraphs = list(_paragraphs(ElementTree.fromstring(body)))
    except (zipfile.BadZipFile, ElementTree.ParseError, NotImplementedError, RuntimeError, OSError):
        raise refused(name, Said("a DOCX file that is damaged, or locked"), _EXPECTED) from None
    text = "\n\n".join(p for p in paragraphs if p.strip())
    if not text:
        raise refused(name, Said("no text"), _EXPECTED)
    return ReportText(text, name, _written(core))


def _read(package: zipfile.ZipFile, part: str, name: str) -> bytes:
    if package.getinfo(part).file_size > _MOST:
        raise refused(name, Said("a file that unfolds to more than 40 MB"), _EXPECTED)
    with package.open(part) as stream:
        content = stream.read(_MOST + 1)
    # What is declared in a Word file is never needed, and may unfold without end.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refused(name, Said("a DOCX file with declarations of its own"), _EXPECTED)
    return content


def _paragraphs(body: ElementTree.Element) -> Iterator[str]:
    for paragraph in body.iter(f"{_W}p"):
        pieces = []
        for part in paragraph.iter():
            if part.tag == f"{_W}t":
                pieces.append(part.text or "")
            elif part.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                pieces.append(" ")
        yield "".join(pieces)


def _written(core: bytes) -> date | None:
    if not core:
        return None
    try:
        tree = ElementTree.fromstring(core)
    except ElementTree.ParseError:
        return None
    for part in tree:
        if part.tag.endswith("}modified") and part.text:
            try:
                return date.fromisoformat(part.text[:10])
            except ValueError:
                return None
    return None
