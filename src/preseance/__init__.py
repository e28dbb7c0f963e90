"""Préséance: who sits where, and who must not meet.

Names are loaded when they are first used, so that ``import preseance`` itself takes no time.
"""

TYPE_CHECKING = False
"""Known to type checkers by its name; loading `typing` for it would take most of the import."""
if TYPE_CHECKING:
    from preseance.door.archives import EarlierReport, earlier
    from preseance.door.checks import CheckReport, check
    from preseance.door.conversions import ConvertReport, convert
    from preseance.door.copies import CopiesReport, copies
    from preseance.door.encounters import EncounterReport, encounters
    from preseance.door.events import read_event, write_event, write_plan
    from preseance.door.imports import ImportReport, import_list
    from preseance.door.layouts import PlaceReport, places
    from preseance.door.meetings import (
        MeetingReport,
        answer_meetings,
        defer_meetings,
        hand_over_meetings,
        meetings,
        take_over_meetings,
    )
    from preseance.door.mending import Kept, keep, replan
    from preseance.door.papers import FloorPlan, PaperReport, floor_plan, print_papers
    from preseance.door.pinning import PinReport, pin
    from preseance.door.plans import PlanReport, plan
    from preseance.door.programme_reports import ProgrammeReport
    from preseance.door.programmes import programme, write_programmes
    from preseance.door.questions import WhyReport, why
    from preseance.door.ranks import RankReport, precedence
    from preseance.door.reading import ReadingReport, read
    from preseance.door.rehearsals import RehearsalReport, rehearse
    from preseance.door.replan_reports import ReplanReport
    from preseance.door.requests import (
        AskedReport,
        RecordReport,
        RequestReport,
        asked,
        record_encounter,
        requests,
    )
    from preseance.door.restoring import RestoreReport, UndoReport, restore, undo
    from preseance.door.settling import SettledReport, settle
    from preseance.door.sources import SourcesReport, sources
    from preseance.door.switching import SwitchReport, confirm, switch, tasks
    from preseance.door.versions import (
        DiffReport,
        HistoryReport,
        VersionReport,
        diff,
        history,
        publish,
    )
    from preseance.errors import (
        ChangedError,
        ConflictError,
        HeldError,
        InputError,
        Mistake,
        NoLockError,
        PreseanceError,
        UnknownNameError,
    )
    from preseance.examples import copy_example
    from preseance.model.event import Event
    from preseance.model.finding import Finding, Remark
    from preseance.model.guest import Delegation, Guest, Mode, Status
    from preseance.model.place import Place
    from preseance.model.plan import Mark, Move, Placement, Plan, Version
    from preseance.model.room import Door, Fixture, Form, Hosts, Room, Table, Zone
    from preseance.model.rule_row import EncounterRow as Encounter
    from preseance.model.rule_row import Level
    from preseance.model.rule_row import RequestRow as Request
    from preseance.model.rule_row import RuleRow as Rule
    from preseance.model.session import Kind, Session

__version__ = "0.1.0"

_HOMES = {
    "preseance.door.archives": ("EarlierReport", "earlier"),
    "preseance.door.checks": ("CheckReport", "check"),
    "preseance.door.conversions": ("ConvertReport", "convert"),
    "preseance.door.copies": ("CopiesReport", "copies"),
    "preseance.door.encounters": ("EncounterReport", "encounters"),
    "preseance.door.events": ("read_event", "write_event", "write_plan"),
    "preseance.door.imports": ("ImportReport", "import_list"),
    "preseance.door.layouts": ("PlaceReport", "places"),
    "preseance.door.meetings": (
        "MeetingReport",
        "answer_meetings",
        "defer_meetings",
        "hand_over_meetings",
        "meetings",
        "take_over_meetings",
    ),
    "preseance.door.mending": ("Kept", "keep", "replan"),
    "preseance.door.papers": ("FloorPlan", "PaperReport", "floor_plan", "print_papers"),
    "preseance.door.pinning": ("PinReport", "pin"),
    "preseance.door.plans": ("PlanReport", "plan"),
    "preseance.door.programme_reports": ("ProgrammeReport",),
    "preseance.door.programmes": ("programme", "write_programmes"),
    "preseance.door.questions": ("WhyReport", "why"),
    "preseance.door.ranks": ("RankReport", "precedence"),
    "preseance.door.reading": ("ReadingReport", "read"),
    "preseance.door.rehearsals": ("RehearsalReport", "rehearse"),
    "preseance.door.replan_reports": ("ReplanReport",),
    "preseance.door.requests": (
        "AskedReport",
        "RecordReport",
        "RequestReport",
        "asked",
        "record_encounter",
        "requests",
    ),
    "preseance.door.restoring": ("RestoreReport", "UndoReport", "restore", "undo"),
    "preseance.door.settling": ("SettledReport", "settle"),
    "preseance.door.sources": ("SourcesReport", "sources"),
    "preseance.door.switching": ("SwitchReport", "confirm", "switch", "tasks"),
    "preseance.door.versions": (
        "DiffReport",
        "HistoryReport",
        "VersionReport",
        "diff",
        "history",
        "publish",
    ),
    "preseance.errors": (
        "ChangedError",
        "ConflictError",
        "HeldError",
        "InputError",
        "Mistake",
        "NoLockError",
        "PreseanceError",
        "UnknownNameError",
    ),
    "preseance.examples": ("copy_example",),
    "preseance.model.event": ("Event",),
    "preseance.model.finding": ("Finding", "Remark"),
    "preseance.model.guest": ("Delegation", "Guest", "Mode", "Status"),
    "preseance.model.place": ("Place",),
    "preseance.model.plan": ("Mark", "Move", "Placement", "Plan", "Version"),
    "preseance.model.room": ("Door", "Fixture", "Form", "Hosts", "Room", "Table", "Zone"),
    "preseance.model.rule_row": ("EncounterRow", "Level", "RequestRow", "RuleRow"),
    "preseance.model.session": ("Kind", "Session"),
}
"""The module of each name."""
_CALLED = {"EncounterRow": "Encounter", "RequestRow": "Request", "RuleRow": "Rule"}
"""Rows of a file, by what they say."""
_HOME_OF = {_CALLED.get(n, n): (home, n) for home, names in _HOMES.items() for n in names}

__all__ = [
    "AskedReport",
    "ChangedError",
    "CheckReport",
    "ConflictError",
    "ConvertReport",
    "CopiesReport",
    "Delegation",
    "DiffReport",
    "Door",
    "EarlierReport",
    "Encounter",
    "EncounterReport",
    "Event",
    "Finding",
    "Fixture",
    "FloorPlan",
    "Form",
    "Guest",
    "HeldError",
    "HistoryReport",
    "Hosts",
    "ImportReport",
    "InputError",
    "Kept",
    "Kind",
    "Level",
    "Mark",
    "MeetingReport",
    "Mistake",
    "Mode",
    "Move",
    "NoLockError",
    "PaperReport",
    "PinReport",
    "Place",
    "PlaceReport",
    "Placement",
    "Plan",
    "PlanReport",
    "PreseanceError",
    "ProgrammeReport",
    "RankReport",
    "ReadingReport",
    "RecordReport",
    "RehearsalReport",
    "Remark",
    "ReplanReport",
    "Request",
    "RequestReport",
    "RestoreReport",
    "Room",
    "Rule",
    "Session",
    "SettledReport",
    "SourcesReport",
    "Status",
    "SwitchReport",
    "Table",
    "UndoReport",
    "UnknownNameError",
    "Version",
    "VersionReport",
    "WhyReport",
    "Zone",
    "answer_meetings",
    "asked",
    "check",
    "confirm",
    "convert",
    "copies",
    "copy_example",
    "defer_meetings",
    "diff",
    "earlier",
    "encounters",
    "floor_plan",
    "hand_over_meetings",
    "history",
    "import_list",
    "keep",
    "meetings",
    "pin",
    "places",
    "plan",
    "precedence",
    "print_papers",
    "programme",
    "publish",
    "read",
    "read_event",
    "record_encounter",
    "rehearse",
    "replan",
    "requests",
    "restore",
    "settle",
    "sources",
    "switch",
    "take_over_meetings",
    "tasks",
    "undo",
    "why",
    "write_event",
    "write_plan",
    "write_programmes",
]


def __getattr__(name: str) -> object:
    """Load a public name from its module."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'preseance' has no attribute {name!r}")
    from importlib import import_module

    home, called = _HOME_OF[name]
    value: object = getattr(import_module(home), called)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
