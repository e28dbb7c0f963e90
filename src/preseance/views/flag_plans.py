"""The flags of a session as those see them who put them up and check them."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from preseance.model.event import Event
from preseance.model.flag_row import FlagRow
from preseance.planning.checks.checking import Check
from preseance.planning.occasion.flags import PlacedFlag, flag_rows, flags_at
from preseance.protocol.flags import name_in
from preseance.rules.shapes import Assembly
from preseance.views.audiences import audience_named
from preseance.views.guests import paper_head, whereabouts
from preseance.views.records import FlagPlanView, FlagRowView, FlagView, Language


def flag_plan_view(
    checked: Check, assembly: Assembly, audience: str, language: Language = "en"
) -> FlagPlanView:
    """The rows of a session, each from the viewer's left to right.

    Raises
    ------
    ValueError
        Where the audience may not know the ranks, by which heads of delegation are found.
    """
    if not audience_named(audience).ranks:
        raise ValueError(f"the flag plan is not for the audience «{audience}»")
    event = checked.occasion.event
    where = whereabouts(checked, assembly, language)
    by_id = assembly.layout.by_id

    def called(row: FlagRow, flag: PlacedFlag) -> str:
        """In the language of the paper, unless the row says in which one its flags are named."""
        known = event.delegation_by_id[flag.delegation]
        said = known.translations.get(f"name_{language}", "")
        return flag.name if row.language else said or name_in(row, known, language)

    def seen(row: FlagRow, flag: PlacedFlag) -> FlagView:
        at = ", ".join(text for text in where(by_id[flag.place]) if text) if flag.place else ""
        honour = None if flag.honour is None else flag.honour + 1
        return FlagView(str(flag.number), flag.delegation, called(row, flag), flag.code, honour, at)

    rows = [
        (row, flags_at(event, assembly, row, checked.plan)) for row in flag_rows(event, assembly)
    ]
    return FlagPlanView(
        paper_head(checked, assembly, audience, language),
        tuple(
            FlagRowView(
                name=row.name,
                form=row.form,
                rules=() if row.form == "table" else _rules(row, len(flags)),
                language=_language_called(row, event, language),
                checked_by=row.checked_by,
                flags=tuple(seen(row, flag) for flag in flags),
            )
            for row, flags in rows
            if flags
        ),
    )


def _rules(row: FlagRow, count: int) -> tuple[str, ...]:
    """What the row goes by, as words of papers: its order, the host's flag, the filling, the hand."""
    filled = {"centre-if-odd": count % 2 == 1, "centre-if-three": count == 3}
    centred = filled.get(row.fills, row.fills == "centre")
    return (
        f"flags-{row.order}",
        f"flags-host-{row.host}",
        "flags-centre" if centred else "flags-line",
        f"flags-side-{row.honour_side}",
    )


def _language_called(row: FlagRow, event: Event, language: Language) -> str:
    code = row.language or event.languages[0]
    if code == "own":
        return ""
    try:
        return str(Locale.parse(language).languages.get(code, code))
    except (UnknownLocaleError, ValueError):
        return code
