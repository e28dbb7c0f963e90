"""The guests in order of precedence."""

from __future__ import annotations

from pathlib import Path

from preseance.cli.console import out, say
from preseance.cli.options import Json, Lang


def run(event: Path, *, scheme: str | None = None, lang: Lang = "en", as_json: Json = False) -> int:
    """Rank the guests, each with the reason of its rank.

    Example: preseance precedence my-lunch --scheme "heads-of-state tenure=first"
    """
    from preseance.formats import read_event
    from preseance.planning.catalogue import wording_of
    from preseance.protocol import order

    known = read_event(event)
    ranked, sentence = order(known, scheme=scheme), wording_of(known, lang).sentence
    rows = [
        {
            "guest": r.guest,
            "position": r.position,
            "class": r.class_id,
            "key": list(r.key),
            "reason": sentence(r.reason),
        }
        for r in ranked.ranks
    ]
    if as_json:
        say({"order": rows, "remarks": [sentence(r.message) for r in ranked.remarks]})
        return 0
    out.print(sentence(ranked.sentence), markup=False)
    for row in rows:
        out.print(
            f"{row['position']:>4}  {known.guest_by_id[str(row['guest'])].name}: {row['reason']}",
            markup=False,
        )
    for remark in ranked.remarks:
        out.print(f"   –  {sentence(remark.message)}", markup=False)
    return 0
