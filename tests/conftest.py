"""Which tests are slow: those that compile, try everything, print whole events or start processes."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
SLOW = frozenset(
    {
        "bench",
        "cli/test_demo.py",
        "documents/pages/test_find_table.py",
        "documents/pages/test_report_in_browser.py",
        "documents/test_examples_on_paper.py",
        "documents/test_floor_plan.py",
        "documents/test_forms_on_paper.py",
        "documents/test_french_on_paper.py",
        "documents/papers/test_hard_names.py",
        "documents/test_secrets_on_paper.py",
        "door/test_executors.py",
        "engine",
        "examples",
        "formats/test_crash.py",
        "formats/test_lock.py",
        "formats/test_round_trip.py",
        "packaging",
        "planning",
        "rules/test_catalogue.py",
        "rules/test_manual.py",
        "rules/test_outside.py",
        "server/accounts",
        "server/api",
        "server/backups",
        "server/events",
        "server/imports",
        "server/jobs",
        "server/page",
        "server/pages",
        "server/postgresql",
        "server/test_doctor.py",
        "server/test_faults.py",
        "server/test_journal_page.py",
        "server/test_keeping_the_room.py",
        "server/test_serving.py",
    }
)
"""Files, and folders of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make test-quick` leaves out."""
    for item in items:
        file = item.path.relative_to(HERE)
        folders = {parent.as_posix() for parent in file.parents}
        if file.as_posix() in SLOW or folders & SLOW:
            item.add_marker(pytest.mark.slow)
