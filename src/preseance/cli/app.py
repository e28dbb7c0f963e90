"""The command line: its commands by name, one module each. Heavy imports wait until a command runs."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from cyclopts import App, CycloptsError

from preseance.cli.commands import room
from preseance.cli.console import err, say
from preseance.cli.help import SpokenHelp
from preseance.cli.language import spoken
from preseance.cli.usage import usage_mistake
from preseance.cli.warned import say_warnings
from preseance.errors import InputError, PreseanceError
from preseance.wording.said import Said, in_language

app = App(
    name="preseance",
    help="Who sits where, and who must not meet: protocol and table plans.",
    help_format="plaintext",
    help_formatter=SpokenHelp(),
)
COMMANDS = (
    "new",
    "import",
    "read",
    "demo",
    "precedence",
    "places",
    "plan",
    "check",
    "why",
    "pin",
    "encounters",
    "requests",
    "sources",
    "meetings",
    "earlier",
    "programme",
    "print",
    "publish",
    "replan",
    "switch",
    "rehearse",
    "history",
    "copies",
    "diff",
    "restore",
    "undo",
    "convert",
    "serve",
    "worker",
    "doctor",
)
_MODULES = {"import": "import_list"}
"""Commands whose name is no name of a module."""
for name in COMMANDS:
    # Named, and loaded when it is asked for. Of a command, a version is the event's; the program's is asked
    # of the program alone.
    module = f"preseance.cli.commands.{_MODULES.get(name, name)}"
    app.command(f"{module}:run", name=name, version_flags=[])
ROOM = room.COMMANDS
"""Commands of the group ``room``."""
app.command(room.group())


def _load_described(words: list[str]) -> None:
    """Load all commands of the group asked, if it is to list them with what each is for."""
    in_room = words[:1] == ["room"]
    group, named = (app["room"], ROOM) if in_room else (app, COMMANDS)
    if not {*words[in_room : in_room + 1]} & {*named}:
        for name in named:
            group[name]


def run() -> None:
    """Run the command line; exit 2 with every mistake named where the input is bad.

    With ``--json`` the mistakes are one JSON object on stdout too.
    """
    say_warnings()
    _load_described(sys.argv[1:])
    try:
        sys.exit(app(sys.argv[1:], exit_on_error=False, print_error=False) or 0)
    except CycloptsError as error:
        in_group = sys.argv[1:2] == ["room"]
        _refuse_said(usage_mistake(error, ROOM if in_group else (*COMMANDS, "room")))
    except InputError as error:
        err.print(error.said(spoken()), markup=False)
        _refuse(*(m.record(spoken()) for m in error.mistakes))
    except PreseanceError as error:
        _refuse_said(error.said(spoken()))
    except BrokenPipeError:
        # Whoever reads our output has seen enough.
        _say_no_more()
        sys.exit(0)
    except OSError as error:
        # What has no name is where the answer goes; all files are named.
        where = error.filename2 or error.filename or Said("standard output")
        if isinstance(where, Said):
            _say_no_more()
        reason = error.strerror or ""
        said = Said(
            "«{where}» cannot be read or written ({reason}).",
            where=where if isinstance(where, Said) else str(where),
            reason=reason,
        )
        _refuse_said(said, str(where))
    except KeyboardInterrupt:
        err.print(in_language(Said("Stopped; nothing was written."), spoken()), markup=False)
        sys.exit(130)


def _say_no_more() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse_said(message: str, file: str | None = None) -> NoReturn:
    """Say what is wrong on stderr, in the language asked for, and end."""
    said = in_language(message, spoken())
    err.print(said, markup=False)
    _refuse(_mistaken(said, file))


def _mistaken(message: str, file: str | None = None) -> dict[str, str | int | None]:
    """A mistake that stands in no row of a file, as JSON says one."""
    nowhere = dict.fromkeys(("row", "column", "found", "expected"))
    return {"file": file, **nowhere, "message": message}


def _refuse(*errors: dict[str, str | int | None]) -> NoReturn:
    """End for bad input; one JSON object where one was asked for."""
    if "--json" in sys.argv[1:]:
        say({"errors": list(errors)})
    sys.exit(2)
