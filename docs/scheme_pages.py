"""The pages of the schemes of precedence: source, edition, classes, settings, what is uncertain."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from preseance.protocol import scheme_by_name, scheme_names

OWN_ORDER = Path(__file__).with_name("protocol") / "own-order.md"
"""The one page that is written by hand."""


def scheme_pages() -> Mapping[str, bytes]:
    """Every file of docs/protocol, by its path in there."""
    pages: dict[str, bytes] = {}
    index = [
        "# Schemes of precedence",
        "",
        "Made by `python docs/build.py protocol` from the schemes' data files; do not edit.",
        "An event may bring [an order of its own](own-order.md).",
        "",
    ]
    for name in scheme_names():
        scheme = scheme_by_name(name)
        index.append(f"- [{scheme.title['en']}]({name}.md) (`{name}`)")
        lines = [
            f"# {scheme.title['en']}",
            "",
            f"Scheme `{name}`.",
            "",
            f"- Source: {scheme.source}",
            f"- Edition: {scheme.edition} ({scheme.date})",
            "",
            scheme.sentence["en"],
            "",
            "## Classes, highest first",
            "",
            "| class | roles | sorted by | source |",
            "|---|---|---|---|",
        ]
        for c in sorted(scheme.classes, key=lambda c: c.level):
            roles = ", ".join(f"`{r}`" for r in c.roles if r != "*") or "any other"
            keys = ", then ".join(_key(k) for k in c.keys) or "name"
            lines.append(f"| {c.label['en']} | {roles} | {keys} | {c.source} |")
        lines += ["", "## Settings", ""]
        for setting in scheme.settings.values():
            allowed = ", ".join("any" if a == "*" else f"`{a}`" for a in setting.allowed if a)
            default = f"`{setting.default}`" if setting.default else "empty"
            about = setting.about["en"]
            lines.append(f"- `{setting.name}` ({allowed}; default {default}): {about}")
        lines += ["", "## Uncertain", "", *(f"- {text}" for text in scheme.uncertain), ""]
        pages[f"{name}.md"] = "\n".join(lines).encode()
    pages[OWN_ORDER.name] = OWN_ORDER.read_bytes()
    pages["README.md"] = "\n".join([*index, ""]).encode()
    return pages


def _key(spec: str) -> str:
    return " or ".join(f"`{k}`" for k in spec.removesuffix("?").split("|"))
