"""The list of five minutes before: tasks ticked, or opened again."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from preseance.errors import UnknownNameError
from preseance.model.base import Record
from preseance.model.event import Event
from preseance.model.task_row import TaskRow
from preseance.planning.commands.base import Command, Handed
from preseance.wording.said import Said


class Ticked(Record):
    """A task by what stands on the list, since tasks have no ids."""

    model_config = ConfigDict(strict=True)
    version: int = Field(ge=1)
    duty: str
    who: str = ""
    what: str

    def names(self, row: TaskRow) -> bool:
        """Whether it means a row of ``tasks.csv``."""
        told = (row.version, row.duty.value, row.who, row.what)
        return told == (self.version, self.duty, self.who, self.what)


class Tick(Command):
    """A task of the list is done, or not done after all."""

    do: Literal["tick"] = "tick"
    task: Ticked
    done: bool = True

    def apply(self, event: Event, handed: Handed) -> Event:
        """Of several alike, the first that is not so yet.

        Raises
        ------
        UnknownNameError
            Where no task is called so.
        """
        rows = list(event.tasks)
        mine = [k for k, row in enumerate(rows) if self.task.names(row)]
        if not mine:
            raise UnknownNameError(Said("task"), self.task.what)
        if k := [k for k in mine if rows[k].done is not self.done]:
            rows[k[0]] = rows[k[0]].model_copy(update={"done": self.done})
        return event.model_copy(update={"tasks": tuple(rows)})
