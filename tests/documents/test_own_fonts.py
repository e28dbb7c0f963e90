"""The house's own fonts come first; what is no font is said before anything is printed."""

from pathlib import Path
from shutil import copy

import pytest

from preseance.documents.own_fonts import with_own_fonts
from preseance.documents.typefaces import FOLDER, in_use, using
from preseance.errors import InputError


def _refused(folder: Path, found: str) -> None:
    with pytest.raises(InputError) as refusal:
        with_own_fonts(folder, found)
    assert f"settings.papers.fonts: found «{found}»" in str(refusal.value)


def test_own_families_come_first_and_once(tmp_path: Path) -> None:
    copy(FOLDER / "NotoSansThai-Regular.ttf", tmp_path)
    typefaces = with_own_fonts(tmp_path, "fonts")
    assert typefaces.families[0] == "Noto Sans Thai"
    assert typefaces.families.count("Noto Sans Thai") == 1
    with using(typefaces):
        assert in_use() is typefaces
        assert str(tmp_path) in str(typefaces.folders[0])
    assert in_use() is not typefaces


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    _refused(tmp_path / "nowhere", "nowhere")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    copy(FOLDER / "NotoSansThai-Regular.ttf", tmp_path)
    _refused(tmp_path / "NotoSansThai-Regular.ttf", "NotoSansThai-Regular.ttf")


def test_a_folder_without_fonts_is_said(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("none")
    _refused(tmp_path, "fonts")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("broken.ttf", "damaged"), ("deep/broken.otf", "damaged"), ("Web.WOFF2", "web fonts")],
)
def test_a_file_that_is_no_font_is_named(tmp_path: Path, name: str, expected: str) -> None:
    copy(FOLDER / "NotoSansThai-Regular.ttf", tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"no font at all")
    with pytest.raises(InputError, match=expected) as refusal:
        with_own_fonts(tmp_path, "fonts")
    assert Path(name).name in str(refusal.value)
