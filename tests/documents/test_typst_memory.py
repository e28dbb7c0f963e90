"""Typst forgets once much is held, and never while something is being set."""

from threading import Event, Thread

from preseance.documents.typst_memory import Memory


def test_nothing_is_forgotten_while_little_is_held() -> None:
    told: list[str] = []
    memory = Memory(most=100)
    for _ in range(2):
        with memory.holding(50, lambda: told.append("forgot")):
            pass
    assert told == []
    with memory.holding(1, lambda: told.append("forgot")):
        pass
    assert told == ["forgot"]


def test_it_is_forgotten_when_the_last_at_work_is_through_and_who_waits_then_goes_on() -> None:
    told: list[str] = []
    memory, through = Memory(most=100), Event()

    def late() -> None:
        with memory.holding(10, lambda: told.append("forgot by the late one")):
            told.append("late")

    def small() -> None:
        with memory.holding(10, lambda: told.append("forgot by the small one")):
            through.wait(10)

    first = Thread(target=small)
    first.start()
    while memory.at_work != 1:
        pass
    with memory.holding(200, lambda: told.append("forgot too early")):
        waiting = Thread(target=late)
        waiting.start()
    assert told == []
    through.set()
    first.join(10)
    waiting.join(10)
    assert told == ["forgot by the small one", "late"]
