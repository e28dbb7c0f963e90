"""Where commands speak: answers on stdout, progress and remarks on stderr."""

from __future__ import annotations

import json
import sys
from typing import Any

from rich.console import Console

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def say(report: dict[str, Any]) -> None:
    """Print one JSON object."""
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    sys.stdout.flush()  # Here, where what goes wrong is told.
