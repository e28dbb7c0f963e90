"""The sources that ranks rest on, as they are cited: the English here and in schemes is their id.

A scheme may say its own in several languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from preseance.wording.message import Message

_CITED: Final = (
    "custom",
    "set by hand",
    "custom (Debrett's; Dubai Protocol Department)",
    "custom of mixed company",
    "custom of some Catholic countries",
    "custom of negotiations and international organisations; names from Unicode CLDR and the Union's Interinstitutional Style Guide",
    "custom; class order reported by R. Cook, The Guardian, 11 May 2005",
    "custom; by year of foundation as at the G20 in Seoul, 2010 (Protocol Bureau)",
    "custom; organisations by year of foundation as at Seoul, 2010 (Protocol Bureau)",
    "Protocol Bureau on Seoul, 2010",
    "Vienna Convention on Diplomatic Relations, 1961, art. 13, 14 and 16",
    "Vienna Convention on Diplomatic Relations, 1961, art. 16 (3)",
    "Vienna Convention on Diplomatic Relations, 1961, art. 19, and practice",
    "Council memo of April 2021, as reported; Council Decision (EU) 2016/1316 for the order of presidencies",
    "decree 89-655 of 13 September 1989, art. 2, as listed for January 2021",
    "decree 89-655 of 13 September 1989, art. 3",
    "decree 89-655, art. 3, as listed by a local association in 2014",
    "decree 89-655, art. 3, 14th rank (ministerial answer on several offices held together)",
    "decree 89-655, art. 9",
    "decree 89-655, art. 13, and custom",
    "decree 89-655, art. 14",
    "decree 89-655; seniority from the first election, then age (National Assembly, written answer 74133, 12th legislature)",
    "the event's own list",
    "STANAG 2116, edition 6; date of rank by custom",
    "United Nations Protocol, briefings of 2011, 2013 and 2015",
    "Department of State, order of precedence, editions 2017, 2020 and 2022, as listed",
    "edition of 2020: the rank of the corresponding office",
    "list of 2004",
    "list of 2015",
)

SOURCES: Final[Mapping[str, str]] = {f"source.{cited}": cited for cited in _CITED}
"""Terms by id."""


def source_said(source: str) -> Message:
    """A source, cited in the language asked; one that no language knows stands as it is."""
    return Message(f"term.source.{source}", {}, source)
