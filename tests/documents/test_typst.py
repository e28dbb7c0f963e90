"""What Typst is made to forget does not change what it sets."""

import pytest

from preseance.documents import typst as writer
from preseance.documents.typefaces import in_use
from preseance.documents.typst_memory import Memory


def test_a_large_paper_is_the_same_whatever_was_set_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_MEMORY", Memory(most=20_000))
    head = writer.preamble("List", "en")
    large = f"{head}\n" + "\n\n".join(f"Guest {k} of many" for k in range(1_500))
    assert len(large) > 20_000
    first = writer.write_source(large, "pdf")
    small = writer.write_source(f"{head}\nGuest 1 of many", "pdf")
    assert writer.write_source(large, "pdf") == first
    assert writer.write_source(f"{head}\nGuest 1 of many", "pdf") == small


def test_missing_letters_are_told_once_in_their_order() -> None:
    private = "\ue000\ue001"
    assert in_use().missing(f"b{private[1]}a{private}") == private[::-1]
    assert in_use().missing(["plain", "words"]) == ""
