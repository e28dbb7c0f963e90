"""One message of a stream."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Message:
    """Its kind and what it says."""

    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)
    number: int | None = None
    text: str = ""
    """The data, where it is JSON already."""

    @cached_property
    def encoded(self) -> bytes:
        """As `text/event-stream` has it; made once for all who are told."""
        lines = [f"event: {self.kind}"]
        if self.number is not None:
            lines.append(f"id: {self.number}")
        lines.append(f"data: {self.text or json.dumps(self.data, ensure_ascii=False)}")
        return ("\n".join(lines) + "\n\n").encode()
