"""The table read row by row says what pyuca says that reads all of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyuca import Collator

from preseance.wording.weights import weights_of


@pytest.fixture(scope="module")
def collator() -> Collator:
    """pyuca's own, as it comes."""
    return Collator()


@given(
    character=st.characters(exclude_categories=["Cs"]) | st.sampled_from("aÅßźЩλ王한\u0301\u3105ก")
)
def test_weights_are_those_of_the_whole_table(collator: Collator, character: str) -> None:
    assert [list(w) for w in weights_of(character)] == collator.collation_elements(character)
