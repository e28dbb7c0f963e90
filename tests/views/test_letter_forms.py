"""Han letters take the forms of the name's own script, the guest's country, or the event's tongue."""

import pytest

from preseance.views.letter_forms import letter_forms


@pytest.mark.parametrize(
    ("name", "country", "languages", "forms"),
    [
        ("Angela Merkel", "CN", ("zh",), ""),
        ("김민준", "KR", (), ""),
        ("王小明", "CN", (), "zh-CN"),
        ("張愛玲", "TW", ("en",), "zh-TW"),
        ("張愛玲", "HK", (), "zh-HK"),
        ("髙橋", "JP", ("zh",), "ja"),
        ("佐藤 ハナコ", "", ("zh",), "ja"),
        ("김 李舜臣", "CN", (), "ko"),
        ("渡邊", "", ("en", "ja"), "ja"),
        ("王小明", "FR", ("fr",), "zh-CN"),
    ],
)
def test_forms(name: str, country: str, languages: tuple[str, ...], forms: str) -> None:
    assert letter_forms(name, country, languages) == forms
