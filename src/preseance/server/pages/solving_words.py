"""What the pages of jobs say, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "accept": Said("Take this plan"),
        "after": Said("After"),
        "again": Said(
            "Begun again: the worker before was lost (attempt {number}).", number="{number}"
        ),
        "all": Said("all sessions"),
        "answer": Said("What was found"),
        "asked": Said("Asked by"),
        "before": Said("Before"),
        "begin-plan": Said("Plan"),
        "begin-why": Said("Ask why"),
        "begin-conflict": Said("Look for conflicts"),
        "begin-rehearse": Said("Rehearse"),
        "beside": Said("Beside whom"),
        "compare": Said("Compare with the plan it began from"),
        "conflict": Said("What cannot hold together"),
        "conflict-help": Said(
            "Which musts contradict each other, by their rows, and what could be given up."
        ),
        "conflict-none": Said("No musts contradict each other."),
        "cost": Said("Cost"),
        "done": Said("Done"),
        "ended": Said("The job has ended."),
        "facts": Said("What is so already"),
        "failed": Said("Failed"),
        "fill": Said("Fill the rest: whoever has a place keeps it"),
        "firm": Said("What is marked stays where it is"),
        "fresh": Said("Plan everything anew, even what is marked"),
        "gained": Said("Findings that come"),
        "guest": Said("Guest"),
        "jobs": Said("Jobs so far"),
        "keep": Said("Stop and keep the best"),
        "kind": Said("Kind"),
        "level": Said("Level"),
        "look": Said("Look again"),
        "lost": Said("Findings that go"),
        "moves": Said("Who moves"),
        "must": Said("Must"),
        "nobody": Said("Nobody moves."),
        "none": Said("None."),
        "nothing-so-far": Said("Nothing was found that could be taken."),
        "no-jobs": Said("Nothing has been worked out yet."),
        "ordinary": Said("only why"),
        "plan": Said("Plan"),
        "plan-help": Said(
            "A place for everybody, as good as the time allows. Nothing changes until it is taken."
        ),
        "prefer": Said("Prefer"),
        "preparing": Said(
            "The search is being prepared; once after an installation, some seconds."
        ),
        "progress": Said("Progress"),
        "proven": Said("Nothing better exists."),
        "queued": Said("Waits for a worker"),
        "rehearse": Said("Rehearsal"),
        "rehearse-help": Said("Likely changes, answered before the telephone rings; needs a plan."),
        "replan": Said("Changes"),
        "revision": Said("Revision"),
        "rows": Said("Rows that cannot hold together"),
        "running": Said("Running"),
        "searching": Said(
            "Searching: {seconds} s, better plans found: {steps}",
            seconds="{seconds}",
            steps="{steps}",
        ),
        "seconds": Said("Seconds"),
        "session": Said("Session"),
        "should": Said("Should"),
        "so-far": Said("The best so far"),
        "solve": Said("Solve"),
        "stale": Said("The event has changed since this was worked out:"),
        "stale-refused": Said(
            "Not taken: the event has changed since, where it matters. Nothing was written; ask again."
        ),
        "stopped": Said("Stopped and kept"),
        "stopping": Said("Stopping…"),
        "state": Said("State"),
        "stays": Said("Who keeps their place"),
        "stop-empty": Said("Stop"),
        "taken": Said("Taken as revision {number}.", number="{number}"),
        "to-plan": Said("Look at the plan"),
        "usual": Said("as long as it takes"),
        "way-out": Said("Giving up {rules} lets the rest hold.", rules="{rules}"),
        "ways-out": Said("What could be given up"),
        "when": Said("When"),
        "why": Said("Why here"),
        "why-help": Said("Why a guest has the place, and what a wish for another would take."),
        "working": Said("Working: {done} of {of}", done="{done}", of="{of}"),
    }
)
