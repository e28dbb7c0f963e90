"""Every source that a rank may rest on is cited in both languages."""

import re
from importlib.resources import files

import pytest

from preseance.protocol import schemes
from preseance.protocol.sources import SOURCES, source_said
from preseance.protocol.words import scheme_words
from preseance.wording.wording import Wording


@pytest.mark.parametrize("name", schemes.names())
def test_every_source_of_a_scheme_has_its_french(name: str) -> None:
    known = schemes.scheme_by_name(name)
    cited = {known.source, *(c.source for c in known.classes if c.source)}
    said = {m for m, words in scheme_words().items() if "fr" in words}
    known_by = {s for s in cited if f"source.{s}" in SOURCES or f"term.source.{s}" in said}
    assert known_by == cited


def test_every_source_that_code_names_has_its_french() -> None:
    code = "".join(
        files("preseance.protocol").joinpath(module).read_text("utf-8")
        for module in ("candidates.py", "ordering.py")
    )
    named = set(re.findall(r'"(custom[^"]*|decree [^"]*|set by hand)"', code))
    assert {"set by hand", "custom"} <= named
    assert {s for s in named if f"source.{s}" not in SOURCES} == set()


def test_a_source_unknown_stands_as_it_is() -> None:
    assert str(Wording({}).word(source_said("a letter of 1950"))) == "a letter of 1950"
