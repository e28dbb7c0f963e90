"""The text of reports: plain text, HTML, PDF, DOCX and mail."""

from preseance.formats.reports.opening import (
    MOST_BYTES,
    text_of_content,
    text_of_report,
    text_of_standard_input,
)
from preseance.formats.reports.report_text import ReportText

__all__ = [
    "MOST_BYTES",
    "ReportText",
    "text_of_content",
    "text_of_report",
    "text_of_standard_input",
]
