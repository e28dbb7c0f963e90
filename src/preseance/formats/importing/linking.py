"""Ties between persons of a list: partners and companions that are named by a row of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from preseance.formats.importing.draft import Draft, Gathered
from preseance.formats.importing.folding import folded
from preseance.formats.importing.name_words import bare, words
from preseance.formats.importing.names import split_name
from preseance.formats.importing.persons import Doubt, Proposal
from preseance.wording.message import Argument, Message


def keys_of(draft: Draft) -> set[str]:
    """What others may call a person by: id, full name, family name with given name first or last."""
    if draft.name is None:
        return set()
    name = draft.name
    found = {
        folded(name.full),
        folded(f"{name.given} {name.family}"),
        folded(f"{name.family} {name.given}"),
    }
    if draft.own_id:
        found.add(folded(draft.own_id))
    if not name.given and name.title:
        found.add(folded(name.family))
    return found - {""}


class Finder:
    """Finds people of a list by what a cell calls them."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = drafts
        self.by_key: dict[str, list[int]] = defaultdict(list)
        self.by_part: dict[str, list[int]] = defaultdict(list)
        for index, draft in enumerate(drafts):
            for key in keys_of(draft):
                self.by_key[key].append(index)
            if draft.name:
                for part in {
                    folded(draft.name.given),
                    folded(draft.name.family),
                    folded(draft.name.given).split(" ")[0],
                }:
                    if part:
                        self.by_part[part].append(index)

    def find(self, text: str, *, loose: bool = True) -> list[int]:
        """The people a text may mean: by whole name, else by one part of it."""
        plain = folded(text)
        if found := self.by_key.get(plain):
            return found
        name = split_name(text)
        if name.given and name.family:
            known = self.by_key.get(folded(f"{name.given} {name.family}"), [])
            if known:
                return known
        if not loose:
            return []
        part = folded(name.family) if name.title and not name.given else plain
        return self.by_part.get(part, [])


def linked(gathered: Gathered) -> None:
    """Join companions to whom they come with, and to their own rows where they have one."""
    _by_ids(gathered)
    _own_rows(gathered)
    _of_named(gathered)
    _aides(gathered)


def _by_ids(gathered: Gathered) -> None:
    """Columns of an event's own files name partners by id."""
    ids = {d.own_id: i for i, d in enumerate(gathered.drafts) if d.own_id}
    if not ids:
        return
    drop = set()
    for index, draft in enumerate(gathered.drafts):
        other = ids.get(draft.partner_named)
        if draft.companion_of is None or other is None or not draft.partner_named:
            continue
        head = gathered.drafts[draft.companion_of]
        head.partner, gathered.drafts[other].partner = other, draft.companion_of
        drop.add(index)
    _drop(gathered, drop)


def _own_rows(gathered: Gathered) -> None:
    """A partner named in a column who has a row is one person, not two."""
    if not any(d.partner_named for d in gathered.drafts):
        return
    finder = Finder(gathered.drafts)
    drop = set()
    for index, draft in enumerate(gathered.drafts):
        if not draft.partner_named or draft.companion_of is None or draft.name is None:
            continue
        others = [
            i
            for i in finder.find(draft.name.full, loose=False)
            if i != index and gathered.drafts[i].companion_of is None and i != draft.companion_of
        ]
        if len(others) != 1 or others[0] in drop:
            continue
        head, other = gathered.drafts[draft.companion_of], gathered.drafts[others[0]]
        free = other.partner in (None, index, draft.companion_of) or _names(
            finder, other.partner, draft.companion_of
        )
        if draft.relation in ("partner", "guest") and free:
            head.partner, other.partner = others[0], draft.companion_of
        other.diet += draft.diet
        other.access += draft.access
        drop.add(index)
    _drop(gathered, drop)


def _names(finder: Finder, named: int | None, guest: int) -> bool:
    """Whether the partner that a row names is a guest who has a row: each of a couple may name the other."""
    draft = finder.drafts[named] if named is not None else None
    if draft is None or draft.name is None or not draft.partner_named:
        return False
    return guest in finder.find(draft.name.full, loose=False)


def _drop(gathered: Gathered, drop: set[int]) -> None:
    """Take drafts out; ties to the others stay."""
    if not drop:
        return
    kept = [i for i in range(len(gathered.drafts)) if i not in drop]
    at = {old: new for new, old in enumerate(kept)}
    drafts = [gathered.drafts[i] for i in kept]
    for draft in drafts:
        draft.partner = at.get(draft.partner) if draft.partner is not None else None
        draft.companion_of = at.get(draft.companion_of) if draft.companion_of is not None else None
        draft.aide_for = at.get(draft.aide_for) if draft.aide_for is not None else None
    gathered.drafts[:] = drafts
    gathered.doubts[:] = [
        replace(d, person=at.get(d.person)) if d.person is not None else d for d in gathered.doubts
    ]


def _of_named(gathered: Gathered) -> None:
    """«Guest of Ana Prado» comes with Ana Prado, wherever she stands in the list."""
    if not any(d.of_named for d in gathered.drafts):
        return
    finder = Finder(gathered.drafts)
    for index, draft in enumerate(gathered.drafts):
        if not draft.of_named:
            continue
        others = [i for i in finder.find(draft.of_named) if i != index]
        if len(others) != 1:
            said = {"words": draft.of_named}
            gathered.doubts.append(Doubt(draft.at, Message("import.whose-companion", said), index))
            draft.note.append(draft.of_named)
            continue
        other = gathered.drafts[others[0]]
        draft.companion_of = others[0]
        if draft.relation != "child" and other.partner is None and draft.partner is None:
            other.partner, draft.partner = index, others[0]
        draft.table = draft.table or other.table
        draft.groups = draft.groups or list(other.groups)


def _aides(gathered: Gathered) -> None:
    """«Note-taker for Ana Prado» sits by Ana Prado, wherever she stands in the list."""
    if not any(d.aide_named for d in gathered.drafts):
        return
    finder = Finder(gathered.drafts)
    ids = {d.own_id: i for i, d in enumerate(gathered.drafts) if d.own_id}
    for index, draft in enumerate(gathered.drafts):
        if not draft.aide_named:
            continue
        known = ids.get(draft.aide_named)
        found = [known] if known is not None else finder.find(draft.aide_named)
        others = [i for i in found if i != index]
        if len(others) == 1:
            draft.aide_for = others[0]
            continue
        said = {"words": draft.aide_named}
        gathered.doubts.append(Doubt(draft.at, Message("import.whose-aide", said), index))
        draft.note.append(draft.aide_named)


def _family(who: str) -> str:
    """The family name in «Doe family», «Familie Huber», «famille Martin»; empty for a person."""
    words_there = who.split()
    if len(words_there) != 2:
        return ""
    first, last = words_there
    if bare(first) in words("households", "before"):
        return last
    return first if bare(last) in words("households", "after") else ""


def proposals_of(gathered: Gathered) -> tuple[Proposal, ...]:
    """The wishes of the list whose people it holds; of the others, a doubt."""
    if not any(d.wishes for d in gathered.drafts):
        return ()
    finder = Finder(gathered.drafts)
    found = []
    for index, draft in enumerate(gathered.drafts):
        for wish in draft.wishes:
            others: list[int] = []
            for who in wish.who:
                family = _family(who)
                known = [i for i in finder.find(family or who) if i != index]
                if len(known) != 1 and not (family and known):
                    said: dict[str, Argument] = {
                        "words": wish.words,
                        "who": who,
                        "number": len(known),
                    }
                    gathered.doubts.append(Doubt(draft.at, Message("import.wish", said), index))
                others += known if len(known) == 1 or family else []
            if others:
                b = tuple(dict.fromkeys(others))
                found.append(Proposal(draft.at, index, b, wish.apart, wish.words))
    return tuple(found)
