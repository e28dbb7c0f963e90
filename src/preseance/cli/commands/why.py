"""Why a guest is where they are, and what granting a wish would take."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from preseance.cli.console import say
from preseance.cli.options import Audience, EventFolder, Json, Lang, SessionId
from preseance.wording.said import Said


def run(
    event: EventFolder,
    guest: Annotated[str, Parameter(help="The guest asked about, by id.")],
    *,
    beside: Annotated[str | None, Parameter(help="WishOutcome: beside this guest.")] = None,
    at: Annotated[str | None, Parameter(help="WishOutcome: at this place.")] = None,
    audience: Audience = "public",
    session: SessionId = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Say why a guest has the place, what others would cost, and what a wish would take.

    The answer holds what the audience may know and depends on nothing else; protocol sees all.

    Example: preseance why my-lunch fr-macron --beside de-merkel --audience protocol
    """
    from preseance.cli.answers import Teller, answer
    from preseance.errors import InputError, Mistake
    from preseance.formats import read_event
    from preseance.planning.occasion.making import occasion_of
    from preseance.planning.questions.why import Questions
    from preseance.planning.questions.wishing import at_place
    from preseance.planning.questions.wishing import beside as next_to
    from preseance.views.knowledge import known_to
    from preseance.views.speaking import wording_of

    if beside is not None and at is not None:
        wrong = Mistake("why", None, None, Said("--beside and --at"), Said("one of them"))
        raise InputError([wrong])
    known = known_to(read_event(event), audience)
    questions = Questions(occasion_of(known), known.plan)
    explanation = questions.explain(guest, session)
    wish = None
    if beside is not None:
        wish = next_to(questions, guest, beside, explanation.session)
    elif at is not None:
        wish = at_place(questions, guest, at, explanation.session)
    wording = wording_of(known, lang)
    if as_json:
        say(answer(explanation, wish, wording))
    else:
        Teller(wording).tell(explanation, wish)
    return 1 if wish is not None and not wish.granted else 0
