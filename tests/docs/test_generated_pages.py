"""The generated pages of the manual are those the program makes today."""

import pytest
from docs.build import stale


@pytest.mark.parametrize("target", ["files", "forms", "protocol"])
def test_no_page_is_stale_missing_or_left_over(target: str) -> None:
    assert stale(target) == [], f"run: python docs/build.py {target}"
