"""Reading proposes, and changes nothing until told; what it read reaches protocol alone."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

import preseance
from preseance import PreseanceError, copy_example, read, read_event, sources
from preseance.views.knowledge import known_to

SAID = "The hosts asked Thaçi and Vučić to keep away from each other, a diplomat told the agency on Friday."
DENIED = "The Élysée denied that it had asked Thaçi and Vučić to keep away from each other."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "paris"
    copy_example("paris-2018", made)
    return made


def _files(folder: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in folder.glob("*.csv")}


def test_reading_writes_nothing(folder: Path) -> None:
    before = _files(folder)
    report = read(folder, SAID.encode())
    assert len(report.proposals) == 1
    assert _files(folder) == before


def test_days_of_reports_stand_in_words(folder: Path) -> None:
    note = EmailMessage()
    note["Date"] = "Fri, 09 Nov 2018 10:00:00 +0000"
    note.set_content(SAID)
    read(folder, note.as_bytes(), accept=[1])
    assert "9 November 2018" in str(read(folder, note.as_bytes()))
    assert "a diplomat, to the agency; -, 9 November 2018" in str(sources(folder))


def test_what_is_accepted_is_written_with_its_source(folder: Path) -> None:
    report = read(folder, SAID.encode(), accept=[1])
    row = read_event(folder).requests[-1]
    fingerprint = report.proposals[0].statement.fingerprint
    assert (row.a, row.b, row.owner) == ("xk-thaci", "rs-vucic", "host")
    assert row.source == f"a diplomat, to the agency; - #{fingerprint}"
    assert row.confidential


def test_attachments_that_are_not_read_are_told(folder: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "office@example.org", "Seats"
    mail.set_content(SAID)
    for number in range(20):
        mail.add_attachment("Putin left early.", filename=f"{number}.txt")
    report = read(folder, mail.as_bytes())
    assert len(report.proposals) == 1
    assert report.to_json()["attachments_unread"] == {"-": 20}
    assert any("attachments not read: 20" in str(line) for line in report.told("en"))


def test_who_sent_a_mail_says_what_nobody_else_says(folder: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Jeanne Perrot <perrot@example.org>", "Seats"
    mail.set_content("Merkel sat next to Macron at the lunch.")
    (proposal,) = read(folder, mail.as_bytes()).proposals
    assert proposal.statement.speaker.told() == "Jeanne Perrot"
    mail.replace_header("From", '"Angela Merkel" <am@example.org>')
    (proposal,) = read(folder, mail.as_bytes()).proposals
    assert proposal.statement.speaker.guest == "de-merkel"


def test_a_source_speaks_the_language_of_its_event(folder: Path) -> None:
    file = folder / "event.toml"
    file.write_text(file.read_text("utf-8").replace('["en", "fr"]', '["fr", "en"]'), "utf-8")
    read(folder, SAID.encode(), accept=[1])
    event = read_event(folder)
    assert event.languages[0] == "fr"
    assert event.requests[-1].source.startswith("a diplomat, à\u202f: the agency; ")
    assert event.statements[-1].according_to == "a diplomat, à\u202f: the agency"


def test_a_trial_writes_nothing(folder: Path) -> None:
    before = _files(folder)
    read(folder, SAID.encode(), accept=[1], dry_run=True)
    assert _files(folder) == before


def test_a_number_that_is_none_is_refused_and_nothing_written(folder: Path) -> None:
    before = _files(folder)
    with pytest.raises(PreseanceError, match="no proposal 7; there are 1"):
        read(folder, SAID.encode(), accept=[1, 7])
    assert _files(folder) == before


def test_disputed_facts_stand_side_by_side(folder: Path) -> None:
    read(folder, SAID.encode(), accept=[1])
    read(folder, DENIED.encode(), accept=[1])
    told = sources(folder).to_json()
    assert told["disputed"] == ["requests.csv:apart-xk-thaci-rs-vucic"]
    (row,) = [r for r in told["sources"] if r["disputed"]]
    assert {s["stance"] for s in row["statements"]} == {"stated", "denied"}


def test_both_in_one_reading_are_disputed_at_once(folder: Path) -> None:
    (proposal,) = read(folder, SAID.encode(), DENIED.encode()).to_json()["proposals"]
    assert proposal["disputed"]
    assert [s["stance"] for s in proposal["also"]] == ["denied"]


def test_json_has_what_the_contract_names(folder: Path) -> None:
    told = json.loads(json.dumps(read(folder, SAID.encode()).to_json()))
    (proposal,) = told["proposals"]
    assert {
        *(
            "n",
            "kind",
            "a",
            "b",
            "owner",
            "session",
            "next_event",
            "according_to",
            "stance",
            "quote",
        ),
        *("start", "end", "row"),
    } <= proposal.keys()
    assert SAID[proposal["start"] : proposal["end"]] == proposal["quote"]


@pytest.mark.parametrize("audience", ["public", "usher", "kitchen", "delegation"])
def test_what_reports_say_reaches_protocol_alone(folder: Path, audience: str) -> None:
    before = known_to(read_event(folder), audience)
    read(folder, SAID.encode(), accept=[1])
    assert known_to(read_event(folder), audience) == before


def test_every_language_says_every_kind(folder: Path) -> None:
    from preseance.door.proposals import _SENTENCES
    from preseance.reading import Kind

    assert set(_SENTENCES) == {k.value for k in Kind}
    assert "affirmé" in "".join(
        getattr(p, "text", "") for p in read(folder, SAID.encode()).told("fr")
    )
    assert preseance.read is read
