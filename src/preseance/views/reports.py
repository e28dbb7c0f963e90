"""The report of an event: every session that was checked, as one audience may see it."""

from __future__ import annotations

from preseance.planning.checks.checking import Check
from preseance.rules.shapes import Assembly
from preseance.views.audiences import DEFAULT
from preseance.views.guests import guest_list_view
from preseance.views.records import Language, ReportView, SessionReport
from preseance.views.sessions import session_view


def report_view(checked: Check, audience: str = DEFAULT, language: Language = "en") -> ReportView:
    """All sessions of a checked plan with their guests, and, for who may know, the findings."""
    sessions = tuple(_session(checked, a, audience, language) for a in checked.occasion.assemblies)
    return ReportView(sessions[0].session.head, sessions)


def _session(
    checked: Check, assembly: Assembly, audience: str, language: Language
) -> SessionReport:
    seen = guest_list_view(checked, assembly, "name", audience, language)
    return SessionReport(
        session_view(checked, assembly, audience, language),
        tuple(entry for entry in seen.entries if not entry.seated),
    )
