"""On labelled texts of our own, half of them traps, reports are read rightly."""

from bench.measures.reports import CORPUS, Score, score, texts


def test_our_own_texts_are_read_as_labelled() -> None:
    made = score(texts([CORPUS]))
    assert not made.wrong
    assert made.precision >= 0.95
    assert made.recall >= 0.8


def test_the_corpus_has_traps_in_both_languages() -> None:
    labelled = list(texts([CORPUS]))
    french = [t for t in labelled if str(t["name"]).startswith("fr-")]
    assert len(labelled) >= 40
    assert len(french) >= 15
    for some in (french, labelled):
        traps = [t for t in some if not t["facts"] or "stance=" in str(t["facts"])]
        assert 3 * len(traps) >= len(some)


def test_a_wrong_detail_is_no_hit() -> None:
    made = Score(found=2, missed=["x"], extra=["y"], wrong=["z"])
    assert made.precision == 1 / 3
    assert made.recall == 1 / 3
