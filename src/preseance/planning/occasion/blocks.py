"""Who sits in blocks in a session, and along which places: the engine then exchanges whole blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from preseance.engine.problem import Blocks, Stretch
from preseance.model.place import Layout, aide_number
from preseance.rules.shapes import Assembly, Occasion, Rule


def blocks_of(occasion: Occasion, assembly: Assembly, rules: Sequence[Rule]) -> Blocks | None:
    """The parties that rules want in one run each; None where there are not two of them.

    Of two rules that speak of one guest the first counts.
    """
    taken, parties = set[int](), []
    for block in (b for rule in rules for b in rule.blocks() if b.assembly is assembly):
        party = [i for i in block.members if i not in taken]
        taken.update(party)
        if len(party) > 1:
            parties.append(np.array(party, dtype=np.int64))
    if len(parties) < 2:
        return None
    return Blocks(tuple(parties), stretches_of(assembly.layout, assembly.place_index))


def stretches_of(layout: Layout, index: Mapping[str, int]) -> tuple[Stretch, ...]:
    """The rings and rows of a session's places, each from the right hand to the left."""
    left, right = layout.relations.get("left-of", {}), layout.relations.get("right-of", {})
    hung = {(p.hangs_on, aide_number(p.id)): p.id for p in reversed(layout.places) if p.hangs_on}
    kinds = sorted({kind for _, kind in hung})
    # Rows begin where nobody is on the right; what is left then are rings.
    beginnings = sorted((p.id for p in layout.places if p.id in left), key=lambda p: p in right)
    seen, found = set[str](), []
    for start in beginnings:
        row = []
        here: str | None = start
        while here is not None and here not in seen:
            seen.add(here)
            row.append(here)
            here = next((q for q in left.get(here, ()) if q not in seen), None)
        if len(row) > 1:
            found.append(
                Stretch(
                    places=np.array([index[p] for p in row], dtype=np.int64),
                    is_ring=row[0] in left.get(row[-1], ()) and len(row) > 2,
                    attached=np.array(
                        [[index.get(hung.get((p, kind), ""), -1) for kind in kinds] for p in row],
                        dtype=np.int64,
                    ).reshape(len(row), len(kinds)),
                )
            )
    return tuple(found)
