"""One view of two: texts that differ are pairs, names are said once, and nobody gets another's texts."""

from preseance.views.records import GuestEntry, GuestListView, GuestView, PaperHead
from preseance.views.tongues import in_two_languages
from preseance.wording.tongues import apart


def _list(language: str, *guests: GuestView) -> GuestListView:
    head = PaperHead("Gala", "", language=language)
    return GuestListView(head, "name", tuple(GuestEntry(g, "Table 1") for g in guests))


def test_guests_are_found_by_their_ids_in_whatever_order() -> None:
    english = _list(
        "en", GuestView("a", "Ada", title="Mayor"), GuestView("b", "Bea", title="Judge")
    )
    french = _list("fr", GuestView("b", "Béa", title="Juge"), GuestView("a", "Ada", title="Maire"))
    both = in_two_languages(english, french)
    assert [apart(e.guest.title) for e in both.entries] == [("Mayor", "Maire"), ("Judge", "Juge")]
    assert [e.guest.full_name for e in both.entries] == ["Ada", "Bea"]
    assert both.head.language == "en,fr"
    assert both.entries[0].table == "Table 1"


def test_a_guest_who_is_in_one_view_alone_stays_as_they_are() -> None:
    both = in_two_languages(_list("en", GuestView("a", "Ada", title="Mayor")), _list("fr"))
    assert both.entries[0].guest.title == "Mayor"


def test_one_language_twice_is_one() -> None:
    view = _list("en", GuestView("a", "Ada", title="Mayor"))
    assert in_two_languages(view, view) == view
