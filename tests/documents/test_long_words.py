"""A word wider than its column is broken by its language or set smaller; names are never broken."""

import re
from pathlib import Path

from tests.printed_text import as_searched

from preseance import documents
from preseance.documents.typst_text import whole, worded
from preseance.views.records import GuestEntry, GuestListView, GuestView, PaperHead
from preseance.wording.tongues import in_both

_NAME = "Wolfeschlegelsteinhausenbergerdorff"
_WELSH = "Llanfairpwllgwyngyllgogerychwyrndrobwll"
_GERMAN = "Rindfleischetikettierungsüberwachungsbeauftragte"


def test_a_short_word_is_left_alone() -> None:
    assert worded("Minister of State", "en") == '"Minister of State"'
    assert whole("Angela Merkel") == '"Angela Merkel"'


def test_a_long_word_is_broken_as_its_language_breaks_it() -> None:
    said = worded(f"Die {_GERMAN} a. D.", "de")
    assert f'"Die " + text(hyphenate: true, lang: "de", "{_GERMAN}") + " a. D."' == said
    assert worded(f"{_GERMAN} {_GERMAN}", "de").count("hyphenate: true") == 2


def test_where_nobody_knows_how_to_break_it_is_set_smaller() -> None:
    assert worded(_WELSH, "cy").startswith("narrowed(")
    assert worded(_WELSH).startswith("narrowed(")
    assert whole(_NAME).startswith("narrowed(")


def test_of_a_pair_each_text_is_broken_by_its_own_language() -> None:
    said = worded(in_both(_GERMAN, "Anticonstitutionnellement"), in_both("de", "fr"))
    assert 'lang: "de"' in said and 'lang: "fr"' in said


def test_no_word_of_a_list_leaves_its_column(tmp_path: Path) -> None:
    guest = GuestView(
        "g", f"Anna {_NAME}", title=f"{_GERMAN} {_GERMAN}", title_language="de",
        delegation="Land", diet=_WELSH, diets=(_WELSH,), reason=f"{_GERMAN} in office", rank=1,
    )  # fmt: skip
    head = PaperHead("Gala", "Dinner", audience="protocol", written="cy")
    view = GuestListView(head, "precedence", (GuestEntry(guest, "Table 1", "1"),))
    file = tmp_path / "list.pdf"
    file.write_bytes(documents.print_guest_list(view).pages[0])
    read = as_searched(file, "-bbox")
    every = [
        (float(left), float(top), float(right), float(foot), said)
        for left, top, right, foot, said in re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>',
            read,
        )
    ]
    # The boxes of the large letters above the list reach into each other's lines.
    (start,) = (foot for *_, foot, said in every if said == "Name")
    words = [word for word in every if word[1] > start]
    assert any(said == _NAME for *_, said in words)
    assert any(said == _WELSH for *_, said in words)
    for at, (left, top, right, foot, _) in enumerate(words):
        for other_left, other_top, other_right, other_foot, _ in words[at + 1 :]:
            beside = min(foot, other_foot) - max(top, other_top) > 2.0
            assert not (beside and left < other_right - 0.5 and other_left < right - 0.5)
