"""Keeping the planning room: backups, and the personal data that is in it."""

from __future__ import annotations

from cyclopts import App

from preseance.cli.help import SpokenHelp

COMMANDS = ("backup", "restore", "export-person", "erase-person", "purge", "password")
HELP = (
    "Keep the planning room: back it up, bring it back, give out or erase what is held of a guest, "
    "let somebody in who forgot their password."
)


def group() -> App:
    """The commands of the room by name, one module each."""
    made = App(name="room", help=HELP, help_format="plaintext", help_formatter=SpokenHelp())
    for name in COMMANDS:
        module = f"preseance.cli.commands.room.{name.replace('-', '_')}"
        made.command(f"{module}:run", name=name, version_flags=[])
    return made
