"""The command line: its commands by name, one module each. Heavy imports wait until a command runs."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from cyclopts import App

from preseance.cli.console import err
from preseance.errors import PreseanceError

app = App(
    name="preseance",
    help="Who sits where, and who must not meet: protocol and table plans.",
    help_format="plaintext",
)
COMMANDS = (
    "new",
    "demo",
    "precedence",
    "places",
    "plan",
    "check",
    "why",
    "print",
    "publish",
    "replan",
    "rehearse",
    "history",
    "diff",
)
for name in COMMANDS:
    app.command(import_module(f"preseance.cli.commands.{name}").run, name=name)


def run() -> None:
    """Run the command line; exit 2 with every mistake named where the input is bad."""
    try:
        sys.exit(app(sys.argv[1:]) or 0)
    except PreseanceError as error:
        err.print(str(error), markup=False)
        sys.exit(2)
    except BrokenPipeError:
        # Whoever reads our output has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        where = error.filename2 or error.filename or "a file"
        err.print(f"«{where}» cannot be read or written ({error.strerror}).", markup=False)
        sys.exit(2)
    except KeyboardInterrupt:
        err.print("Stopped; nothing was written.", markup=False)
        sys.exit(130)
