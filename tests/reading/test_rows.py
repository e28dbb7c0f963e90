"""What is accepted becomes rows with their source; what is denied or supposed is kept, and becomes none."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

import preseance
from preseance import read_event
from preseance.model.event import Event
from preseance.planning.commands import Handed, command_of, json_of
from preseance.reading import Proposal, Report, read_report
from preseance.reading.rows import accepting, row_of

PARIS = read_event(Path(preseance.__file__).parent / "examples" / "paris-2018")
BARE = PARIS.model_copy(update={"requests": (), "encounters": (), "rules": (), "told": ()})


def _read(text: str, event: Event = BARE) -> tuple[Proposal, ...]:
    return read_report(event, Report(text, "note.txt"))


def _taken(event: Event, proposals: Sequence[Proposal]) -> Event:
    """The event by the command, as it is sent and kept: through JSON."""
    command = command_of(json_of(accepting(event, proposals)))
    return command.apply(event, Handed("", datetime.now(UTC)))


@pytest.mark.parametrize(
    ("text", "file", "values"),
    [
        ("The hosts asked Trump and Putin to avoid each other at the lunch.", "requests.csv",
         {"kind": "not-meet", "owner": "host", "scope": "lunch", "state": "asked"}),
        ("Poroshenko has asked for a bilateral with Merkel.", "requests.csv",
         {"kind": "meet", "owner": "a", "state": "asked"}),
        ("Putin declined a meeting with Poroshenko.", "requests.csv", {"kind": "meet", "state": "refused"}),
        ("The meeting of Trump and Putin was put off.", "requests.csv", {"state": "deferred"}),
        ("Merkel sat next to Macron at the lunch.", "encounters.csv", {"kind": "neighbours", "session": "lunch"}),
        ("Trump will be seated beside Putin.", "rules.csv", {"kind": "keep_together", "relations": "beside"}),
        ("Lidington will stand in for Rutte.", "guests.csv", {"represents": "nl-rutte"}),
        ("The Élysée denied that Trump and Putin shook hands.", "statements.csv", {"stance": "denied"}),
    ],
)  # fmt: skip
def test_the_row_a_proposal_would_become(text: str, file: str, values: dict[str, str]) -> None:
    (proposal,) = _read(text)
    row = row_of(BARE, proposal)
    assert row.file == file
    assert values.items() <= row.values.items()


def test_a_late_guest_comes_so_long_after_the_session_began() -> None:
    lone = BARE.model_copy(
        update={"guests": tuple(g.model_copy(update={"sessions": ("lunch",)}) for g in BARE.guests)}
    )
    (proposal,) = _read("Buhari will arrive forty minutes late.", lone)
    assert row_of(lone, proposal).values == {"arrives": "2018-11-11T13:40"}


def test_where_no_hour_can_be_reckoned_it_is_noted() -> None:
    (proposal,) = _read("Trudeau has to leave before dessert.")
    assert "before dessert" in row_of(BARE, proposal).values["note"]


def test_accepting_twice_is_accepting_once() -> None:
    found = _read("The hosts asked Trump and Putin to avoid each other.")
    once = _taken(BARE, found)
    again = _read("The hosts asked Trump and Putin to avoid each other.", once)
    twice = _taken(once, again)
    assert twice.requests == once.requests
    assert twice.statements == once.statements


def test_a_request_that_is_there_gains_a_source_and_keeps_its_state() -> None:
    (proposal,) = _read("France asked Trump and Putin to avoid each other.", PARIS)
    after = _taken(PARIS, [proposal])
    before, now = PARIS.requests[0], after.requests[0]
    assert now.state is before.state
    assert now.source.startswith(before.source)
    assert proposal.statement.fingerprint in now.source
    assert after.statements[0].about == f"requests:{before.id}"


def test_a_denial_changes_no_row() -> None:
    (proposal,) = _read(
        "The Kremlin denied that France asked Trump and Putin to avoid each other.", PARIS
    )
    after = _taken(PARIS, [proposal])
    assert after.requests == PARIS.requests
    assert [s.stance.value for s in after.statements] == ["denied"]
