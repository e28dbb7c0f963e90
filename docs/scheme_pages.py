"""The pages of the schemes of precedence: source, edition, classes, settings, what is uncertain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from preseance.model.scheme_row import Certainty
from preseance.protocol import Scheme, scheme_by_name, scheme_names
from preseance.protocol.capacity import OR_UNSAID, OTHER_THAN
from preseance.protocol.schemes import shared

HAND = tuple(
    Path(__file__).with_name("protocol") / n for n in ("own-order.md", "flags.md", "take-in.md")
)
"""The pages that are written by hand."""


_LISTED = 40
"""Values of a setting that a page lists one by one."""


def scheme_pages() -> Mapping[str, bytes]:
    """Every file of docs/protocol, by its path in there."""
    pages: dict[str, bytes] = {}
    index = [
        "# Schemes of precedence",
        "",
        "Made by `python docs/build.py protocol` from the schemes' data files; do not edit.",
        "An event may bring [an order of its own](own-order.md). How [flags](flags.md) stand in a row.",
        "Who [takes whom in](take-in.md) to dinner.",
        "",
    ]
    index += ["| scheme | ranks | edition | certainty |", "|---|---|---|---|"]
    for name in scheme_names():
        scheme = scheme_by_name(name)
        index.append(
            f"| [{scheme.title['en']}]({name}.md) (`{name}`) | {_ranks(scheme)} | {scheme.edition} "
            f"| {_certainty(scheme)} |"
        )
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
            "| rank | class | roles | sorted by | source, edition | certainty |",
            "|---|---|---|---|---|---|",
        ]
        for c in sorted(scheme.classes, key=lambda c: c.level):
            roles = ", ".join(f"`{r}`" for r in c.roles if r != "*") or "any other"
            keys = ", then ".join(_key(k) for k in c.keys) or "name"
            source = ", ".join(filter(None, (c.source or scheme.source, c.edition)))
            label = ". ".join(filter(None, (c.label["en"], c.note.get("en", "").rstrip("."))))
            where = " and ".join(_condition(n, v) for n, v in c.where.items() if n != "national")
            label += f" (where {where})" if where else ""
            lines.append(f"| {c.rank} | {label} | {roles} | {keys} | {source} | {c.certainty} |")
        lines += ["", "## Settings", ""]
        for setting in scheme.settings.values():
            values = [a for a in setting.allowed if a]
            allowed = ", ".join("any" if a == "*" else f"`{a}`" for a in values)
            if len(values) > _LISTED:
                allowed = f"`{values[0]}` to `{values[-1]}`"
            default = f"`{setting.default}`" if setting.default else "empty"
            about = setting.about["en"]
            lines.append(f"- `{setting.name}` ({allowed}; default {default}): {about}")
        lines += ["", "## Uncertain", "", *(f"- {text}" for text in scheme.uncertain), ""]
        pages[f"{name}.md"] = "\n".join(lines).encode()
    pages |= {page.name: page.read_bytes() for page in HAND}
    pages["README.md"] = "\n".join([*index, ""]).encode()
    return pages


def _ranks(scheme: Scheme) -> int:
    """How many ranks there are: by the numbers of the list, or else by level."""
    numbered = {c.rank for c in scheme.classes if c.rank}
    last = {c.id for c in shared().classes}
    return len(numbered) or len({c.level for c in scheme.classes if c.id not in last})


def _certainty(scheme: Scheme) -> str:
    """How many classes are how well known."""
    last = {c.id for c in shared().classes}
    counts = Counter(c.certainty for c in scheme.classes if c.id not in last)
    return ", ".join(f"{counts[level]} {level}" for level in Certainty if counts[level])


def _condition(name: str, value: str) -> str:
    other = value.startswith(OTHER_THAN)
    named = value.removeprefix(OTHER_THAN).removesuffix(OR_UNSAID)
    said = f"the setting `{named[1:]}`" if named.startswith("$") else f"`{named}`"
    unsaid = " or is not known" if value.endswith(OR_UNSAID) else ""
    return f"`{name}` is {'not ' if other else ''}{said}{unsaid}"


def _key(spec: str) -> str:
    return " or ".join(f"`{k}`" for k in spec.removesuffix("?").split("|"))
