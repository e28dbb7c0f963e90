"""The flag plan as files, and pictures of flags beside the event."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import pytest

from preseance import examples
from preseance.door.layouts import places
from preseance.door.papers import print_papers
from preseance.door.ranks import precedence
from preseance.errors import InputError, PreseanceError

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><rect width="3" height="2"/></svg>'
)


def _folder(tmp_path: Path, row: str, settings: str = "") -> Path:
    folder = tmp_path / "summit"
    shutil.copytree(Path(examples.__file__).parent / "summit", folder)
    file = folder / "event.toml"
    text = file.read_text("utf-8")
    before, after = text.split('[[rooms]]\nid = "dining-room"', 1)
    head, rest = after.split("\n\n", 1)
    text = f'{before}[[rooms]]\nid = "dining-room"{head}\n\n[[rooms.flags]]\n{row}\n\n{rest}'
    file.write_text(f"{text}\n[settings]\n{settings}\n", "utf-8")
    return folder


def test_the_flag_plan_is_a_list_with_numbers_from_the_viewers_left(tmp_path: Path) -> None:
    folder = _folder(tmp_path, 'id = "masts"\nhost = "both-ends"\norganisations = "first"')
    report = print_papers(
        folder, ["flag-plan"], audience="protocol", fmt="csv", to=tmp_path / "out", session="dinner"
    )
    (file,) = report.files
    rows = [row for row in csv.reader(StringIO(file.read_text("utf-8-sig"))) if len(row) > 4]
    codes = [row[2] for row in rows if row[1].isdigit()]
    assert codes[0] == codes[-1] == "EU" and codes[1] == "EST"
    told = places(folder, session="dinner").to_json()["flags"]["dinner"][0]["flags"]
    assert [flag["code"] for flag in told] == codes
    (ranked,) = precedence(folder).to_json()["flags"]
    assert ranked["row"] == "masts"
    assert ranked["order"] == [flag["delegation"] for flag in told[:-1]]


def test_pictures_are_shown_where_the_house_gives_a_folder(tmp_path: Path) -> None:
    row = 'id = "masts"\nform = "half-circle"'
    folder = _folder(tmp_path, row, 'flags.pictures = "flags"\nflags.car = "right"')
    with pytest.raises(PreseanceError, match="no folder «flags»"):
        print_papers(folder, ["flag-plan"], audience="protocol", to=tmp_path / "none")
    assert not (tmp_path / "none").exists()
    (folder / "flags").mkdir()
    (folder / "flags" / "ee.svg").write_text(PICTURE)
    (folder / "flags" / "FIN.svg").write_text(PICTURE)
    (folder / "plan.csv").write_text("session,guest,place,marks\ndrive,kersti-tamm,car-1,\n")
    report = print_papers(
        folder, ["flag-plan", "motorcade"], audience="protocol", fmt="svg", to=tmp_path / "out"
    )
    drawn = {file.name: file.read_text("utf-8") for file in report.files}
    assert drawn["dinner-flag-plan.svg"].count("<image") == 2
    assert drawn["drive-motorcade.svg"].count("<image") == 1


@pytest.mark.parametrize(
    ("row", "where", "said"),
    [
        ('id = "a"\nfirst = ["unoin"]', "flags.a.first", "union"),
        ('id = "a"\nsessions = ["talks"]', "flags.a.sessions", "talks"),
        ('id = "a"\nform = "table"\nfills = "centre"', "flags.a.fills", "changes nothing"),
        ('id = "a"\nhost = "both-ends"\nfills = "centre"', "flags.a.fills", "both ends"),
        ('id = "a"\nfirst = ["union"]\nlast = ["union"]', "flags.a.last", "not both"),
        ('id = "a"\nhost = "front"', "flags", "front"),
    ],
)
def test_a_row_that_cannot_stand_is_a_mistake_with_its_place(
    tmp_path: Path, row: str, where: str, said: str
) -> None:
    with pytest.raises(InputError) as error:
        places(_folder(tmp_path, row))
    text = str(error.value)
    assert where in text and said in text
