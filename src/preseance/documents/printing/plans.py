"""Plans of a room and its tables, and the boards at the entrance."""

from preseance.documents.floor_plan import floor_plan, on_least
from preseance.documents.papers.boards import board
from preseance.documents.papers.table_plans import table_plans
from preseance.documents.printed import Printed
from preseance.documents.printing.making import Drawn, drawn_paper
from preseance.documents.sizes import PaperName
from preseance.documents.typst import Format
from preseance.views.records import GuestListView, SessionView


def print_session(view: SessionView, *, paper: PaperName = "a3", fmt: Format = "pdf") -> Printed:
    """The floor plan of a session: one PDF, or one SVG or PNG a page, with remarks."""
    return drawn_paper((view,), lambda: floor_plan(view, paper), fmt)


def print_on_least(view: SessionView, *, fmt: Format = "pdf") -> tuple[Printed, PaperName]:
    """The floor plan on the smallest of A3, A2 and A1 that holds every name beside its place.

    Where none does, on A3 with a numbered key.
    """
    on: PaperName = "a3"

    def drawn() -> Drawn:
        nonlocal on
        scenes, remarks, on = on_least(view)
        return scenes, remarks

    return drawn_paper((view,), drawn, fmt), on


def print_tables(view: SessionView, *, paper: PaperName = "a4", fmt: Format = "pdf") -> Printed:
    """A page a table, the table filling it, with the room as an inset."""
    return drawn_paper((view,), lambda: table_plans(view, paper), fmt)


def print_board(
    guests: GuestListView,
    session: SessionView,
    *,
    paper: PaperName | None = None,
    fmt: Format = "pdf",
    distance: float = 2.0,
) -> tuple[Printed, PaperName]:
    """The board for the entrance, by name or (a list by place) by table, and the sheet it is on.

    Read from ``distance`` metres; without a ``paper`` the smallest that holds all on one sheet.
    """
    on: PaperName = paper or "a3"

    def drawn() -> Drawn:
        nonlocal on
        scenes, remarks, on = board(guests, session, paper, distance)
        return scenes, remarks

    return drawn_paper((guests, session), drawn, fmt), on
