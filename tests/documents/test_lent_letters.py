"""A font of the system lends only the letters that none of ours has, and that is said."""

import pytest
from tests.documents.scripts_sampled import NAMES

from preseance import documents
from preseance.documents import typefaces
from preseance.documents.typefaces import FOLDER, Typefaces, using
from preseance.views.records import GuestEntry, GuestListView, GuestView, PaperHead

LATIN = Typefaces(("Noto Sans",), (FOLDER,))


def _cards(name: str) -> GuestListView:
    entry = GuestEntry(GuestView("x", name), "Table 1", "1")
    return GuestListView(PaperHead("Event", "Lunch"), "place", (entry,))


def _lends(monkeypatch: pytest.MonkeyPatch, *families: str) -> list[str]:
    asked: list[str] = []

    def lent(missing: str) -> tuple[str, ...]:
        asked.append(missing)
        return families

    monkeypatch.setattr(typefaces, "_of_system", lent)
    return asked


def test_a_lent_letter_is_drawn_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _lends(monkeypatch, "Noto Sans Thai")
    with using(LATIN):
        printed = documents.print_cards(_cards(NAMES["Thai"]))
    assert len(asked) == 1
    (remark,) = printed.remarks
    assert remark.kind == "system-font" and "Noto Sans Thai" in remark.text


def test_nothing_is_lent_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _lends(monkeypatch, "Noto Sans Thai")
    with using(LATIN):
        assert documents.print_cards(_cards("Angela Merkel")).remarks == ()
    assert asked == []


def test_what_nobody_lends_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    _lends(monkeypatch)
    with using(LATIN):
        (remark,) = documents.print_cards(_cards(NAMES["Thai"])).remarks
    assert remark.kind == "missing-glyph" and NAMES["Thai"] in remark.text
