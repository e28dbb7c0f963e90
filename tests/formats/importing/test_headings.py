"""Headings are known in five languages, whole or by the words in them."""

import pytest

from preseance.formats.importing.headings import FIELDS, meaning


@pytest.mark.parametrize(
    ("heading", "field", "companion"),
    [
        ("NOM", "full_name", False), ("Prénom", "given", False), ("Guest Last Name", "family", False),
        ("Nom / Name", "full_name", False), ("Plus One First Name", "given", True),
        ("Régime du conjoint", "diet", True), ("Partner name", "partner", False), ("Guest 2 name", "plus_one", False),
        ("Table #", "table", False), ("Dietary requirements (please specify)", "diet", False),
        ("Please let us know if you have any dietary restrictions or food allergies", "diet", False),
        ("Rückmeldung", "status", False), ("Nº de personas", "plus_one", False), ("Intolleranze", "diet", False),
        ("comment1", "notes", False), ("Address", "", False), ("", "", False),
    ],
)  # fmt: skip
def test_a_heading_is_known(heading: str, field: str, companion: bool) -> None:
    found = meaning(heading)
    assert (found.field, found.companion) == (field, companion)


@pytest.mark.parametrize("field", [f for f in FIELDS if f != "family"])
def test_every_field_is_known_by_its_own_name(field: str) -> None:
    # A column «family» may be a household; what stands under it tells.
    assert meaning(field).field == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Attendee Status", "status"),  # Eventbrite
        ("Registration state", "status"),  # Indico
        ("Accompanying persons", "plus_one"),  # Indico
        ("Child 1 First Name", "children"),  # Zola
        ("Child 1 Last Name", "notes"),
    ],
)
def test_headings_of_ticket_shops_and_wedding_sites(heading: str, field: str) -> None:
    assert meaning(heading).field == field
