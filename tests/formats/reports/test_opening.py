"""Reports are opened by what they hold; whatever is none says so in a sentence."""

import io
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader, PdfWriter

from preseance import InputError
from preseance.formats.reports import text_of_report, text_of_standard_input

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SAID = "The hosts asked Ana and Ben to keep apart."


def _pdf(text: str) -> bytes:
    return bytes(typst.compile(text.encode()))


def _docx(body: str, declared: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?>{declared}<w:document {_W}><w:body>{body}</w:body></w:document>',
        )
    return made.getvalue()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _mail(text: str, html: str = "", attachments: int = 0) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "a@example.org", "b@example.org"
    message["Subject"], message["Date"] = "The lunch", "Mon, 12 Nov 2018 09:00:00 +0100"
    if text:
        message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html") if text else message.set_content(
            html, subtype="html"
        )
    for n in range(attachments):
        message.add_attachment(
            b"\x00\x01", maintype="application", subtype="octet-stream", filename=f"{n}.bin"
        )
    return bytes(message)


def _told(content: bytes) -> str:
    with pytest.raises(InputError) as refused:
        text_of_standard_input(content)
    (mistake,) = refused.value.mistakes
    return str(mistake.found)


def test_plain_text_in_its_encodings() -> None:
    text = "Hôtes: «gardez-les à distance»"
    for content in (
        text.encode(),
        text.encode("utf-8-sig"),
        text.encode("utf-16"),
        text.encode("cp1252"),
    ):
        assert text_of_standard_input(content).text == text


def test_a_pdf_is_read_page_by_page() -> None:
    assert SAID in " ".join(text_of_standard_input(_pdf(SAID)).text.split())


def test_a_scan_a_lock_and_damage_are_told() -> None:
    assert _told(_pdf("#rect()")) == "a PDF without text, such as a scan"
    locked = PdfWriter(clone_from=PdfReader(io.BytesIO(_pdf(SAID))))
    locked.encrypt("secret", algorithm="RC4-128")
    made = io.BytesIO()
    locked.write(made)
    assert _told(made.getvalue()) == "a PDF locked with a password"
    assert _told(b"%PDF-1.7\nnothing of the kind") == "a PDF that is damaged"


def test_a_word_file_is_read_by_paragraph() -> None:
    content = _docx(
        _paragraph("First.") + f"<w:tbl><w:tr><w:tc>{_paragraph('Second.')}</w:tc></w:tr></w:tbl>"
    )
    assert text_of_standard_input(content).text == "First.\n\nSecond."


def test_word_files_that_are_none_are_told() -> None:
    assert _told(_docx("")) == "no text"
    assert (
        _told(_docx(_paragraph("x"), "<!DOCTYPE w:document>"))
        == "a DOCX file with declarations of its own"
    )
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("content.xml", "<x/>")
    assert _told(other.getvalue()) == "a package that is no Word file"
    assert "older Word file" in _told(b"\xd0\xcf\x11\xe0" + bytes(600))


def test_a_page_is_read_without_its_scripts_and_menus() -> None:
    page = (
        '<!doctype html><html><head><title>News</title><meta property="article:published_time"'
        ' content="2018-11-12T10:00:00Z"><script>var a = "Ana met Ben";</script></head><body><nav>Home</nav>'
        f"<p>{SAID}</p><p>It rained.</p><footer>Imprint</footer></body></html>"
    )
    found = text_of_standard_input(page.encode())
    assert found.text == f"News\n\n{SAID}\n\nIt rained."
    assert found.written == date(2018, 11, 12)


def test_a_page_of_scripts_is_told() -> None:
    page = "<html><body><div id=app></div><script>render()</script></body></html>"
    assert _told(page.encode()) == "a page without text of its own"


def test_a_mail_is_its_subject_and_body() -> None:
    found = text_of_standard_input(_mail(f"{SAID}\n> what was asked before\n", attachments=20))
    assert found.text.startswith(f"The lunch\n\n{SAID}")
    assert "before" not in found.text
    assert found.written == date(2018, 11, 12)


def test_a_mail_in_html_and_one_without_text() -> None:
    assert (
        SAID in text_of_standard_input(_mail("", f"<html><body><p>{SAID}</p></body></html>")).text
    )
    assert _told(_mail("", attachments=2)) == "a mail without text; attachments are not read"


def test_what_is_no_report_is_told(tmp_path: Path) -> None:
    assert _told(b"\x00\x01\x02" * 50) == "a file that is no text"
    with pytest.raises(InputError, match="no such file"):
        text_of_report(tmp_path / "nothing.txt")
