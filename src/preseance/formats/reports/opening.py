"""A report opened by what it holds, whatever its ending says."""

from __future__ import annotations

from pathlib import Path

from preseance.formats.reports.report_text import ReportText, refused
from preseance.wording.said import Said

MOST_BYTES = 20_000_000
"""Of a report as it lies on the disk."""


def text_of_report(path: Path) -> ReportText:
    """The text of a report: what kind of file it is, its content tells.

    Raises
    ------
    InputError
        Where it is none of the kinds that are read, holds no text, or is locked.
    """
    expected = Said("a report: text, HTML, PDF, DOCX or a mail")
    if not path.is_file():
        raise refused(path.name, Said("no such file"), expected)
    if path.stat().st_size > MOST_BYTES:
        raise refused(path.name, Said("more than 20 MB"), expected)
    return text_of_content(path.read_bytes(), path.name)


def text_of_standard_input(content: bytes) -> ReportText:
    """The text of a report that comes through a pipe.

    Raises
    ------
    InputError
        As `text_of_report` does.
    """
    if len(content) > MOST_BYTES:
        raise refused(
            "-", Said("more than 20 MB"), Said("a report: text, HTML, PDF, DOCX or a mail")
        )
    return text_of_content(content, "-")


def text_of_content(content: bytes, name: str) -> ReportText:
    """The text in the bytes of a report.

    Raises
    ------
    InputError
        As `text_of_report` does.
    """
    # Each reader is loaded for its own files alone.
    if content.startswith(b"%PDF-"):
        from preseance.formats.reports.pdf import text_of_pdf

        return text_of_pdf(content, name)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from preseance.formats.reports.docx import text_of_docx

        return text_of_docx(content, name)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        found = Said("an older Word file, or one locked with a password")
        raise refused(name, found, Said("the same saved as DOCX, without a password"))
    from preseance.formats.reports.mail import is_mail, text_of_mail
    from preseance.formats.reports.pages import is_page, text_of_page

    if is_mail(content):
        return text_of_mail(content, name)
    text = decoded(content, name)
    return text_of_page(text, name) if is_page(text) else ReportText(text, name)


def decoded(content: bytes, name: str) -> str:
    """Bytes as text: by their mark, as UTF-8, else as Windows writes the West.

    Raises
    ------
    InputError
        Where they are no text.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if content.startswith(mark):
            try:
                return _plain(content.decode(encoding), name)
            except UnicodeDecodeError:
                break
    return _plain(content.decode("cp1252", "replace"), name)


def _plain(text: str, name: str) -> str:
    if "\0" in text[:4000]:
        raise refused(
            name, Said("a file that is no text"), Said("a report: text, HTML, PDF, DOCX or a mail")
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")
