"""Which language the command line speaks: that of ``--lang`` wherever it stands, else PRESEANCE_LANG."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise

from preseance.wording.languages import ENGLISH, languages
from preseance.wording.tongues import languages_in

VARIABLE = "PRESEANCE_LANG"
_OPTION = "--lang"


def spoken(words: Sequence[str] | None = None) -> str:
    """The language asked for among a command's words (those of this process where None).

    Of two, for papers, the first. It is found even where nothing else of the command can be read; English where it is unknown.
    """
    said = list(sys.argv[1:] if words is None else words)
    asked = [w.removeprefix(f"{_OPTION}=") for w in said if w.startswith(f"{_OPTION}=")]
    asked += [word for option, word in pairwise(said) if option == _OPTION]
    chosen = languages_in(asked[-1] if asked else os.environ.get(VARIABLE, ENGLISH))[0]
    return chosen if chosen in languages() else ENGLISH
