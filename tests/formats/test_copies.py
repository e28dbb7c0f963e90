"""The register of numbered copies: nothing that was handed out is lost, and what is no row is said."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preseance.errors import InputError
from preseance.formats.copies import FILE, read_copies, register
from preseance.model.printed_copy import PrintedCopy, to_collect

_THEN = datetime(2026, 5, 1, 18, 30, tzinfo=UTC)


def _copy(number: int = 1, version: int | None = 1, holder: str = "Host") -> PrintedCopy:
    return PrintedCopy(version, "lunch", "floor-plan-a3", "public", number, 3, holder, _THEN)


def test_what_is_entered_is_read_again(tmp_path: Path) -> None:
    names = ("Host", 'Head "usher", east', "Cécile\nand Zoë")
    copies = tuple(_copy(n, holder=name) for n, name in enumerate(names, 1))
    register(tmp_path, copies[:1])
    register(tmp_path, copies[1:])
    assert read_copies(tmp_path) == copies


def test_a_copy_printed_again_takes_its_own_row(tmp_path: Path) -> None:
    register(tmp_path, [_copy(1), _copy(2)])
    register(tmp_path, [_copy(1, holder="Deputy")])
    assert [c.holder for c in read_copies(tmp_path)] == ["Deputy", "Host"]
    back = replace(_copy(2), collected=_THEN)
    register(tmp_path, [back])
    assert read_copies(tmp_path)[1] == back


def test_no_register_is_no_copy(tmp_path: Path) -> None:
    assert read_copies(tmp_path) == ()


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("1,3,Host", "one,3,Host", "copy"),
        ("2026-05-01T18:30", "yesterday", "printed"),
        ("\n1,", "\nx,", "version"),
    ],
)
def test_a_cell_that_says_nothing_is_a_mistake_with_its_place(
    old: str, new: str, column: str, tmp_path: Path
) -> None:
    register(tmp_path, [_copy()])
    file = tmp_path / FILE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(InputError) as raised:
        read_copies(tmp_path)
    assert [(m.file, m.row, m.column) for m in raised.value.mistakes] == [(FILE, 2, column)]
    before = file.read_bytes()
    with pytest.raises(InputError):
        register(tmp_path, [_copy(2)])
    assert file.read_bytes() == before


def test_a_register_without_its_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("who,what\n", "utf-8")
    with pytest.raises(InputError, match="the columns version"):
        read_copies(tmp_path)


@given(
    st.lists(st.tuples(st.none() | st.integers(1, 4), st.integers(1, 3), st.booleans())),
    st.integers(1, 4),
)
def test_what_is_to_be_collected_is_old_and_out(
    rows: list[tuple[int | None, int, bool]], current: int
) -> None:
    copies = [replace(_copy(n, v), collected=_THEN if back else None) for v, n, back in rows]
    due = to_collect(copies, current)
    assert all(c.version != current and c.collected is None for c in due)
    assert len(due) == sum(c.version != current and c.collected is None for c in copies)
    assert to_collect(copies, None) == ()
