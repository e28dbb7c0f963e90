"""Pages that are told what differs from what they show, so that none of them has to ask.

What leads from one revision to the newest is made once for all who show the same and may see the same.
"""

from __future__ import annotations

import base64
import gzip
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db import DatabaseError

from preseance.server.events.access import Entry
from preseance.server.live.messages import Message

_SHORT = 2_000
"""Letters up to which it is told as it is; longer ones are packed."""
_LEVEL = 6
MOST_TOLD = 64_000
"""Letters of what is told by a stream: of more, each page asks for itself."""
_LOG = logging.getLogger("preseance.live")
StepOf = Callable[[Entry, str, str, int], tuple[int, str] | None]
"""By whom, session, language and the revision that is shown, at least: the newest one, and what leads there as
a JSON object, which names in ``from`` all revisions that it leads on from; None where pages are to ask for themselves.
"""
Key = tuple[int, str, str, str, str, int]
"""All that decides what leads from a revision: nobody is told what was made for another role."""
Turning = tuple[bool, bool]
"""Whether somebody has anything to undo, and to redo."""


@dataclass
class Shows:
    """What somebody's page shows."""

    session: str
    language: str
    revision: int
    """Or a later one, where it has asked for itself."""
    turning: Turning | None = None
    """As they were told last."""


@dataclass(frozen=True)
class Step:
    """What leads to a revision."""

    revision: int
    told: str
    """A JSON object that lacks what is each one's own."""

    def message(self, turning: Turning) -> Message | None:
        """With what one who may undo and redo has of it; None where it is too long."""
        own = json.dumps({"can_undo": turning[0], "can_redo": turning[1]})
        whole = f"{self.told[:-1]}, {own[1:]}"
        if len(whole) > _SHORT:
            packed = gzip.compress(whole.encode(), _LEVEL, mtime=0)
            whole = json.dumps({"packed": base64.b64encode(packed).decode("ascii")})
        return Message("patch", text=whole) if len(whole) <= MOST_TOLD else None


def key_of(who: Entry, shows: Shows) -> Key:
    """By what it is known what leads on from there."""
    return who.pk, who.role.name, who.delegation, shows.session, shows.language, shows.revision


def steps_of(pages: Iterable[tuple[Entry, Shows]], step_of: StepOf) -> Mapping[Key, Step]:
    """What leads each page to the newest revision, where it can be told.

    Raises
    ------
    DatabaseError
        Where the database does not answer.
    """
    once = {key_of(who, shows): (who, shows) for who, shows in pages}
    found = {key: _step(who, shows, step_of) for key, (who, shows) in once.items()}
    return {key: step for key, step in found.items() if step is not None}


def _step(who: Entry, shows: Shows, step_of: StepOf) -> Step | None:
    try:
        found = step_of(who, shows.session, shows.language, shows.revision)
    except DatabaseError:
        raise
    except Exception:
        # One picture that cannot be made ends nobody's stream: the page asks, and is told why.
        _LOG.exception("what leads on from a revision was not made")
        return None
    return None if found is None else Step(*found)
