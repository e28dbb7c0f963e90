"""What a reader finds when they search a printed PDF."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which

import pytest
from pypdf import PdfReader


def text_of(file: Path) -> str:
    """The text of its pages, one after the other."""
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


def as_searched(file: Path, *more: str) -> str:
    """The text as poppler reads it, which heeds what a PDF says of letters that are set in pieces.

    pypdf 6 reads the pieces. Without poppler the test fails where `CI` is set, and is else left out.
    """
    if which("pdftotext") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "no pdftotext: install poppler-utils (.ci/services does, as root on Debian)"
        )
    command = ["pdftotext", *more, str(file), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
