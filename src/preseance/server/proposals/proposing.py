"""What a delegation or the host of a table enters: read, held against what they may know, kept as proposals.

They see the names of their own part and what they entered themselves, and nothing else of the event: no
diet, car or note that others wrote, nobody outside their part, no plan.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from preseance.errors import PreseanceError, UnknownNameError
from preseance.formats.cells import expected_of
from preseance.model.event import Event
from preseance.model.guest import Guest, Status
from preseance.planning.commands.approving import seated_at
from preseance.server.accounts.allowance import Allowance
from preseance.server.accounts.models import Person, digest_of
from preseance.server.events import store
from preseance.server.events.access import Entry
from preseance.server.events.store import Kept
from preseance.server.proposals.models import OPEN, Proposal, ProposalLink
from preseance.wording.said import Said

MOST_NAME = 200
MOST_TITLE = 300
MOST_DIETS = 10
MOST_DIET = 80
MOST_WORDS = 1000
MOST_NEW = 50
"""Names more that may wait at once, of one part."""
MOST_GUESTS = 400
"""Guests of one part whose form is shown."""
NOTHING = ("none", "nothing", "aucun", "aucune", "rien")
"""What is written for no diet at all."""
A_MINUTE = 20
"""Forms that one link, or one liaison, may send in a minute."""
ALLOWANCE = Allowance(A_MINUTE)
_BETWEEN = re.compile(r"[,;\n]+")


class TooManyError(PreseanceError):
    """Somebody sends too many forms."""

    def __init__(self) -> None:
        super().__init__(Said("Too many forms in a minute; wait a little, nothing was kept."))


@dataclass(frozen=True)
class Scope:
    """A part of an event, and who enters it."""

    kept: Kept
    delegation: str
    session: str
    table: str
    author: str
    person: Person | None = None
    link: ProposalLink | None = None

    @property
    def part(self) -> dict[str, Any]:
        """As rows name it."""
        return {
            "event_id": self.kept.pk,
            "delegation": self.delegation,
            "session": self.session,
            "table": self.table,
        }

    @property
    def called(self) -> str:
        """The name of the delegation or table."""
        return called(self.kept.event, self.delegation, self.session, self.table)

    @property
    def sender(self) -> int:
        """Whose forms are counted together."""
        return self.link.pk if self.link is not None else -(self.person.pk if self.person else 0)

    def guests(self) -> tuple[Guest, ...]:
        """Those of the part who may come, as the list has them."""
        event = self.kept.event
        if self.delegation:
            own = {g.id for g in event.guests if g.delegation == self.delegation}
        else:
            own = set(seated_at(event, self.session).get(self.table, {}).values())
        found = (g for g in event.guests if g.id in own and g.status is not Status.DECLINED)
        return tuple(found)[:MOST_GUESTS]

    def own(self) -> tuple[Proposal, ...]:
        """The part's proposals, oldest first."""
        return tuple(Proposal.objects.filter(**self.part))


def called(event: Event, delegation: str, session: str, table: str) -> str:
    """The name of a delegation, or of a table in a session; its id where it is gone."""
    if delegation:
        known = event.delegation_by_id.get(delegation)
        return known.name if known else delegation
    held = next((s for s in event.sessions if s.id == session), None)
    room = event.room_by_id.get(held.room) if held else None
    found = next((t for t in room.tables if t.id == table), None) if room else None
    return ", ".join(filter(None, (found.called if found else table, held.title if held else "")))


def scope_of_link(secret: str) -> Scope:
    """What whoever has the secret of a link may enter.

    Raises
    ------
    UnknownNameError
        Where there is no such link, it is over or revoked, or its part is gone.
    """
    link = (
        ProposalLink.objects.select_related("event")
        .filter(digest=digest_of(secret), revoked=None)
        .first()
    )
    if link is None or not link.is_open:
        raise UnknownNameError(Said("link"), "…")
    kept = store.latest(link.event.key)
    there(kept, link.delegation, link.session, link.table)
    return Scope(kept, link.delegation, link.session, link.table, link.name, link=link)


def scope_of_liaison(who: Entry, person: Person) -> Scope:
    """What a liaison who is signed in may enter. Raises as ``scope_of_link`` does."""
    kept = store.latest(who.key)
    there(kept, who.delegation, "", "")
    return Scope(kept, who.delegation, "", "", person.called, person=person)


def there(kept: Kept, delegation: str, session: str, table: str) -> None:
    """Refuse a part that the event does not have.

    Raises
    ------
    UnknownNameError
        Which there are.
    """
    event = kept.event
    if delegation or not session:
        if delegation not in event.delegation_by_id:
            raise UnknownNameError(Said("delegation"), delegation, list(event.delegation_by_id))
        return
    tables = seated_at(event, session)
    if table not in tables:
        raise UnknownNameError(Said("table"), table, list(tables))


@dataclass(frozen=True)
class Entered:
    """What was entered of one guest, as it was written."""

    name: str = ""
    title: str = ""
    diet: str = ""
    """Empty leaves it as it is."""
    own_car: str = ""
    """``yes``, ``no``, or empty to leave it as it is."""


@dataclass
class Mistakes:
    """What is wrong, by guest (``""`` for the one more name) and field."""

    found: dict[tuple[str, str], Said | str] = field(default_factory=dict)

    def add(self, guest: str, name: str, sentence: Said | str) -> None:
        """One more; the first of a field stands."""
        self.found.setdefault((guest, name), sentence)


def folded(name: str) -> str:
    """A name without case, accents and blanks more than one."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def propose(scope: Scope, entered: Mapping[str, Entered], words: str) -> Mistakes:
    """Keep what was entered as proposals, one a guest, or nothing where anything of it is wrong.

    Parameters
    ----------
    entered
        By guest id, ``""`` for one more name. What stands as it does now is no proposal; one that was
        open for the same guest is replaced, and withdrawn where nothing is left of it.
    words
        What the author says of it all.

    Returns
    -------
    Mistakes
        Empty where all was kept.

    Raises
    ------
    TooManyError
        Where the author has sent too many in a minute.
    """
    if not ALLOWANCE.take(scope.sender):
        raise TooManyError
    wrong = Mistakes()
    if len(words) > MOST_WORDS:
        wrong.add("", "words", Said("At most {number} letters.", number=MOST_WORDS))
    known = {g.id: g for g in scope.guests()}
    wished: dict[str, dict[str, Any]] = {}
    for guest, values in entered.items():
        if guest and guest not in known:
            wrong.add(guest, "name", Said("There is no such guest here any more."))
            continue
        if not guest and values == Entered():
            continue
        wished[guest] = _fields(known.get(guest), values, guest, wrong)
    with transaction.atomic():
        # One form at a time of each part: its doubles are looked for among those before.
        opened = list(Proposal.objects.select_for_update().filter(**scope.part, state=OPEN))
        _doubles(known, opened, wished, wrong)
        if sum(not p.guest for p in opened) >= MOST_NEW and wished.get(""):
            wrong.add("", "name", Said("{number} names wait already.", number=MOST_NEW))
        if not wrong.found:
            _keep(scope, wished, words, {p.guest: p for p in opened if p.guest})
            told = sorted({name for fields in wished.values() for name in fields})
            store.audit(scope.kept.pk, scope.person, "proposed", author=scope.author, fields=told)
    return wrong


def _keep(
    scope: Scope,
    wished: Mapping[str, dict[str, Any]],
    words: str,
    opened: Mapping[str, Proposal],
) -> None:
    for guest, fields in wished.items():
        before = opened.get(guest)
        if before is not None and before.fields == fields:
            continue
        if before is not None:
            before.delete()
        if fields:
            Proposal.objects.create(
                **scope.part,
                link=scope.link,
                person=scope.person,
                author_name=scope.author,
                guest=guest,
                fields=fields,
                about=list(fields),
                words=words,
            )


def _fields(guest: Guest | None, values: Entered, at: str, wrong: Mistakes) -> dict[str, Any]:
    """What differs from what they see, by the fields of a guest."""
    found: dict[str, Any] = {}
    name, title = (" ".join(text.split()) for text in (values.name, values.title))
    if len(name) > MOST_NAME:
        wrong.add(at, "name", Said("At most {number} letters.", number=MOST_NAME))
    if len(title) > MOST_TITLE:
        wrong.add(at, "title", Said("At most {number} letters.", number=MOST_TITLE))
    if not name and (guest is None or guest.name):
        wrong.add(at, "name", Said("A guest has a name."))
    elif name != (guest.name if guest else ""):
        found["name"] = name
    if title and title != (guest.title if guest else ""):
        found["title"] = title
    if values.diet.strip():
        found["diet"] = _diets(values.diet, at, wrong)
    if values.own_car:
        if values.own_car not in ("yes", "no"):
            wrong.add(at, "own_car", Said("Choose one of those there are."))
        found["own_car"] = values.own_car == "yes"
    try:
        Guest.model_validate({"id": "somebody", **found})
    except ValidationError as error:
        for one in error.errors(include_url=False):
            wrong.add(at, str(one["loc"][0]) if one["loc"] else "name", expected_of(one))
    return found


def _diets(text: str, at: str, wrong: Mistakes) -> list[str]:
    if text.strip().casefold() in NOTHING:
        return []
    each = [" ".join(part.split()) for part in _BETWEEN.split(text) if part.strip()]
    if len(each) > MOST_DIETS:
        wrong.add(at, "diet", Said("At most {number} diets.", number=MOST_DIETS))
    if any(len(part) > MOST_DIET for part in each):
        wrong.add(at, "diet", Said("At most {number} letters each.", number=MOST_DIET))
    return list(dict.fromkeys(each))


def _doubles(
    known: Mapping[str, Guest],
    opened: Sequence[Proposal],
    wished: Mapping[str, dict[str, Any]],
    wrong: Mistakes,
) -> None:
    """Tell of a name that stands twice in what they see; of others they are told nothing."""
    now = {guest: folded(row.name) for guest, row in known.items()}
    for proposal in opened:
        if proposal.guest not in wished and "name" in proposal.fields:
            now[proposal.guest or f"+{proposal.pk}"] = folded(proposal.fields["name"])
    now |= {guest: folded(f["name"]) for guest, f in wished.items() if "name" in f}
    for guest, fields in wished.items():
        name = folded(fields.get("name", ""))
        if name and any(other == name for whom, other in now.items() if whom != guest):
            wrong.add(guest, "name", Said("This name stands here already."))


def withdraw(scope: Scope, key: str) -> None:
    """Take back one's own proposal of one more name, while nobody has decided on it."""
    Proposal.objects.filter(**scope.part, state=OPEN, guest="", key=key).delete()
