"""The documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from preseance.cli.console import err, out, say
from preseance.cli.options import Json, Lang


def run(
    event: Path,
    *,
    session: str | None = None,
    paper: Literal["a4", "a3"] = "a3",
    audience: Literal["public", "usher", "kitchen", "delegation", "host", "protocol"] = "public",
    file_format: Annotated[Literal["pdf", "png", "svg"], Parameter(name="--format")] = "pdf",
    to: Path = Path("out"),
    lang: Lang | None = None,
    as_json: Json = False,
) -> int:
    """Print the floor plan and the guest lists.

    Example: preseance print my-lunch --session lunch --format png --to papers
    """
    from preseance.documents import print_guest_list, print_session
    from preseance.formats import read_event
    from preseance.planning import viewing
    from preseance.planning.checking import check as hold
    from preseance.planning.occasions import occasion_of

    known = read_event(event)
    checked = hold(occasion_of(known, session), known.plan)
    language = lang or viewing.default_language(known)
    files: list[str] = []
    to.mkdir(parents=True, exist_ok=True)
    for scene in checked.occasion.scenes:
        name = scene.session.id
        view = viewing.session_view(checked, scene, audience, language)
        papers = {f"{name}-plan-{paper}": print_session(view, paper=paper, fmt=file_format)}
        for by in ("precedence", "name"):
            rows = viewing.guest_list_view(checked, scene, by, audience, language)
            papers[f"{name}-guests-by-{by}"] = print_guest_list(rows, fmt=file_format)
        for stem, printed in papers.items():
            for k, page in enumerate(printed.pages):
                number = f"-{k + 1}" if len(printed.pages) > 1 else ""
                file = to / f"{stem}{number}.{file_format}"
                file.write_bytes(page)
                files.append(str(file))
            for remark in printed.remarks:
                err.print(f"–  {stem}: {remark.text}", markup=False)
    if as_json:
        say({"files": files})
    else:
        out.print("\n".join(files))
    return 0
