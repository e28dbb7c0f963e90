"""Papers tell an audience nothing it may not know: what it may not know changes no byte."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from preseance import examples
from preseance.door.paper_kinds import KINDS, Format, kinds_in, ordered
from preseance.door.papers import write_papers
from preseance.formats import read_event
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.plan import Placement, Plan
from preseance.model.rule_row import Level, RequestRow, RuleRow
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.views.audiences import AUDIENCES, audience_named

_AUDIENCES = tuple(AUDIENCES)
_SECRET = "they must never meet"


def _open_event() -> Event:
    event = read_event(Path(examples.__file__).parent / "embassy-dinner")
    (assembly,) = occasion_of(event).assemblies
    seated = tuple(
        Placement(session=assembly.session.id, guest=guest, place=place.id)
        for guest, place in zip(assembly.guests, assembly.places, strict=True)
    )
    (session,) = event.sessions
    served = session.model_copy(update={"menu": ("Soup", "main: fish | risotto")})
    return event.model_copy(
        update={
            "plan": Plan(placements=seated),
            "sessions": (served,),
            "settings": {**event.settings, "papers.find_url": "https://example.org"},
        }
    )


def _with_secrets(event: Event, audience: str) -> Event:
    """The same event, other in all that the audience may not know."""
    a, b, *_ = (guest.id for guest in event.guests if guest.id != event.host)
    rule = RuleRow(
        id="apart",
        kind="keep_apart",
        a=(a,),
        b=(b,),
        relations=("beside",),
        level=Level.MUST,
        reason=_SECRET,
        confidential=True,
    )
    request = RequestRow(id="request", a=a, b=b, reason=_SECRET, confidential=True)
    return event.model_copy(
        update={
            "guests": tuple(
                _other(guest, audience, number) for number, guest in enumerate(event.guests)
            ),
            "rules": (*event.rules, rule),
            "requests": (*event.requests, request),
        }
    )


def _other(guest: Guest, audience: str, number: int) -> Guest:
    hidden: dict[str, object] = {"no_show": 0.25, "known": ()}
    may = audience_named(audience)
    if not may.notes:
        hidden |= {"note": _SECRET, "liaison": "the colonel"}
    if not may.diets:
        hidden |= {"diet": ("no nuts",), "dishes": {"main": "fish"}}
    if not may.access:
        hidden["access"] = ("wheelchair",) if may.infants else ("wheelchair", "infant")
    if not may.ranks:
        hidden |= {
            "override": 1000 - number,
            "override_reason": _SECRET,
            "partner": "",
            "languages": ("la",),
            "pronunciation": "aah-nah",
        }
    return guest.model_copy(update=hidden)


def _papers(event: Event, audience: str, fmt: Format, folder: Path) -> Iterator[bytes]:
    checked = check(occasion_of(event), event.plan)
    may = audience_named(audience).papers
    kinds = [kind for kind in kinds_in(fmt) if kind in may]
    order = ordered((*kinds, "a4"), audience, "en", fmt)
    for file in write_papers(checked, order, folder).files:
        yield file.name.encode() + file.read_bytes()


@pytest.mark.parametrize("audience", [a for a in _AUDIENCES if a != "protocol"])
def test_what_an_audience_may_not_know_changes_no_paper(audience: str, tmp_path: Path) -> None:
    event = _open_event()
    plain = list(_papers(event, audience, "svg", tmp_path / "plain"))
    secret = list(_papers(_with_secrets(event, audience), audience, "svg", tmp_path / "secret"))
    assert plain == secret
    assert len(plain) >= 3


@pytest.mark.parametrize("fmt", ["xlsx", "csv"])
@pytest.mark.parametrize("audience", ["public", "kitchen", "usher"])
def test_workbooks_and_csv_keep_secrets_too(audience: str, fmt: Format, tmp_path: Path) -> None:
    event = _open_event()
    plain = list(_papers(event, audience, fmt, tmp_path / "plain"))
    secret = list(_papers(_with_secrets(event, audience), audience, fmt, tmp_path / "secret"))
    assert plain == secret and plain


@pytest.mark.parametrize("audience", [a for a in _AUDIENCES if a != "protocol"])
def test_pages_keep_secrets_too(audience: str, tmp_path: Path) -> None:
    event = _open_event()
    plain = list(_papers(event, audience, "html", tmp_path / "plain"))
    secret = list(_papers(_with_secrets(event, audience), audience, "html", tmp_path / "secret"))
    assert plain == secret and plain


def test_pdf_keeps_secrets_too(tmp_path: Path) -> None:
    event = _open_event()
    plain = list(_papers(event, "public", "pdf", tmp_path / "plain"))
    secret = list(_papers(_with_secrets(event, "public"), "public", "pdf", tmp_path / "secret"))
    assert plain == secret


def test_the_host_sees_ranks_that_the_public_does_not(tmp_path: Path) -> None:
    event = _open_event()
    other = _with_secrets(event, "public")
    plain = list(_papers(event, "host", "svg", tmp_path / "plain"))
    assert plain != list(_papers(other, "host", "svg", tmp_path / "other"))


def test_every_paper_a_dinner_has_is_made_for_protocol(tmp_path: Path) -> None:
    names = b"".join(_papers(_open_event(), "protocol", "svg", tmp_path / "all"))
    of_others = {
        "photo-rows",
        "motorcade",
        "table-signs",
        "nameplates",
        "flag-plan",
        "collect-list",
    }
    names += b"".join(_papers(_open_event(), "protocol", "html", tmp_path / "pages"))
    assert all(kind.encode() in names for kind in KINDS if kind not in of_others)
