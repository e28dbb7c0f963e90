"""A language model that a house may let read along: any endpoint that speaks as OpenAI's chat does.

=========================  ==================================================================
``PRESEANCE_READER_URL``   address of its ``chat/completions``; nothing is asked where empty
``PRESEANCE_READER_MODEL`` name of the model
``PRESEANCE_READER_KEY``   key that is sent as ``Authorization: Bearer``; none where empty
=========================  ==================================================================

Besides, an event must allow it: its reports and the names of its guests leave the house.
"""

from __future__ import annotations

import json
import os
import queue
import threading
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from preseance.errors import PreseanceError
from preseance.model.event import Event
from preseance.reading import Proposal, Report
from preseance.reading.answering import Answered, answered, besides
from preseance.reading.asking import LONGEST, messages
from preseance.wording.said import Said

ALLOWED: Final = "reading.model"
"""Setting of an event: whether its reports may be sent; every event is confidential until it says so."""
SECONDS: Final = 60.0
"""That an answer may take, from the first byte to the last."""
MOST_BYTES: Final = 1_000_000
"""Of an answer."""


class UnheardError(PreseanceError):
    """The model gave no answer that can be used."""


@dataclass(frozen=True)
class Endpoint:
    """Where a model is asked."""

    url: str
    model: str
    seconds: float
    """That an answer may take."""
    key: str = field(default="", repr=False)

    def ask(self, asked: Sequence[dict[str, str]]) -> str:
        """What the model answers.

        Raises
        ------
        UnheardError
            Where there is no answer, none in time, or one that is too long or of another shape.
        """
        heard: queue.Queue[str | UnheardError] = queue.Queue()
        # A socket's own time-out counts each piece; whoever sends drop by drop would never end.
        threading.Thread(target=self._try, args=(asked, heard), daemon=True).start()
        try:
            answer = heard.get(timeout=self.seconds)
        except queue.Empty:
            raise UnheardError(
                Said("it gave no answer within {seconds} s", seconds=self.seconds)
            ) from None
        if isinstance(answer, UnheardError):
            raise answer
        return answer

    def _try(self, asked: Sequence[dict[str, str]], heard: queue.Queue[str | UnheardError]) -> None:
        try:
            heard.put(_content(self._sent(asked)))
        except UnheardError as error:
            heard.put(error)
        except Exception as error:  # Whatever a network does, the patterns have read.
            heard.put(
                UnheardError(Said("it cannot be reached ({reason})", reason=str(error)[:200]))
            )

    def _sent(self, asked: Sequence[dict[str, str]]) -> bytes:
        body = {"model": self.model, "messages": list(asked), "temperature": 0, "stream": False}
        request = urllib.request.Request(  # The scheme was looked at.
            self.url,
            json.dumps(body).encode(),
            {"Content-Type": "application/json", "Accept": "application/json"},
        )
        if self.key:
            request.add_unredirected_header("Authorization", f"Bearer {self.key}")
        opener = urllib.request.build_opener(_Nowhere)
        try:
            with opener.open(request, timeout=self.seconds) as answer:
                content: bytes = answer.read(MOST_BYTES + 1)
        except urllib.error.HTTPError as error:
            with error:
                raise UnheardError(
                    Said("it answered with status {status}", status=error.code)
                ) from None
        if len(content) > MOST_BYTES:
            raise UnheardError(Said("its answer is longer than {most} bytes", most=MOST_BYTES))
        return content


class _Nowhere(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: a report goes where the house said, and nowhere else."""

    def redirect_request(self, *args: Any, **more: Any) -> None:
        """None of them."""


def _content(answer: bytes) -> str:
    """The text of the first choice."""
    try:
        text = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise UnheardError(Said("its answer is not that of a chat")) from None
    if not isinstance(text, str):
        raise UnheardError(Said("its answer is not that of a chat"))
    return text


def endpoint_of(event: Event) -> Endpoint | Said | None:
    """The endpoint that an event may be read by; a sentence why not, None where the house has none."""
    url = os.environ.get("PRESEANCE_READER_URL", "").strip()
    if not url:
        return None
    if event.settings.get(ALLOWED) is not True:
        return Said(
            "No model is asked: this event is confidential until its setting {name} is true.",
            name=ALLOWED,
        )
    parts = urlsplit(url)
    model = os.environ.get("PRESEANCE_READER_MODEL", "").strip()
    if parts.scheme not in ("http", "https") or not parts.hostname or not model:
        return Said(
            "No model is asked: PRESEANCE_READER_URL must be an http address, and PRESEANCE_READER_MODEL name a model."
        )
    key = os.environ.get("PRESEANCE_READER_KEY", "").strip()
    return Endpoint(url, model, SECONDS, key)


@dataclass(frozen=True)
class ReadAlong:
    """What patterns and a model propose, and what there is to say of the model."""

    proposals: tuple[Proposal, ...]
    said: tuple[Said, ...] = ()


def read_along(event: Event, reports: Sequence[Report], known: Sequence[Proposal]) -> ReadAlong:
    """What a model proposes besides what patterns did; whatever fails there is said, and theirs stand."""
    endpoint = endpoint_of(event)
    if not isinstance(endpoint, Endpoint):
        return ReadAlong(tuple(known), () if endpoint is None else (endpoint,))
    found, said = tuple(known), list[Said]()
    for report in reports:
        try:
            answer = _asked(endpoint, event, report)
        except PreseanceError as error:
            said.append(
                Said(
                    "{report}: the model was of no use: {reason}.",
                    report=report.name or "-",
                    reason=error.message,
                )
            )
            continue
        found = besides(found, answer.proposals)
        said += answer.refused
    return ReadAlong(found, tuple(said))


def _asked(endpoint: Endpoint, event: Event, report: Report) -> Answered:
    if len(report.text) > LONGEST:
        raise UnheardError(
            Said("the report is longer than the {most} letters that are sent", most=LONGEST)
        )
    return answered(event, report, endpoint.ask(messages(event, report)))
