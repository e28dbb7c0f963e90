"""Who takes whom in to dinner, on which arm, and in which order the pairs go in.

Sources: the host leads with the lady of highest rank on his right arm, the others follow by rank, the
hostess goes last with the gentleman of highest rank; husband and wife are not sent in together; where
gentlemen are short the hostess may go in by herself after the last couple (Manners and Rules of Good
Society, chapter on dinners); the lady sits at the right of whom she comes in with (Young, Our
Deportment); the left arm, save officers in full dress, whose sword hangs there (Frost, Laws and
By-Laws of American Society); the hostess first (Les Usages du siècle). docs/protocol/take-in.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from preseance.model.event import Event
from preseance.model.plan import Plan
from preseance.rules.shapes import Assembly

Arm = Literal["right", "left", ""]
Cause = Literal[
    "by-hand", "host", "hostess", "right", "left", "rank", "two-by-two", "alone", "no-sex"
]
UNIFORMED = ("uniform", "uniforms", "uniforme", "en uniforme")
"""Groups of guests.csv that say who comes in uniform."""


@dataclass(frozen=True)
class GoingIn:
    """One pair of the procession to table, or somebody who goes in alone."""

    turn: int
    """1 goes in first."""
    escort: str
    """Guest id of whoever gives the arm; of who goes in alone."""
    taken: str
    """Guest id of who is taken in; empty for nobody."""
    arm: Arm
    """Which arm is given; empty for nobody."""
    cause: Cause
    """Why these two: a wish of the house, who presides, their seats, their rank; or why nobody."""


def going_in(event: Event, assembly: Assembly, plan: Plan) -> tuple[GoingIn, ...]:
    """The procession to table of a session: everybody who has a place, once, in the order of going in.

    Pairs come from the seats: each takes in the lady at his right, where she is taken the one at his
    left, where nobody is left there the next in rank; never his partner. `take_in.pairs` =
    "two-by-two" pairs by rank alone, of whatever sex.
    """
    return _TakingIn(event, assembly, plan).procession()


def is_asked_for(event: Event) -> bool:
    """Whether the house says anything of who takes whom in: a setting, or a wish."""
    said = any(name.startswith("take_in.") for name in event.settings)
    return said or any(guest.takes_in for guest in event.guests)


class _TakingIn:
    """The guests of a session who have a place, in order, and who is paired already."""

    def __init__(self, event: Event, assembly: Assembly, plan: Plan) -> None:
        self.settings, self.known = event.settings, event.guest_by_id
        self.place_of = {
            p.guest: p.place
            for p in plan.of_session(assembly.session.id)
            if p.place in assembly.layout.by_id
        }
        self.at = {place: guest for guest, place in self.place_of.items()}
        self.relations = assembly.layout.relations
        aides = {g.id for g in event.guests if g.serves}
        self.guests = [g for g in assembly.guests if g in self.place_of and g not in aides]
        self.order = {g: k for k, g in enumerate(self.guests)}
        self.hosts = [h for h in event.hosts_of(assembly.session) if h in self.order]
        self.pairs: list[tuple[str, str, Cause]] = []
        self.paired: set[str] = set()

    def procession(self) -> tuple[GoingIn, ...]:
        self._by_hand()
        if self._said("pairs", "seats") == "two-by-two":
            self._two_by_two()
        else:
            self._with_hosts()
            for hand in ("right", "left"):
                self._beside(hand)
            self._by_rank()
        alone = [(g, "", self._why_alone(g)) for g in self.guests if g not in self.paired]
        told = self._in_order(alone)
        return tuple(
            GoingIn(turn, escort, taken, self._arm(escort) if taken else "", cause)
            for turn, (escort, taken, cause) in enumerate(told, 1)
        )

    def _said(self, name: str, usual: str) -> str:
        return str(self.settings.get(f"take_in.{name}", usual))

    def _sex(self, guest: str) -> str:
        return self.known[guest].sex

    def _pair(self, escort: str, taken: str, cause: Cause) -> None:
        self.pairs.append((escort, taken, cause))
        self.paired |= {escort, taken}

    def _free(self, sex: str) -> list[str]:
        return [g for g in self.guests if g not in self.paired and self._sex(g) == sex]

    def _by_hand(self) -> None:
        for guest in self.guests:
            wished = self.known[guest].takes_in
            if wished in self.order and not {guest, wished} & self.paired:
                self._pair(guest, wished, "by-hand")

    def _with_hosts(self) -> None:
        """Who presides: a host with the first lady, a hostess with the first gentleman, of their right."""
        for host in self.hosts:
            if host in self.paired or self._sex(host) not in ("M", "F"):
                continue
            free = self._free("F" if self._sex(host) == "M" else "M")
            others = [g for g in free if g not in self.hosts and not self._partners(host, g)]
            at_right = [g for g in others if g in self._neighbours(host, "right")]
            chosen = next(iter(at_right or others), None)
            if chosen is not None and self._sex(host) == "M":
                self._pair(host, chosen, "host")
            elif chosen is not None and not self._goes_alone(host):
                self._pair(chosen, host, "hostess")

    def _goes_alone(self, hostess: str) -> bool:
        """Whether gentlemen are short and the house lets the hostess go in by herself then."""
        short = len(self._free("F")) > len(self._free("M"))
        return short and self._said("short", "lowest") == "hostess"

    def _beside(self, hand: str) -> None:
        for man in self._free("M"):
            for woman in self._neighbours(man, hand):
                if self._may(man, woman) and man not in self.paired:
                    self._pair(man, woman, "right" if hand == "right" else "left")

    def _by_rank(self) -> None:
        for man in self._free("M"):
            woman = next((w for w in self._free("F") if self._may(man, w)), None)
            if woman is not None:
                self._pair(man, woman, "rank")

    def _two_by_two(self) -> None:
        """Hosts with the first guests, the others by rank, whatever their sex; the first gives the arm."""
        rest = [g for g in self.guests if g not in self.paired and g not in self.hosts]
        for host in self.hosts:
            chosen = next((g for g in rest if not self._partners(host, g)), None)
            if host not in self.paired and chosen is not None:
                rest.remove(chosen)
                self._pair(host, chosen, "host")
        while len(rest) > 1:
            first = rest.pop(0)
            chosen = next((g for g in rest if not self._partners(first, g)), rest[0])
            rest.remove(chosen)
            self._pair(first, chosen, "two-by-two")

    def _may(self, man: str, woman: str) -> bool:
        hosts = woman in self.hosts
        free = woman not in self.paired and self._sex(woman) == "F"
        return free and not hosts and not self._partners(man, woman)

    def _partners(self, a: str, b: str) -> bool:
        return self.known[a].partner == b or self.known[b].partner == a

    def _neighbours(self, guest: str, hand: str) -> Iterator[str]:
        near = self.relations.get(f"{hand}-of", {}).get(self.place_of[guest], ())
        return (self.at[place] for place in near if place in self.at)

    def _why_alone(self, guest: str) -> Cause:
        said = self._said("pairs", "seats") == "two-by-two" or self._sex(guest) in ("M", "F")
        return "alone" if said else "no-sex"

    def _arm(self, escort: str) -> Arm:
        """The arm of custom; another for whoever comes in uniform, where the house says one."""
        usual, uniform = self._said("arm", "right"), self._said("arm_in_uniform", "")
        uniformed = bool(set(self.known[escort].groups) & set(UNIFORMED))
        return "left" if (uniform if uniform and uniformed else usual) == "left" else "right"

    def _in_order(self, alone: list[tuple[str, str, Cause]]) -> list[tuple[str, str, Cause]]:
        """The host's pair first, the others by the rank of who is taken in, who goes alone, the hostess's."""
        leads = self.hosts[0] if self.hosts else ""
        closes = self.hosts[1] if len(self.hosts) > 1 else ""
        if leads and closes and self._sex(leads) == "F" and self._sex(closes) == "M":
            # The gentleman of the house leads in, whichever of the two has the first place.
            leads, closes = closes, leads
        elif leads and not closes and self._sex(leads) == "F":
            leads, closes = "", leads
        by = 0 if self._said("order", "ladies") == "gentlemen" else 1
        every = [*self.pairs, *alone]

        def has(guest: str, entry: tuple[str, str, Cause]) -> bool:
            return bool(guest) and guest in entry[:2]

        first = [e for e in every if has(leads, e)]
        last = [e for e in every if has(closes, e) and e not in first]
        pairs = [e for e in self.pairs if e not in (*first, *last)]
        pairs.sort(key=lambda e: self.order[e[by] or e[0]])
        singles = [e for e in alone if e not in (*first, *last)]
        singles.sort(key=lambda e: (self._sex(e[0]) != "F", self.order[e[0]]))
        match self._said("hostess", "last"):
            case "first":
                return [*last, *first, *pairs, *singles]
            case "second":
                return [*first, *last, *pairs, *singles]
            case _:
                return [*first, *pairs, *singles, *last]
