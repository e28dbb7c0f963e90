"""Errors say what was found, where, and what is known."""

from preseance.errors import InputError, Mistake, UnknownNameError


def test_a_report_names_file_row_and_column_of_every_mistake() -> None:
    error = InputError(
        [
            Mistake("guests.csv", 3, "id", "«a» a second time", "an id used once"),
            Mistake("event.toml", None, "start", "«soon»", "a date such as 2018-11-11"),
        ]
    )
    assert str(error).splitlines() == [
        "2 mistakes found:",
        "  guests.csv, row 3, column id: found «a» a second time; expected an id used once.",
        "  event.toml, column start: found «soon»; expected a date such as 2018-11-11.",
    ]


def test_an_unknown_name_lists_the_known_ones() -> None:
    assert "Known: a, b" in str(UnknownNameError("scheme", "c", ["a", "b"]))
