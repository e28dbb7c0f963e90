"""What an audience may see of a session, a guest list or a change: plain records, and no more.

A view is the only thing a document is made from, so a document cannot tell what its view
does not hold. Views know nothing of the model: they hold strings, numbers and tuples.
Geometry is in metres as seen from above, x to the right and y up; facings are degrees
counter-clockwise from x. Text that depends on the language is already in the view's language.
"""

from preseance.views.records.changes import (
    CardView,
    ChangeSheetView,
    CopyView,
    MoveView,
    TellingView,
)
from preseance.views.records.flags import (
    FlagPlanView,
    FlagRowView,
    FlagView,
    GoingInView,
    TakeInView,
)
from preseance.views.records.guests import (
    GuestEntry,
    GuestListView,
    GuestView,
    NeighbourView,
    PocketCardsView,
    PocketCardView,
)
from preseance.views.records.heads import (
    Language,
    PaperHead,
)
from preseance.views.records.meals import (
    CrewMeal,
    KitchenChange,
    KitchenTable,
    KitchenView,
    MenuView,
    Served,
    Tally,
)
from preseance.views.records.occasions import (
    ApprovalView,
    MotorcadeView,
    PhotoRowsView,
    SpeakersView,
    VehicleView,
)
from preseance.views.records.reports import ReportView, SessionReport
from preseance.views.records.rooms import (
    Circle,
    DoorView,
    FindingView,
    FixtureView,
    Outline,
    PlaceKind,
    PlaceView,
    Point,
    Polygon,
    RoomView,
    RowView,
    SessionView,
    Side,
    TableView,
)

__all__ = [
    "ApprovalView",
    "CardView",
    "ChangeSheetView",
    "Circle",
    "CopyView",
    "CrewMeal",
    "DoorView",
    "FindingView",
    "FixtureView",
    "FlagPlanView",
    "FlagRowView",
    "FlagView",
    "GoingInView",
    "GuestEntry",
    "GuestListView",
    "GuestView",
    "KitchenChange",
    "KitchenTable",
    "KitchenView",
    "Language",
    "MenuView",
    "MotorcadeView",
    "MoveView",
    "NeighbourView",
    "Outline",
    "PaperHead",
    "PhotoRowsView",
    "PlaceKind",
    "PlaceView",
    "PocketCardView",
    "PocketCardsView",
    "Point",
    "Polygon",
    "ReportView",
    "RoomView",
    "RowView",
    "Served",
    "SessionReport",
    "SessionView",
    "Side",
    "SpeakersView",
    "TableView",
    "TakeInView",
    "Tally",
    "TellingView",
    "VehicleView",
]
