"""Which papers there are, who may have them, and how each is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from preseance.errors import PreseanceError

if TYPE_CHECKING:
    from preseance.documents.printed import Printed
    from preseance.model.event import Event
    from preseance.planning.checking import Check
    from preseance.planning.views import Audience, GuestListView, Language, SessionView
    from preseance.rules.base import Scene

Size = Literal["a4", "a3"]
PaperKind = Literal[
    "floor-plan",
    "guests-by-precedence",
    "guests-by-name",
    "guests-by-place",
    "seating-board",
    "place-cards",
]
Paper = Literal[PaperKind, Size]
Format = Literal["pdf", "png", "svg"]
_View = TypeVar("_View", "SessionView", "GuestListView")
SIZES: tuple[Size, ...] = get_args(Size)
KINDS: tuple[PaperKind, ...] = get_args(PaperKind)


@dataclass(frozen=True)
class Order:
    """What is to be printed, for whom and how."""

    kinds: tuple[PaperKind, ...]
    sizes: tuple[Size, ...]
    """Of the floor plan."""
    audience: Audience
    language: Language
    fmt: Format
    grown_from: str = ""
    """Label of the version a draft has grown from."""


@dataclass(frozen=True)
class _Sheet:
    """One paper of one session, with the name of its file without ending."""

    stem: str
    printed: Printed


def event_to_print(folder: Path, number: int | None) -> tuple[Event, str]:
    """A published version, or the draft with the label of the version it has grown from.

    A draft that is the version in force to the letter is printed as that version.
    """
    from preseance.formats import read_draft
    from preseance.formats.versions import published_of, read_version

    if number is not None:
        return read_version(folder, number), ""
    read = read_draft(folder)
    draft, published = read.event.model_copy(update={"version": None}), published_of(read)
    if published is None or published.version is None:
        return draft, ""
    if published.model_copy(update={"version": None}) == draft:
        return published, ""
    return draft, str(published.version.number)


def ordered(
    papers: Sequence[Paper],
    audience: Audience,
    language: Language,
    fmt: Format,
    grown_from: str = "",
) -> Order:
    """The order that a list of papers and sizes means: with no paper named, all the audience may have.

    Raises
    ------
    PreseanceError
        Where a paper is named that is not for the audience.
    """
    kinds = tuple(kind for kind in KINDS if kind in papers)
    sizes = tuple(size for size in SIZES if size in papers) or ("a3",)
    withheld = _withheld(audience)
    for kind in kinds:
        if kind in withheld:
            raise PreseanceError(
                f"«{kind}» is not for the audience «{audience}», who may not know ranks; "
                "try --audience host or --audience protocol."
            )
    return Order(
        kinds=kinds or tuple(kind for kind in KINDS if kind not in withheld),
        sizes=sizes,
        audience=audience,
        language=language,
        fmt=fmt,
        grown_from=grown_from,
    )


def _withheld(audience: Audience) -> frozenset[PaperKind]:
    from preseance.planning.guest_views import RANKS_SEEN

    return frozenset() if audience in RANKS_SEEN else frozenset({"guests-by-precedence"})


def write_papers(
    checked: Check, scene: Scene, order: Order, folder: Path, say: Callable[[str, str], object]
) -> Iterator[Path]:
    """Print a session's papers into a folder; ``say`` hears each remark with the paper it is on."""
    from preseance.formats.atomic import write_atomically

    for sheet in _sheets(checked, scene, order):
        pages = sheet.printed.pages
        for number, page in enumerate(pages, 1):
            part = f"-{number}" if len(pages) > 1 else ""
            file = folder / f"{sheet.stem}{part}.{order.fmt}"
            write_atomically(file, page)
            yield file
        for remark in sheet.printed.remarks:
            say(sheet.stem, remark.text)


def _sheets(checked: Check, scene: Scene, order: Order) -> Iterator[_Sheet]:
    for kind in order.kinds:
        for stem, printed in _PRINTERS[kind](checked, scene, order):
            yield _Sheet(f"{scene.session.id}-{stem}", printed)


def _headed(view: _View, order: Order) -> _View:
    """The view, its head saying which version the draft has grown from."""
    return replace(view, head=replace(view.head, grown_from=order.grown_from))


def _floor_plan(checked: Check, scene: Scene, order: Order) -> Iterator[tuple[str, Printed]]:
    from preseance.documents import print_session
    from preseance.planning.viewing import session_view

    view = _headed(session_view(checked, scene, order.audience, order.language), order)
    for size in order.sizes:
        yield f"floor-plan-{size}", print_session(view, paper=size, fmt=order.fmt)


def _list_by(by: Literal["precedence", "name", "place"]) -> _Printer:
    def printed(checked: Check, scene: Scene, order: Order) -> Iterator[tuple[str, Printed]]:
        from preseance.documents import print_guest_list
        from preseance.planning.guest_views import guest_list_view

        view = guest_list_view(checked, scene, by, order.audience, order.language)
        yield f"guests-by-{by}", print_guest_list(_headed(view, order), fmt=order.fmt)

    return printed


def _board(checked: Check, scene: Scene, order: Order) -> Iterator[tuple[str, Printed]]:
    from preseance.documents import print_board
    from preseance.planning.guest_views import guest_list_view
    from preseance.planning.viewing import session_view

    guests = guest_list_view(checked, scene, "name", order.audience, order.language)
    room = session_view(checked, scene, order.audience, order.language)
    for size in order.sizes:
        printed = print_board(_headed(guests, order), room, paper=size, fmt=order.fmt)
        yield f"seating-board-{size}", printed


def _cards(checked: Check, scene: Scene, order: Order) -> Iterator[tuple[str, Printed]]:
    from preseance.documents import print_cards
    from preseance.planning.guest_views import guest_list_view

    view = guest_list_view(checked, scene, "place", order.audience, order.language)
    yield "place-cards", print_cards(_headed(view, order), fmt=order.fmt)


_Printer = Callable[["Check", "Scene", Order], "Iterator[tuple[str, Printed]]"]
_PRINTERS: Mapping[PaperKind, _Printer] = {
    "floor-plan": _floor_plan,
    "guests-by-precedence": _list_by("precedence"),
    "guests-by-name": _list_by("name"),
    "guests-by-place": _list_by("place"),
    "seating-board": _board,
    "place-cards": _cards,
}
