"""The app of imports."""

from django.apps import AppConfig


class Imports(AppConfig):
    """Lists that wait."""

    name = "preseance.server.imports"
    label = "imports"
