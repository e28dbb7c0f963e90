"""Codes of guests: the same ever after, none alike, and nothing of the guest in them."""

from preseance.views.find_codes import LETTERS, codes_of


def test_codes_stay_when_guests_are_added() -> None:
    guests = [f"guest-{n}" for n in range(400)]
    codes = codes_of("a word of the house", "gala", guests)
    assert len(set(codes.values())) == 400
    more = codes_of("a word of the house", "gala", [*guests, "late-guest"])
    assert {g: more[g] for g in guests} == codes


def test_another_secret_or_event_gives_other_codes() -> None:
    guests = ["ana", "ben"]
    codes = {
        tuple(codes_of(secret, event, guests).values())
        for secret in ("a word of the house", "another word of it")
        for event in ("gala", "lunch")
    }
    assert len(codes) == 4


def test_no_code_says_a_word() -> None:
    assert not set(LETTERS) & set("AEIOUY01")
    (code,) = codes_of("a word of the house", "gala", ["ana"]).values()
    assert set(code.replace("-", "")) <= set(LETTERS)
