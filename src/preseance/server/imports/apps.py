"""The app of imports."""

from django.apps import AppConfig


class Imports(AppConfig):
    """Lists that wait."""

    name = "preseance.server.imports"
    label = "imports"

    def ready(self) -> None:
        """Before somebody is erased, lists that may name them are let go."""
        from preseance.server.events.personal import erasing
        from preseance.server.imports import waiting

        erasing.BEFORE.append(waiting.let_go)
