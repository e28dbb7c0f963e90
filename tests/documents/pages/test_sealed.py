"""Answers are read by who knows the name, and by nobody from the file alone."""

import hmac
import json
from base64 import b64decode
from hashlib import pbkdf2_hmac, sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.documents.pages.sealed import Sealed, asked, sealed


def _opened(locked: Sealed, name: str) -> object:
    """What a name opens, as RFC 8018 and FIPS 198-1 have it; None for nothing."""
    key = pbkdf2_hmac("sha256", asked(name).encode(), b64decode(locked.salt), locked.rounds, 32)
    label = hmac.digest(key, b"label", sha256)[:16]
    for known, box in locked.boxes.items():
        if b64decode(known) == label:
            hidden = b64decode(box)
            stream = b"".join(
                hmac.digest(key, b"box" + n.to_bytes(4, "big"), sha256)
                for n in range(len(hidden) // 32)
            )
            return json.loads(bytes(a ^ b for a, b in zip(hidden, stream, strict=True)))
    return None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José García Núñez", "nunez, jose GARCIA"),
        ("Łukasz Żółć", "zolc lukasz"),
        ("Zoë O’Brien", "obrien zoe"),
        ("Jean-Luc Le Goff", "Le Goff Jean Luc"),
        ("Straße", "STRASSE"),
        ("Δέσποινα Παππάς", "ΠΑΠΠΆΣ δεσποινα"),
        ("מֹשֶׁה כֹּהֵן", "כהן משה"),
        ("İsmail Çelik", "ismail celik"),
    ],
)
def test_one_name_is_asked_for_in_many_ways(one: str, other: str) -> None:
    assert asked(one) == asked(other) != ""


@given(st.text(max_size=40))
def test_a_folded_name_folds_to_itself(name: str) -> None:
    assert asked(asked(name)) == asked(name)


@settings(max_examples=5, deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[a-zé ]{3,12}", fullmatch=True).map(asked).filter(bool),
        st.integers(0, 99),
        max_size=4,
    )
)
def test_each_name_opens_its_own_answer(tables: dict[str, int]) -> None:
    locked = sealed({name: [{"table": f"Table {n}"}] for name, n in tables.items()})
    for name, n in tables.items():
        assert _opened(locked, name) == [{"table": f"Table {n}"}]
    assert _opened(locked, "somebody else entirely") is None
    assert len(locked.boxes) == len(tables)


def test_answers_are_equally_long_and_tell_no_order() -> None:
    names = ["ana prado", "ben", "chiara de la torre"]
    locked = sealed({name: [{"table": "T" * (n * 9 + 1)}] for n, name in enumerate(names)})
    assert len({len(box) for box in locked.boxes.values()}) == 1
    assert list(locked.boxes) == sorted(locked.boxes)


def test_another_plan_has_another_salt_so_that_two_files_tell_no_more_than_one() -> None:
    first = sealed({"ana": [{"table": "Table 1"}]})
    second = sealed({"ana": [{"table": "Table 2"}]})
    assert first.salt != second.salt
    assert first == sealed({"ana": [{"table": "Table 1"}]})
