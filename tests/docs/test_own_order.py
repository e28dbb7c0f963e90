"""The manual of own orders: each example ranks its guests as the page says, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from preseance.formats.event_folder import read_event
from preseance.protocol import order
from preseance.views.speaking import wording_of

TEXT = (Path(__file__).parents[2] / "docs" / "protocol" / "own-order.md").read_text("utf-8")
EXAMPLES = re.findall(
    r"```toml (\w+)\n(.*?)```\n\n```csv \w+\n(.*?)```\n\nOrder: (.*?)\.\n", TEXT, re.DOTALL
)


def test_there_are_five_examples_of_ten_lines_or_so() -> None:
    assert [name for name, *_ in EXAMPLES] == ["town", "army", "university", "prize", "wedding"]
    for _, toml, _, _ in EXAMPLES:
        assert len(toml.partition("[scheme]")[2].strip().splitlines()) <= 10


@pytest.mark.parametrize(("name", "toml", "csv", "expected"), EXAMPLES, ids=lambda text: text[:8])
def test_an_example_ranks_its_guests_as_the_page_says(
    tmp_path: Path, name: str, toml: str, csv: str, expected: str
) -> None:
    (tmp_path / "event.toml").write_text(toml, "utf-8")
    (tmp_path / "guests.csv").write_text(csv, "utf-8")
    event = read_event(tmp_path)
    ranked = order(event)
    assert [rank.guest for rank in ranked.ranks] == expected.split(", ")
    assert not any("unknown-role" in remark.message.id for remark in ranked.remarks)
    for language in ("en", "fr"):
        wording = wording_of(event, language)
        assert all(wording.sentence(rank.reason) for rank in ranked.ranks)
        assert wording.sentence(ranked.sentence)
