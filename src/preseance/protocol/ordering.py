"""The order of precedence of an event: sorted by the scheme, then set by hand where asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby

from preseance.errors import UnknownNameError
from preseance.model.event import Event
from preseance.model.guest import Guest, Status
from preseance.model.scheme_row import Certainty
from preseance.protocol import composed, countries
from preseance.protocol.candidates import Candidate, blocks_of, candidates_of, comes_for_another
from preseance.protocol.equals import Span, spans_of
from preseance.protocol.finding import scheme_of
from preseance.protocol.observations import remarks_on
from preseance.protocol.precedence import OrderOfPrecedence, Rank
from preseance.protocol.presidencies import holder_on
from preseance.protocol.reasons import reason_of
from preseance.protocol.scheme import Scheme, SettingValue, Wording
from preseance.wording.message import Argument, GuestRef, LanguageRef, Message, Term
from preseance.wording.said import Said

HOST_CLASS = "host"
SHIFT = "shift"
"""The setting by which whoever comes first rotates."""
PRESIDENCY = "presidency"
LANGUAGE = "language"
"""Setting whose value is a language's code."""


def order(
    event: Event,
    *,
    scheme: str | None = None,
    guests: Sequence[str] | None = None,
    settings: Mapping[str, SettingValue] | None = None,
) -> OrderOfPrecedence:
    """The guests of an event in order of precedence.

    Parameters
    ----------
    scheme
        Id of a scheme, the event's own where None; settings may follow it after spaces
        (``alphabetical language=fr``).
    guests
        Ids of those to rank, all who have not declined where None. Host and co-host of the
        event are listed first at position 0 where they are among them.
    settings
        Values that go before those of the event.

    Raises
    ------
    UnknownNameError
        For an unknown scheme, setting, value of a setting, or guest.
    """
    chosen = chosen_scheme(event, scheme, settings or {})
    present = _present(event, guests)
    hosts = [g for g in present if g.id in (event.host, event.co_host)]
    hosts.sort(key=lambda g: g.id != event.host)
    ours = {g.id for g in hosts}
    by_scheme = _sorted(event, [g for g in present if g.id not in ours], chosen)
    if chosen.chosen["direction"] == "ascending":
        by_scheme = _reversed(by_scheme)
    behind = [c for c in by_scheme if comes_for_another(c)]
    aside = {c.guest.id for c in behind}
    ranked = _set_by_hand([c for c in by_scheme if c.guest.id not in aside] if aside else by_scheme)
    placed = [*ranked, *behind]
    spans = [*spans_of(ranked), *[(len(ranked) + 1, len(placed))] * len(behind)]
    ranks = (*(_host_rank(g) for g in hosts), *_ranks(placed, spans, event, chosen))
    return OrderOfPrecedence(
        scheme=chosen.id,
        title=_worded(chosen.title, event),
        edition=chosen.edition,
        source=chosen.source,
        sentence=_criterion(chosen),
        ranks=ranks,
        remarked=partial(remarks_on, event, chosen, placed),
    )


def chosen_scheme(
    event: Event, spec: str | None = None, settings: Mapping[str, SettingValue] | None = None
) -> Scheme:
    """A scheme with its settings in force at an event; ``spec`` as in ``order``."""
    name, *given = (spec or event.scheme).split()
    found = scheme_of(event, name)
    asked = dict(pair.partition("=")[::2] for pair in given)
    own = name == event.scheme
    from_event = found.with_settings(event.scheme_settings, strict=own).chosen
    wanted = {**from_event, **asked, **(settings or {})}
    if PRESIDENCY in found.settings and not wanted.get(PRESIDENCY):
        wanted[PRESIDENCY] = holder_on(event.start)
    made = found.with_settings(wanted)
    return _rotated(event, made, wanted) if made.chosen[SHIFT] != "0" else made


def _rotated(event: Event, scheme: Scheme, wanted: Mapping[str, SettingValue]) -> Scheme:
    """The scheme with its alphabets beginning some countries of the event later, in a circle."""
    chosen = scheme.chosen
    language, form = chosen["language"], chosen["form"]
    articles = chosen["articles"] == "ignored"

    def sorted_as(code: str) -> str:
        name = countries.name_of(code, language=language, form=form)
        return countries.sorted_as(name, code, language, ignore_articles=articles)

    codes = {g.country for g in event.guests} | {d.country for d in event.delegations}
    order = sorted(codes - {""}, key=sorted_as)
    if not order:
        return scheme
    first = chosen["first_seat"].upper()
    begins = next((k for k, c in enumerate(order) if first and sorted_as(c) >= sorted_as(first)), 0)
    start = order[(begins + int(chosen[SHIFT])) % len(order)]
    return scheme.with_settings({**wanted, "first_seat": start})


def schemes_in_use(event: Event) -> tuple[Scheme, ...]:
    """The schemes by which an event or one of its sessions ranks, parts of a composed one too."""
    specs = dict.fromkeys([event.scheme, *(s.scheme for s in event.sessions if s.scheme)])
    found = [chosen_scheme(event, spec) for spec in specs]
    parts = [
        chosen_scheme(event, scheme.chosen[side])
        for scheme in found
        if scheme.id == composed.SCHEME
        for side in ("home_scheme", "foreign_scheme")
    ]
    return (*{s.id: s for s in (*found, *parts)}.values(),)


def _present(event: Event, guests: Sequence[str] | None) -> list[Guest]:
    if guests is None:
        return [
            g
            for g in event.guests
            if g.status is not Status.DECLINED or any(g.attends(s) for s in g.replies)
        ]
    for name in guests:
        if name not in event.guest_by_id:
            raise UnknownNameError(Said("guest"), name)
    return [event.guest_by_id[name] for name in dict.fromkeys(guests)]


def _sorted(event: Event, guests: Sequence[Guest], scheme: Scheme) -> list[Candidate]:
    if scheme.id == composed.SCHEME:
        home = chosen_scheme(event, scheme.chosen["home_scheme"])
        foreign = chosen_scheme(event, scheme.chosen["foreign_scheme"])
        return composed.interleaved(event, guests, scheme, home, foreign)
    return candidates_of(event, guests, scheme)


def _reversed(in_order: Sequence[Candidate]) -> list[Candidate]:
    """The lowest first; partners stay together, and equals in their alphabet."""
    equals = [list(group) for _, group in groupby(blocks_of(in_order), lambda b: b[0].known)]
    return [c for group in reversed(equals) for block in group for c in block]


def _set_by_hand(in_order: Sequence[Candidate]) -> list[Candidate]:
    """Puts each guest with a place set by hand there; the others fill the places in order.

    Of two with the same place the higher in rank takes it, the other the next one free. A
    spouse goes along with a partner whose place was set by hand.
    """
    fixed: dict[int, Candidate] = {}
    by_hand = [c for c in in_order if c.guest.override is not None]
    if not by_hand:
        return list(in_order)
    for c in sorted(by_hand, key=lambda c: c.guest.place_by_hand or 0):
        place = max(1, c.guest.place_by_hand or 1)
        while place in fixed:
            place += 1
        fixed[place] = c
    waiting = deque(c for c in in_order if c.guest.override is None)
    placed: list[Candidate] = []
    while waiting or fixed:
        place = len(placed) + 1
        if place not in fixed and not waiting:
            place = min(fixed)
        if place in fixed:
            placed.append(fixed.pop(place))
            _call_forward(placed[-1].guest.id, waiting)
        else:
            placed.append(waiting.popleft())
    return placed


def _call_forward(partner: str, waiting: deque[Candidate]) -> None:
    for c in [c for c in waiting if c.follows == partner]:
        waiting.remove(c)
        waiting.appendleft(c)


_told: tuple[Scheme, dict[str, tuple[Candidate, Rank]]] | None = None
"""The ranks that were told last, with the candidates they were told of."""


def _ranks(
    placed: Sequence[Candidate], spans: Sequence[Span], event: Event, scheme: Scheme
) -> list[Rank]:
    """The ranks of guests in their order; whoever ranks by what they ranked by before keeps the reason."""
    global _told
    known = _told[1] if _told is not None and _told[0] == scheme else {}
    found = []
    for position, (c, span) in enumerate(zip(placed, spans, strict=True), 1):
        before, rank = known.get(c.guest.id, (None, None))
        if rank is None or before is not c or c.guest.override is not None:
            rank = _rank(c, position, span, event, scheme)
        elif (rank.position, rank.first, rank.last) != (position, *span):
            rank = Rank(
                rank.guest, position, rank.class_id, rank.key, rank.reason, rank.source, *span,
                rank.comes_for,
            )  # fmt: skip
        found.append(rank)
    _told = scheme, {c.guest.id: (c, rank) for c, rank in zip(placed, found, strict=True)}
    return found


def _rank(c: Candidate, position: int, span: Span, event: Event, scheme: Scheme) -> Rank:
    guest, rank_class = c.guest, c.capacity.rank_class
    by_hand: tuple[str | int, ...] = ()
    source = c.source
    if guest.override is not None:
        by_hand = (f"override {guest.override}",)
        source = "set by hand"
        reason = _set_there(guest, position)
    else:
        reason = reason_of(c, event, scheme)
        if rank_class.certainty is not Certainty.HIGH:
            certain = Term(f"certainty-{rank_class.certainty}")
            reason = Message("precedence.not-certain", {"reason": reason, "certainty": certain})
    shown = [p.shown for p in c.parts if p.shown]
    key = (*by_hand, rank_class.level, rank_class.id, *shown, guest.sorted_as)
    comes_for = guest.serves if comes_for_another(c) else ()
    return Rank(guest.id, position, rank_class.id, key, reason, source, *span, comes_for)


def _set_there(guest: Guest, position: int) -> Message:
    """By whom and why a guest was put at a place by hand, as far as it is said."""
    by = "" if guest.override_author else "-anonymous"
    known = "" if guest.override_reason else "-unexplained"
    told: dict[str, Argument] = {"guest": GuestRef(guest.id), "position": position}
    said = {"author": guest.override_author, "why": guest.override_reason}
    told |= {name: value for name, value in said.items() if value}
    return Message(f"precedence.override{by}{known}", told)


def _host_rank(guest: Guest) -> Rank:
    reason = Message("precedence.host", {"guest": GuestRef(guest.id)})
    key = (0, HOST_CLASS, guest.sorted_as)
    return Rank(guest.id, 0, HOST_CLASS, key, reason, "custom")


def _worded(wording: Wording, event: Event) -> str:
    languages = (*event.languages, "en")
    return next(wording[language] for language in languages if language in wording)


def _criterion(scheme: Scheme) -> Message:
    """What the scheme ranks by under its settings; their values are words where they have any."""
    values = {n: _in_words(scheme, n, v) for n, v in scheme.chosen.items()}
    return Message(f"precedence.sentence.{scheme.id}", values)


def _in_words(scheme: Scheme, name: str, value: str) -> Argument:
    """A setting's value, in words where it has any."""
    labels = scheme.settings[name].labels
    if value in labels:
        return Term(f"{name}-{value}")
    return LanguageRef(value) if name == LANGUAGE else value
