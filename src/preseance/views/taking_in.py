"""The procession to table as the house sees it."""

from __future__ import annotations

from preseance.planning.checks.checking import Check
from preseance.planning.day.taking_in import going_in
from preseance.rules.shapes import Assembly
from preseance.views.audiences import audience_named
from preseance.views.guests import guest_view, paper_head, whereabouts
from preseance.views.records import GoingInView, Language, TakeInView


def take_in_view(
    checked: Check, assembly: Assembly, audience: str, language: Language = "en"
) -> TakeInView:
    """Who takes whom in, in the order of going in.

    Raises
    ------
    ValueError
        Where the audience may not know the ranks, which the order tells.
    """
    if not audience_named(audience).ranks:
        raise ValueError(f"who takes whom in is not for the audience «{audience}»")
    event, by_id = checked.occasion.event, assembly.layout.by_id
    where = whereabouts(checked, assembly, language)
    place_of = {p.guest: p.place for p in checked.plan.of_session(assembly.session.id)}
    return TakeInView(
        paper_head(checked, assembly, audience, language, ranked=True),
        tuple(
            GoingInView(
                turn=pair.turn,
                escort=guest_view(checked, pair.escort, audience, language),
                taken=guest_view(checked, pair.taken, audience, language) if pair.taken else None,
                arm=pair.arm,
                cause=pair.cause,
                where=", ".join(filter(None, where(by_id[place_of[pair.escort]]))),
            )
            for pair in going_in(event, assembly, checked.plan)
        ),
    )
