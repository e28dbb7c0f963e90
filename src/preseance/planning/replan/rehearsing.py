"""The use case of rehearsing: likely changes answered before the telephone rings."""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from functools import lru_cache
from typing import TypeAlias, TypeVar

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.plan import Plan
from preseance.planning.occasion.places import layout_of
from preseance.planning.replan.changes.gaps import first_rank
from preseance.planning.replan.likely import Likely, likely_changes, sampled, with_stand_ins
from preseance.planning.replan.mending import MendedCost
from preseance.planning.replan.rehearsed import Calls, Journal, Rehearsal, Rehearsed
from preseance.planning.replan.replanning import replan

ANSWERS = 10
CHUNK = 8
"""Changes an executor is handed at a time, at most."""
CHUNKS_LEFT = 16
"""What is handed over next is so many times less than what is left, so that nobody waits long for the
last who is at work."""
WORTH_SHARING = 10_000
"""Changes left, times guests, from which an executor is handed any: about what is answered while
processes start."""

T = TypeVar("T")
Handed: TypeAlias = "Future[list[Rehearsed]]"


def rehearse(
    event: Event,
    *,
    published: Plan | None = None,
    session: str | None = None,
    count: int = 1000,
    seed: int = 0,
    executor: Executor | None = None,
    journal: Journal | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Rehearsal:
    """Sample likely changes, mend the plan for each, and sum up.

    A sample is one change, drawn in proportion to its probability; the same change is answered
    once.

    Parameters
    ----------
    executor
        Where answers are worked out besides here, once there is enough to do; here alone where
        None.
    journal
        Where answers are kept, and those of an earlier run of the same event are found.
    progress
        Told how many different changes are answered, of how many.
    """
    promised = event.plan if published is None else published
    if session is not None:
        promised = Plan(placements=tuple(promised.of_session(session)))
    changes = sampled(likely_changes(event, promised), count, seed)
    different = list(dict.fromkeys(changes))
    ready = with_stand_ins(event, list(dict.fromkeys(c.guest for c in different)))
    mark = _mark(ready, promised, session)
    known = {} if journal is None else dict(journal.answers(mark))
    left = [c for c in different if c.sentence not in known]
    done = len(different) - len(left)
    for answers in _answered(ready, promised, session, left, executor):
        known |= {a.sentence: a for a in answers}
        if journal is not None:
            journal.add(mark, answers)
        done += len(answers)
        if progress is not None:
            progress(done, len(different))
    return _summed(ready, promised, seed, [known[c.sentence] for c in changes])


def _answered(
    event: Event,
    promised: Plan,
    session: str | None,
    changes: Sequence[Likely],
    executor: Executor | None,
) -> Iterable[list[Rehearsed]]:
    chunks = chunks_of(changes)
    if executor is None or len(changes) * len(promised.placements) < WORTH_SHARING:
        for chunk in chunks:
            yield answer_all(event, promised, session, chunk)
    else:
        yield from _shared(event, promised, session, chunks, executor)


def chunks_of(changes: Sequence[T]) -> list[Sequence[T]]:
    """The changes in their order, by fewer and fewer, the last one by one."""
    chunks, begin = list[Sequence[T]](), 0
    while begin < len(changes):
        end = begin + min(CHUNK, max(1, (len(changes) - begin) // CHUNKS_LEFT))
        chunks.append(changes[begin:end])
        begin = end
    return chunks


def _shared(
    event: Event,
    promised: Plan,
    session: str | None,
    chunks: Sequence[Sequence[Likely]],
    executor: Executor,
) -> Iterable[list[Rehearsed]]:
    """Answers as they come; while it waits, this process takes back what nobody has begun.

    What was with a worker that died is handed over once more, and then answered here; so is what an
    executor has dropped, or could not answer.
    """
    packed = pickle.dumps((event, promised, session))
    handed: list[tuple[Handed, Sequence[Likely], bool]] = []
    here: list[Sequence[Likely]] = []

    def hand(chunk: Sequence[Likely], *, again: bool) -> None:
        try:
            future = executor.submit(answer_packed, packed, chunk)
        except RuntimeError:  # It takes no more; a broken one says so too.
            here.append(chunk)
        else:
            handed.append((future, chunk, again))

    for chunk in chunks:
        hand(chunk, again=False)
    while handed or here:
        if not here:
            # From the front, as all do: small ones are left for the end.
            taken = next((h for h in handed if h[0].cancel()), None)
            if taken is None:
                wait([future for future, _, _ in handed], return_when=FIRST_COMPLETED)
            else:
                handed.remove(taken)
                here.append(taken[1])
        if here:
            yield answer_all(event, promised, session, here.pop())
        done = [h for h in handed if h[0].done()]
        handed[:] = [h for h in handed if not h[0].done()]
        for future, chunk, again in done:
            if future.cancelled():
                here.append(chunk)
            elif (error := future.exception()) is None:
                yield future.result()
            elif isinstance(error, BrokenExecutor) and not again:
                hand(chunk, again=True)
            else:
                # Here a fault that is the change's own shows as it is.
                here.append(chunk)


def answer_all(
    event: Event, promised: Plan, session: str | None, changes: Sequence[Likely]
) -> list[Rehearsed]:
    """The answers to some changes."""
    return [_answer(event, promised, session, c) for c in changes]


def answer_packed(packed: bytes, changes: Sequence[Likely]) -> list[Rehearsed]:
    """The answers to some changes; what an executor runs.

    A worker unpacks an event once: what is worked out of it is remembered by the very object.
    """
    return answer_all(*_unpacked(packed), changes)


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> tuple[Event, Plan, str | None]:
    event, promised, session = pickle.loads(packed)
    return event, promised, session


def _answer(event: Event, promised: Plan, session: str | None, change: Likely) -> Rehearsed:
    try:
        best = replan(
            event, [change.sentence], published=promised, session=session, alternatives=False
        ).best
    except ConflictError:
        # The change changes nothing here: somebody late to sessions without a time, for instance.
        return Rehearsed(change.sentence, change.guest, change.probability, True, None, 0, True, ())
    moves = tuple((m.session, m.guest, m.origin or "", m.target or "") for m in best.changed.moves)
    return Rehearsed(
        change.sentence, change.guest, change.probability, best.holds, best.cost, best.at_least,
        best.fewest_proven, moves,
    )  # fmt: skip


def _summed(event: Event, promised: Plan, seed: int, answers: Sequence[Rehearsed]) -> Rehearsal:
    count = max(1, len(answers))
    moves = sorted(a.num_moves for a in answers) or [0]
    caused: dict[str, list[int]] = {}
    moved: Counter[str] = Counter()
    for a in answers:
        caused.setdefault(a.guest, []).append(a.num_moves)
        moved.update(guest for _, guest, _, _ in a.moves)
    return Rehearsal(
        count=len(answers),
        seed=seed,
        expected_moves=sum(moves) / count,
        percentile_95=moves[min(len(moves) - 1, int(0.95 * len(moves)))],
        worst=max(answers, key=_gravity, default=None),
        by_guest={
            g: (sum(caused.get(g, [])) / max(1, len(caused.get(g, []))), moved[g] / count)
            for g in sorted({*caused, *moved})
        },
        reserves=_reserves(event, promised, answers),
        answers=_gravest(answers),
        unanswered=sum(not a.holds for a in answers),
    )


def _gravity(answer: Rehearsed) -> tuple[bool, int, int, float]:
    weight = answer.cost.moves if answer.cost else 0
    return not answer.holds, weight, answer.num_moves, answer.probability


def _gravest(answers: Sequence[Rehearsed]) -> tuple[Rehearsed, ...]:
    """The gravest half, then the likeliest of the rest."""
    different = list(dict.fromkeys(answers))
    gravest = sorted(different, key=_gravity, reverse=True)[: ANSWERS // 2]
    rest = [a for a in different if a not in gravest]
    rest.sort(key=lambda a: (a.probability, _gravity(a)), reverse=True)
    return tuple([*gravest, *rest][:ANSWERS])


def _reserves(event: Event, promised: Plan, answers: Sequence[Rehearsed]) -> tuple[Calls, ...]:
    """Tables at which chairs beside the first rank fall empty, by how often."""
    exposed: dict[tuple[str, str], str] = {}
    for session in event.sessions:
        layout, first = layout_of(event, session), set(first_rank(event, session.id))
        beside = layout.relations.get("beside", {})
        for p in promised.of_session(session.id):
            near = {promised.guest_at.get((session.id, q)) for q in beside.get(p.place, ())}
            if near & first and p.place in layout.by_id:
                exposed[(session.id, p.guest)] = layout.by_id[p.place].table
    calls: Counter[tuple[str, str]] = Counter()
    places: dict[tuple[str, str], Counter[str]] = {}
    for a in answers:
        if a.sentence.startswith("late "):
            continue
        for (session_id, guest), table in exposed.items():
            if guest == a.guest:
                calls[(session_id, table)] += 1
                place = promised.place_of[(session_id, guest)]
                places.setdefault((session_id, table), Counter())[place] += 1
    return tuple(
        Calls(s, t, n / len(answers), tuple(p for p, _ in places[(s, t)].most_common(3)))
        for (s, t), n in sorted(calls.items(), key=lambda item: (-item[1], item[0]))
    )


def _mark(event: Event, promised: Plan, session: str | None) -> str:
    # An answer by other levels of cost is none either.
    parts = (
        event.model_dump_json(),
        promised.model_dump_json(),
        session or "",
        *MendedCost._fields,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
