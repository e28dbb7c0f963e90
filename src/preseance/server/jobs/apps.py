"""The app of jobs."""

from django.apps import AppConfig


class Jobs(AppConfig):
    """Jobs and their workers."""

    name = "preseance.server.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Before somebody is erased, what was worked out from the event is let go."""
        from preseance.server.events.personal import erasing
        from preseance.server.jobs import queue

        erasing.BEFORE.append(queue.let_go)
