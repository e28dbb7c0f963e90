"""The page and the sign by which guests find their table: made when asked for, and told what they tell."""

from pathlib import Path
from typing import Literal

import pytest
from tests.planning.halls import hall, seated
from tests.printed_text import text_of

import preseance
from preseance import Event, PreseanceError


def _event(**settings: object) -> Event:
    event = hall("anna ben", [])
    update = {
        "plan": seated(event, "anna=t1-1 ben=t2-2"),
        "settings": {**event.settings, **settings},
    }
    return event.model_copy(update=update)


def test_the_page_is_made_when_asked_for_alone(tmp_path: Path) -> None:
    usual = preseance.print_papers(_event(), fmt="html", to=tmp_path)
    assert [f.name for f in usual.files] == ["e-report.html"]
    asked = preseance.print_papers(_event(), "find-table", fmt="html", to=tmp_path)
    assert [f.name for f in asked.files] == ["s-find-table.html"]
    ((paper, remark),) = asked.remarks
    assert paper == "s-find-table" and "guesses a name can ask" in remark


def test_what_it_tells_is_a_setting(tmp_path: Path) -> None:
    def made(**settings: object) -> str:
        (file,) = preseance.print_papers(
            _event(**settings), "find-table", fmt="html", to=tmp_path
        ).files
        return file.read_text("utf-8")

    assert 'data-at="1"' not in made()
    assert 'data-at="1"' in made(**{"papers.find_tells": "plan"})


_CODES = {"papers.find_by": "code", "papers.find_secret": "a word of the house"}


def _answers(path: Path) -> tuple[str, str]:
    """What the page of codes holds for those who ask, and all of it."""
    text = path.read_text("utf-8")
    return text.split('id="sealed">')[1].split("</script>")[0], text


def test_by_codes_the_page_knows_no_name(tmp_path: Path) -> None:
    """Two events whose guests are called otherwise make the same answers, byte for byte."""
    event = _event(**_CODES)
    renamed = event.model_copy(
        update={
            "guests": tuple(
                g.model_copy(update={"name": f"Other {n}", "title": "Minister"})
                for n, g in enumerate(event.guests)
            )
        }
    )
    made = []
    for number, one in enumerate((event, renamed)):
        report = preseance.print_papers(one, "find-table", fmt="html", to=tmp_path / str(number))
        made.append(_answers(report.files[0]))
        ((_, remark),) = report.remarks
        assert remark.startswith("The page knows no name: who writes a guest's code")
    assert made[0] == made[1]


def test_codes_stand_where_the_house_wants_them(tmp_path: Path) -> None:
    event = _event(**_CODES, **{"papers.fields.escort-cards": ("name", "table", "code")})
    preseance.print_papers(event, "calligraphy", fmt="csv", to=tmp_path)
    (csv,) = tmp_path.glob("*.csv")
    heading, anna, _ = csv.read_text("utf-8-sig").splitlines()
    code = anna.split(",")[-1]
    assert heading.split(",")[-1] == "code" and len(code) == 7
    for fields in (True, False):
        one = event if fields else _event(**_CODES)
        (card,) = preseance.print_papers(
            one, "escort-cards", fmt="pdf", to=tmp_path, guests=["anna"]
        ).files
        assert (f"Code {code}" in text_of(card)) == fields


def test_codes_without_a_secret_are_refused(tmp_path: Path) -> None:
    for event, paper in (
        (_event(**{"papers.find_by": "code"}), "find-table"),
        (_event(**{"papers.fields.badges": ("name", "code")}), "badges"),
    ):
        fmt: Literal["html", "pdf"] = "html" if paper == "find-table" else "pdf"
        with pytest.raises(PreseanceError, match=r"papers\.find_secret"):
            preseance.print_papers(event, paper, fmt=fmt, to=tmp_path / "out")  # type: ignore[arg-type]  # names of papers
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('find_secret = "short"', "a text of at least 12 characters"),
        ('find_by = "face"', "name or code"),
        ('fields.table-signs = ["mark"]', "papers.fields.table-signs"),
        ('fields.badges = ["mark"]', "form_of_address, name, function, delegation or code"),
    ],
)
def test_a_setting_that_says_nothing_is_a_mistake(line: str, expected: str, tmp_path: Path) -> None:
    preseance.write_event(_event(), tmp_path / "e")
    file = tmp_path / "e" / "event.toml"
    file.write_text(file.read_text("utf-8") + f"\n[settings.papers]\n{line}\n", "utf-8")
    with pytest.raises(preseance.InputError, match=expected):
        preseance.read_event(tmp_path / "e")


def test_nobody_with_a_place_makes_no_page(tmp_path: Path) -> None:
    event = hall("anna ben", [])
    report = preseance.print_papers(event, "find-table", fmt="html", to=tmp_path)
    assert not report.files and [paper for paper, _ in report.remarks] == ["find-table"]


def test_a_sign_leads_where_the_house_says(tmp_path: Path) -> None:
    event = _event(**{"papers.find_url": "https://example.org/{session}"})
    report = preseance.print_papers(event, "find-sign", fmt="svg", to=tmp_path)
    (file,) = report.files
    assert "<svg" in file.read_text("utf-8")
    assert [r for _, r in report.remarks] == [
        "The sign opens https://example.org/s: put the page find-table there, for guests alone."
    ]


def test_a_sign_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PreseanceError, match=r"papers\.find_url"):
        preseance.print_papers(_event(), ["floor-plan", "find-sign"], to=tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "url", ["http://example.org", "https://", "javascript:alert(1)", 3, "https://a b.org"]
)
def test_an_address_that_is_none_is_a_mistake(url: object, tmp_path: Path) -> None:
    preseance.write_event(_event(), tmp_path / "e")
    file = tmp_path / "e" / "event.toml"
    value = f'"{url}"' if isinstance(url, str) else url
    file.write_text(file.read_text("utf-8") + f"\n[settings.papers]\nfind_url = {value}\n", "utf-8")
    with pytest.raises(preseance.InputError, match="https://"):
        preseance.read_event(tmp_path / "e")


def test_a_page_that_is_out_of_date_says_so(tmp_path: Path) -> None:
    preseance.write_event(_event(), tmp_path / "e")
    preseance.publish(tmp_path / "e")
    preseance.publish(tmp_path / "e")
    asked = {"fmt": "html", "marking": "GUESTS ALONE", "to": tmp_path / "out"}
    for kind in ("find-table", "report"):
        (old,) = preseance.print_papers(tmp_path / "e", kind, version=1, **asked).files  # type: ignore[arg-type]  # names of papers
        assert "Superseded by version 2. Do not use." in old.read_text("utf-8")
        assert "GUESTS ALONE" in old.read_text("utf-8")
        (new,) = preseance.print_papers(tmp_path / "e", kind, version=2, **asked).files  # type: ignore[arg-type]  # names of papers
        assert "Superseded" not in new.read_text("utf-8")
