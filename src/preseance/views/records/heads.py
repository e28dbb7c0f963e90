"""What stands at the head of every paper."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from preseance.views.audiences import DEFAULT

Language: TypeAlias = str
"""One of ``preseance.wording.languages.languages()``."""


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What stands at the head of every paper."""

    event: str
    session: str
    """Title of the session; empty on papers of the whole event."""
    language: Language = "en"
    audience: str = DEFAULT
    """Name of the audience in the table of audiences."""
    starts: datetime | None = None
    """Local time of the event."""
    ends: datetime | None = None
    place: str = ""
    """Where it is held: house and room."""
    version: str = ""
    """Label of the version, for instance `3`; empty for a draft."""
    stage: str = ""
    """How far the version has gone: draft, approved, told, printed or seated."""
    grown_from: str = ""
    """Label of the version a draft has grown from; empty for a first draft or a version."""
    superseded_by: str = ""
    """Label of the version that replaced this one; empty when this one is in force."""
    scheme: str = ""
    """How the guests rank, in one sentence."""
    groups: Literal["table", "row", "vehicle", "place"] = "table"
    """In what its places lie; `place` where all are one line or at one table."""
    marking: str = ""
    """Who may read it, as the house marks its papers; empty for none."""
    written: str = ""
    """Language (ISO 639) of what the host wrote and nobody translated; empty where that is not known."""
    copy: str = ""
    """Which copy it is and whose, for instance `Copy 3 of 12 · Head usher`; empty for none."""
    published: datetime | None = None
    """When the version was published; None for a draft."""
