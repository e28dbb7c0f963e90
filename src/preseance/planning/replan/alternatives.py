"""Other ways to mend a plan: fewer cards, less rank lost, or the host's table left in peace."""

from __future__ import annotations

from dataclasses import replace

from preseance.planning.replan.mending import Answer, Case

NODES = 200_000
"""Places tried for an alternative."""


def other_answers(case: Case, best: Answer) -> list[Answer]:
    """Answers that differ from the best one and from each other, all holding every must."""
    found: list[Answer] = []
    ways = (_fewest_cards, _least_loss, _host_table_untouched)
    for made in (way(case, best) for way in ways):
        known = [a.changed.moves for a in (best, *found)]
        if made is not None and made.holds and made.changed.moves not in known:
            # What is proven of the best holds for every plan that keeps as much.
            alike = made.cost[:2] == best.cost[:2] and made.cost.moves == best.at_least
            least = best.at_least if made.cost[:2] <= best.cost[:2] else 0
            proven = best.fewest_proven and alike
            found.append(replace(made, at_least=least, fewest_proven=proven))
    return found


def _fewest_cards(case: Case, best: Answer) -> Answer | None:
    """As few cards as the musts allow."""
    if len(best.changed.moves) < 2:
        return None
    made = case.told("fewest-cards", case.fewest_cards(NODES))
    return made if len(made.changed.moves) < len(best.changed.moves) else None


def _least_loss(case: Case, best: Answer) -> Answer | None:
    """As little rank lost as twice the weighted moves can buy."""
    if not any(move.session in case.ranked for move in best.changed.moves):
        return None
    return case.told("least-loss-of-rank", case.losing_least(NODES, best.cost.moves))


def _host_table_untouched(case: Case, best: Answer) -> Answer | None:
    """Nobody who was promised a place at the first table of a session moves."""
    fixed = set()
    for assembly in case.check.occasion.assemblies:
        if len(assembly.tables) > 1:
            mine = {assembly.places[k].id for k in assembly.seats_at[assembly.tables[0]]}
            fixed |= {
                (p.session, p.guest)
                for p in case.promised.of_session(assembly.session.id)
                if p.place in mine
            }
    if not any((m.session, m.guest) in fixed for m in best.changed.moves):
        return None
    return case.told("host-table-untouched", case.mended(NODES, fixed))
