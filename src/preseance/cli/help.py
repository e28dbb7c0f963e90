"""The help of commands in the language asked for: English as it stands in the code, others by it."""

from __future__ import annotations

import re
from typing import Any

from cyclopts.help import HelpEntry, HelpPanel, InlineText
from cyclopts.help.formatters import DefaultFormatter
from rich.console import Console, ConsoleOptions
from rich.text import Text

from preseance.cli.language import spoken
from preseance.wording.languages import ENGLISH, translated
from preseance.wording.said import Said, in_language

_EXAMPLE = "Example: "
FRAME = (
    Said("Commands"),
    Said("Arguments"),
    Said("Parameters"),
    Said("Display this message and exit."),
    Said("Display application version."),
)
"""What the library itself says in help."""


def paragraphs(text: str) -> list[str]:
    """A help text, each paragraph in one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def helped(text: str, language: str) -> str:
    """A help text in the language, paragraph by paragraph."""
    return "\n\n".join(_paragraph(part, language) for part in paragraphs(text))


def _paragraph(text: str, language: str) -> str:
    if text.startswith(_EXAMPLE):
        command = text.removeprefix(_EXAMPLE)
        return in_language(Said("Example: {command}", command=command), language)
    return translated(text, text, language)


class SpokenHelp(DefaultFormatter):
    """Help as the library shows it, its texts in the language asked for."""

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:
        """Show the commands, or the parameters of one."""
        language = spoken()
        if language != ENGLISH:
            entries = [_entry(entry, language) for entry in panel.entries]
            title = helped(str(panel.title), language)
            panel = panel.copy(title=title, entries=entries)
        super().__call__(console, options, panel)

    def render_usage(self, console: Console, options: ConsoleOptions, usage: Any) -> None:
        """Show how the command is written."""
        language = spoken()
        if language == ENGLISH or not usage:
            super().render_usage(console, options, usage)
            return
        words = usage.plain if isinstance(usage, Text) else str(usage)
        words = words.strip().removeprefix("Usage:").strip()
        said = in_language(Said("Usage: {words}", words=words), language)
        console.print(Text(said + "\n", "bold"))

    def render_description(
        self, console: Console, options: ConsoleOptions, description: Any
    ) -> None:
        """Show what the command is for; lines end where the window does, not where the code's do."""
        if description:
            description = Text(helped(_plain(description), spoken()) + "\n")
        super().render_description(console, options, description)


def _plain(text: Any) -> str:
    if isinstance(text, InlineText):
        text = text.primary_renderable
    return text.plain if isinstance(text, Text) else str(text or "")


def _entry(entry: HelpEntry, language: str) -> HelpEntry:
    """One command or parameter, with what its value may be."""
    said = [helped(_plain(entry.description), language)]
    if entry.choices:
        said.append(
            in_language(Said("[choices: {known}]", known=", ".join(entry.choices)), language)
        )
    if entry.env_var:
        said.append(
            in_language(Said("[env var: {known}]", known=", ".join(entry.env_var)), language)
        )
    if entry.default and entry.default != "False":
        said.append(in_language(Said("[default: {value}]", value=entry.default), language))
    if entry.required:
        said.append(in_language(Said("[required]"), language))
    text = Text(" ".join(part for part in said if part))
    return entry.copy(description=text, choices=None, env_var=None, default=None, required=False)
