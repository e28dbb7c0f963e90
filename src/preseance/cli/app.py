"""The command line: its commands by name, one module each. Heavy imports wait until a command runs."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

from cyclopts import App, CycloptsError

from preseance.cli.console import err, say
from preseance.errors import InputError, PreseanceError

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
    """Run the command line; exit 2 with every mistake named where the input is bad.

    With ``--json`` the mistakes are one JSON object on stdout too.
    """
    try:
        sys.exit(app(sys.argv[1:], exit_on_error=False) or 0)
    except CycloptsError as error:
        # Said on stderr already, in the frame that its help has.
        _refuse(_mistaken(str(error)))
    except InputError as error:
        err.print(str(error), markup=False)
        _refuse(*({**vars(m), "message": str(m)} for m in error.mistakes))
    except PreseanceError as error:
        err.print(str(error), markup=False)
        _refuse(_mistaken(str(error)))
    except BrokenPipeError:
        # Whoever reads our output has seen enough.
        _say_no_more()
        sys.exit(0)
    except OSError as error:
        where = error.filename2 or error.filename
        # What has no name is where the answer goes; all files are named.
        message = f"«{where or 'standard output'}» cannot be read or written ({error.strerror})."
        err.print(message, markup=False)
        if where is None:
            _say_no_more()
        _refuse(_mistaken(message, where and str(where)))
    except KeyboardInterrupt:
        err.print("Stopped; nothing was written.", markup=False)
        sys.exit(130)


def _say_no_more() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _mistaken(message: str, file: str | None = None) -> dict[str, str | int | None]:
    """A mistake that stands in no row of a file, as JSON says one."""
    nowhere = dict.fromkeys(("row", "column", "found", "expected"))
    return {"file": file, **nowhere, "message": message}


def _refuse(*errors: dict[str, str | int | None]) -> NoReturn:
    """End for bad input; one JSON object where one was asked for."""
    if "--json" in sys.argv[1:]:
        say({"errors": list(errors)})
    sys.exit(2)
