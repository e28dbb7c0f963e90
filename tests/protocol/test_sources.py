"""Every source that a rank may rest on is cited in both languages."""

import re
from importlib.resources import files

import pytest

from preseance.protocol import schemes
from preseance.protocol.sources import SOURCES, source_term


@pytest.mark.parametrize("name", schemes.names())
def test_every_source_of_a_scheme_has_its_french(name: str) -> None:
    known = schemes.scheme_by_name(name)
    cited = {known.source, *(c.source for c in known.classes if c.source)}
    assert {s for s in cited if source_term(s).id not in SOURCES} == set()


def test_every_source_that_code_names_has_its_french() -> None:
    code = "".join(
        files("preseance.protocol").joinpath(module).read_text("utf-8")
        for module in ("candidates.py", "ordering.py")
    )
    named = set(re.findall(r'"(custom[^"]*|decree [^"]*|set by hand)"', code))
    assert {"set by hand", "custom"} <= named
    assert {s for s in named if source_term(s).id not in SOURCES} == set()


def test_a_source_unknown_stands_as_it_is() -> None:
    assert source_term("a letter of 1950").id == "a letter of 1950"
