"""Make the generated pages of the manual: `python docs/build.py [files|forms|protocol|rules|schema]`.

Pages of rules come from docstrings, their pictures from the cases the rules are tested by; pages
of forms are drawn by the program and those of schemes written from their data files, so that none
can say what the program does not do. `--check` writes nothing and tells what is missing or stale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

# The pages are found only with the path above, from whatever folder this is run.
from docs.file_pages import file_page
from docs.form_pages import form_pages
from docs.pattern_pages import pattern_pages
from docs.rule_pages import rule_pages
from docs.scheme_pages import scheme_pages

from preseance.formats.converting.json_event import json_schema

TARGETS: Mapping[str, Callable[[], Mapping[str, bytes]]] = {
    "forms": form_pages,
    "protocol": scheme_pages,
    "reading": pattern_pages,
    "rules": rule_pages,
}
"""By folder: the files it must hold, by path inside it."""


def schema_file() -> bytes:
    """The schema of an event in JSON."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1).encode() + b"\n"


SINGLE: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "files": ("files.md", file_page),
    "schema": ("event.schema.json", schema_file),
}
"""Files that stand alone, by target: the name, and what makes it."""


def stale(target: str) -> list[str]:
    """Files of a target that are missing, out of date or left over."""
    if target in SINGLE:
        name, make = SINGLE[target]
        page = HERE / name
        is_fresh = page.is_file() and page.read_bytes() == make()
        return [] if is_fresh else [page.name]
    folder, wanted = HERE / target, TARGETS[target]()
    there = {str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file()}
    wrong = [
        n for n, content in wanted.items() if n in there and (folder / n).read_bytes() != content
    ]
    return sorted([*wrong, *(wanted.keys() ^ there)])


def build(target: str) -> None:
    """Write a folder, or a page, anew."""
    if target in SINGLE:
        name, make = SINGLE[target]
        (HERE / name).write_bytes(make())
        return
    folder, wanted = HERE / target, TARGETS[target]()
    for name in stale(target):
        (folder / name).unlink(missing_ok=True)
    for name, content in wanted.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def main(arguments: list[str]) -> int:
    """Build or check the targets named, all where none is."""
    check = "--check" in arguments
    targets = [a for a in arguments if a != "--check"] or [*TARGETS, *SINGLE]
    for target in targets:
        if target not in (*TARGETS, *SINGLE):
            print(f"There is no target «{target}». Known: {', '.join([*TARGETS, *SINGLE])}.")
            return 2
        if check:
            names = stale(target)
            for name in names:
                print(f"{name} in {target} is missing or stale; run python docs/build.py {target}")
            if names:
                return 1
        else:
            build(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
