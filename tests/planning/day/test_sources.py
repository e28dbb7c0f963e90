"""What each row stands on: stated, denied, told anew."""

from datetime import date

from tests.planning.halls import hall

from preseance.model.rule_row import RequestRow
from preseance.model.statement_row import Stance, StatementRow
from preseance.planning.day.sources import Sourced, sources_of


def _row(*statements: StatementRow, source: str = "") -> Sourced:
    event = hall("a b", [], tables=(4,))
    request = RequestRow(id="r", a="a", b="b", source=source)
    made = event.model_copy(update={"requests": (request,), "statements": statements})
    return next(r for r in sources_of(made) if r.file == "requests.csv")


def _said(
    stance: Stance, day: int, mark: str = "0" * 12, about: str = "requests:r"
) -> StatementRow:
    return StatementRow(
        about=about, kind="request-not-meet", a="a", b="b", stance=stance, quote="q",
        written=date(2024, 1, day), fingerprint=mark,
    )  # fmt: skip


def test_what_is_stated_and_denied_is_disputed() -> None:
    assert _row(_said(Stance.STATED, 1), _said(Stance.DENIED, 2)).disputed
    assert not _row(_said(Stance.STATED, 1), _said(Stance.STATED, 2)).disputed
    assert not _row(_said(Stance.DENIED, 1)).disputed


def test_a_later_report_touches_what_an_earlier_one_said() -> None:
    first, later = _said(Stance.STATED, 1, "a" * 12), _said(Stance.DENIED, 2, "b" * 12)
    assert _row(first, later, source=f"x #{'a' * 12}").newer == (later,)
    assert _row(first, later, source=f"x #{'b' * 12}").newer == ()
    assert _row(first, later, source="by telephone").newer == ()


def test_statements_on_other_rows_say_nothing_of_this_one() -> None:
    assert _row(_said(Stance.DENIED, 1, about="requests:other")).statements == ()
