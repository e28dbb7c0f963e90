"""The pages of the reading room's patterns: what each catches, and what it must leave."""

from __future__ import annotations

from collections.abc import Mapping

from preseance.reading.language import LANGUAGES, Language, Pattern, language_named

_NAMES = {"en": "English", "fr": "French"}


def pattern_pages() -> Mapping[str, bytes]:
    """Every file of docs/reading, by its path in there."""
    return {f"{code}.md": _page(language_named(code)).encode() for code in LANGUAGES}


def _page(language: Language) -> str:
    lines = [
        f"# What is read in {_NAMES[language.code]}",
        "",
        f"Made by `python docs/build.py reading` from `reading/words/{language.code}.toml`; do not edit.",
        "Each sentence stands as a test: what is caught, and what must be left alone. How forms are",
        "written stands at the head of that file, and in [the manual](../reading.md).",
        "",
        "| pattern | kind | says |",
        "|---|---|---|",
        *(f"| [{p.name}](#{p.name}) | {p.kind} | {p.says} |" for p in language.patterns),
        "",
    ]
    for pattern in language.patterns:
        lines += _section(pattern)
    return "\n".join(lines).rstrip() + "\n"


def _section(pattern: Pattern) -> list[str]:
    lines = [f"## {pattern.name}", "", f"{pattern.says} Kind: `{pattern.kind}`.", "", "```"]
    lines += [*pattern.written, "```", ""]
    if pattern.catches:
        lines += ["Catches:", "", *(f"- {text}" for text in pattern.catches), ""]
    if pattern.leaves:
        lines += ["Leaves:", "", *(f"- {text}" for text in pattern.leaves), ""]
    return lines
