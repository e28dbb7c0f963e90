"""Kernels are kept where the user says or at home, and never read where others may have written."""

from __future__ import annotations

import os
import tempfile
import warnings
from pathlib import Path

import pytest

from preseance.engine.compiling import keeping
from preseance.engine.compiling.keeping import Keep, chosen_folder, spare_folder
from preseance.errors import KernelsNotKept

POSIX = pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners as numbers")


def kernels(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.kernel"))


def test_what_is_kept_comes_back_under_its_name_alone(tmp_path: Path) -> None:
    keep = Keep(tmp_path / "a" / "b", None)
    keep.write("one", b"1")
    assert Keep(tmp_path / "a" / "b", None).read("one") == b"1"
    assert keep.read("two") is None
    kernels(tmp_path / "a" / "b")[0].rename(tmp_path / "a" / "b" / "two.kernel")
    assert keep.read("two") is None


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 40])
def test_a_damaged_kernel_is_none_and_is_replaced(tmp_path: Path, damage: bytes) -> None:
    keep = Keep(tmp_path, None)
    keep.write("one", b"1")
    kernels(tmp_path)[0].write_bytes(damage)
    assert keep.read("one") is None
    keep.write("one", b"1")
    assert keep.read("one") == b"1"
    assert len(kernels(tmp_path)) == 1


def test_rubbish_in_the_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "one.kernel").mkdir()
    (tmp_path / "two.kernel").write_bytes(os.urandom(100))
    (tmp_path / "three.kernel").symlink_to(tmp_path / "nowhere")
    (tmp_path / "tmp1234.kernel").touch()
    (tmp_path / "notes.txt").write_text("not a kernel")
    keep = Keep(tmp_path, None)
    for name in ("one", "two", "three"):
        assert keep.read(name) is None
        keep.write(name, b"1")
    assert keep.read("one") is None, "a folder in its place: compiled each time"
    assert [keep.read(name) for name in ("two", "three")] == [b"1", b"1"]


@POSIX
@pytest.mark.parametrize("mode", [0o666, 0o664, 0o602])
def test_a_kernel_that_others_may_write_to_is_not_read(tmp_path: Path, mode: int) -> None:
    keep = Keep(tmp_path, None)
    keep.write("one", b"1")
    kernels(tmp_path)[0].chmod(mode)
    assert keep.read("one") is None


@POSIX
def test_a_kernel_of_somebody_else_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_USER", 4_000_000)
    status = list(tmp_path.stat())
    for owner, ours in ((4_000_000, True), (0, True), (4_000_001, False)):
        status[0], status[4] = 0o100644, owner
        assert keeping._is_ours(os.stat_result(status)) == ours


@POSIX
def test_a_spare_folder_is_private(tmp_path: Path) -> None:
    spare = tmp_path / "spare"
    with pytest.warns(KernelsNotKept):
        Keep(None, spare).write("one", b"1")
    assert spare.stat().st_mode & 0o777 == 0o700


@POSIX
@pytest.mark.parametrize("trap", ["open to others", "link", "file", "somebody else's"])
def test_a_spare_folder_that_others_laid_out_is_refused(
    tmp_path: Path, trap: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare, target = tmp_path / "spare", tmp_path / "target"
    target.mkdir(mode=0o700)
    if trap == "open to others":
        spare.mkdir()
        spare.chmod(0o777)
    elif trap == "link":
        spare.symlink_to(target)
    elif trap == "file":
        spare.touch()
    else:
        spare.mkdir(mode=0o700)
        monkeypatch.setattr(keeping, "_USER", os.getuid() + 1)
    with pytest.warns(KernelsNotKept, match="compiled anew each time"):
        Keep(None, spare).write("one", b"1")
    assert not kernels(target)
    assert spare.is_file() or not kernels(spare)


def test_a_folder_that_cannot_be_written_to_is_said_once_and_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keep = Keep(tmp_path / "file" / "kept", tmp_path / "spare")
    with pytest.warns(KernelsNotKept, match=r"file/kept» \(Not a directory\).*spare") as said:
        assert keep.read("one") is None
        keep.write("one", b"1")
        assert keep.read("two") is None
        keep.write("two", b"2")
    assert len(said) == 1
    assert keep.read("two") == b"2"


def test_a_folder_that_works_is_not_worth_a_word(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Keep(tmp_path / "kept", tmp_path / "spare").write("one", b"1")
    assert not (tmp_path / "spare").exists()


def test_a_kernel_that_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "one.kernel").mkdir()
    keep = Keep(tmp_path, None)
    keep.write("one", b"1")
    assert keep.read("one") is None
    assert [path.name for path in tmp_path.iterdir()] == ["one.kernel"]


def test_the_longest_unused_go_when_a_folder_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_BYTES", 300)
    old, used = Keep(tmp_path, None), ("one", "two", "three")
    for age, name in enumerate(used):
        old.write(name, b"x" * 100)
        os.utime(tmp_path / f"{name}.kernel", (age + 1, age + 1))
    (tmp_path / "notes.txt").write_text("x" * 999)
    assert old.read("one")  # Of use today.
    Keep(tmp_path, None).write("four", b"x" * 100)
    assert [path.stem for path in kernels(tmp_path)] == ["four", "one", "three"]
    assert (tmp_path / "notes.txt").exists()


def test_the_folder_named_is_chosen_before_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("PRESEANCE_CACHE_DIR", "")
    assert chosen_folder() == tmp_path / ".cache" / "preseance"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert chosen_folder() == tmp_path / "xdg" / "preseance"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRESEANCE_CACHE_DIR", "here")
    assert chosen_folder() == tmp_path / "here"


def test_a_home_that_is_not_there_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PRESEANCE_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    for system in ("linux", "darwin", "win32"):
        monkeypatch.setattr("sys.platform", system)
        assert chosen_folder() is None


def test_the_working_folder_is_never_a_spare_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert spare_folder() is not None
    monkeypatch.chdir(tmp_path)
    assert spare_folder() is None
