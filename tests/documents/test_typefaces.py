"""Fonts for every script: right widths, real weights, a known order, nothing missing in silence."""

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.scripts_sampled import CJK, MIXED, NAMES, NOWHERE, WORDS

from preseance.documents.fonts import Weight, extent_of, measure
from preseance.documents.typefaces import CJK_FAMILY, FAMILIES, FOLDER, Typefaces, bundled, in_use
from preseance.documents.typst_text import quoted

BUNDLED = Typefaces(FAMILIES, (FOLDER,))


def _widths(texts: list[str], weight: Weight) -> list[float]:
    """What Typst measures, in em."""
    families = ", ".join(map(quoted, in_use().families))
    parts = ", ".join(
        f"measure(text(size: 100pt, weight: {weight.value}, {quoted(text)})).width.pt()"
        for text in texts
    )
    source = (
        f'#set text(font: ({families},), fallback: false, lang: "en", '
        "cjk-latin-spacing: none)\n"
        f"#context [#metadata(({parts},)) <widths>]"
    )
    found = typst.query(
        source.encode(),
        "<widths>",
        field="value",
        one=True,
        font_paths=in_use().found(),
        ignore_system_fonts=True,
    )
    return [width / 100 for width in json.loads(found)]


@pytest.mark.parametrize("weight", list(Weight))
def test_a_width_is_what_is_set(weight: Weight) -> None:
    texts = [*NAMES.values(), *CJK.values(), *MIXED]
    for text, width in zip(texts, _widths(texts, weight), strict=True):
        assert measure(text, 1.0, weight) == pytest.approx(width, rel=0.01), text


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", "", "-", "\u00a0", ". "))),
        min_size=1,
        max_size=60,
    )
)
def test_a_width_of_words_of_many_scripts_is_what_is_set(
    parts: list[tuple[str, str]],
) -> None:
    pieces = ["".join(word + joint for word, joint in parts[k : k + 3]) for k in range(0, 60, 3)]
    texts = [piece.strip() for piece in pieces if piece.strip()]
    for text, width in zip(texts, _widths(texts, Weight.SEMIBOLD), strict=True):
        assert measure(text, 1.0, Weight.SEMIBOLD) == pytest.approx(width, rel=0.01), text


@pytest.mark.parametrize("script", NAMES)
def test_a_script_is_drawn_by_what_is_bundled(script: str) -> None:
    assert BUNDLED.missing(NAMES[script]) == ""


@pytest.mark.parametrize("script", CJK)
def test_chinese_japanese_and_korean_come_with_their_package(script: str) -> None:
    assert BUNDLED.missing(CJK[script])
    assert CJK_FAMILY in bundled().families
    assert bundled().missing(CJK[script]) == ""


@pytest.mark.parametrize("family", [*FAMILIES, CJK_FAMILY])
def test_every_family_has_a_real_semibold(family: str) -> None:
    faces = [in_use().face(family, weight.value) for weight in Weight]
    assert faces[0] is not None and faces[1] is not None and faces[0] is not faces[1]
    assert {info.weight for info in BUNDLED.found().fonts()} == {400, 600}


@pytest.mark.parametrize("script", [s for s in NAMES if s not in ("Hebrew", "Lao")])
def test_other_scripts_are_heavier_at_600(script: str) -> None:
    name = NAMES[script]
    assert extent_of(name, Weight.SEMIBOLD).width > extent_of(name, Weight.REGULAR).width


def test_the_first_family_that_has_a_letter_sets_it() -> None:
    latin = in_use().face(FAMILIES[0], 400)
    assert latin is not None and latin.has("7") and latin.has("\u00a0")
    assert measure("א", 1.0) + measure(" ", 1.0) == pytest.approx(measure("א ", 1.0))


def test_what_no_font_has_is_named_once_and_invisible_signs_are_not() -> None:
    assert in_use().missing(f"A{NOWHERE}b{NOWHERE}\u200d\u202f\ufe0f") == NOWHERE


def test_a_decomposed_name_is_as_wide_as_a_composed_one() -> None:
    assert measure("e\u0301", 1.0) == pytest.approx(measure("é", 1.0))


def test_the_fonts_are_those_recorded_with_their_licence_beside() -> None:
    folder = Path(str(files("preseance.documents").joinpath("fonts")))
    recorded = {
        name: checksum
        for checksum, name in (
            line.split("  ") for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()
        )
    }
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.ttf")
    }
    assert found == recorded
    others = [path for path in folder.glob("*.ttf") if not path.name.startswith("NotoSans-")]
    assert sum(path.stat().st_size for path in others) < 3_000_000
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")
