"""From a report to proposals: who asked what, who sat where, who met, with the words that say so."""

from preseance.model.statement_row import Stance
from preseance.reading.facts import Certainty, Kind, Origin, Proposal, Speaker, Statement
from preseance.reading.reader import read_report, read_reports
from preseance.reading.text import Report

__all__ = [
    "Certainty",
    "Kind",
    "Origin",
    "Proposal",
    "Report",
    "Speaker",
    "Stance",
    "Statement",
    "read_report",
    "read_reports",
]
