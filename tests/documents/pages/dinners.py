"""A dinner and a lunch with what pages must stand: many scripts, sharp names, findings, free places."""

from functools import cache

from tests.planning.halls import hall

from preseance.documents.pages.report import print_report
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.plan import Placement, Plan
from preseance.model.rule_row import Level, RuleRow
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.views.reports import report_view

NAMES = (
    "José García Núñez", "Ana <script>alert(1)</script>", 'Zoë "&amp;" O’Brien', "Ålesund Ødegård",
    "王小明", "محمد صلاح", "Ελένη Παππά", "Юлия Ковальчук", "Nguyễn Thị Minh", "Łukasz Żółć",
)  # fmt: skip


def dinner() -> Event:
    """Ten guests at two tables, and most of them at lunch too; two who should be apart sit together."""
    ids = [f"guest-{k}" for k in range(len(NAMES))]
    event = hall(" ".join(ids), [], tables=(6, 6))
    guests = tuple(
        Guest(
            id=i, name=name, delegation="fra" if n % 2 else "deu", title="Minister & <b>chair</b>"
        )
        for n, (i, name) in enumerate(zip(ids, NAMES, strict=True))
    )
    (session,) = event.sessions
    rule = RuleRow(
        id="apart",
        kind="keep_apart",
        a=(ids[0],),
        b=(ids[1],),
        relations=("beside",),
        level=Level.MUST,
    )
    dinner_plan = [
        Placement(session="s", guest=g, place=f"t{k // 6 + 1}-{k % 6 + 1}")
        for k, g in enumerate(ids)
    ]
    lunch_plan = [
        Placement(session="lunch", guest=g, place=f"t1-{k + 1}") for k, g in enumerate(ids[:5])
    ]
    return event.model_copy(
        update={
            "guests": guests,
            "delegations": (
                Delegation(id="fra", name="France", country="FR"),
                Delegation(id="deu", name="Germany", country="DE"),
            ),
            "sessions": (session, session.model_copy(update={"id": "lunch", "title": "Lunch <i>"})),
            "rules": (*event.rules, rule),
            "plan": Plan(placements=(*dinner_plan, *lunch_plan)),
        }
    )


@cache
def report_of(audience: str, language: str = "en") -> bytes:
    """Its report."""
    event = dinner()
    view = report_view(check(occasion_of(event), event.plan), audience, language)
    return print_report(view).pages[0]
