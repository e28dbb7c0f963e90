"""The app of proposals."""

from django.apps import AppConfig


class Proposals(AppConfig):
    """Proposals, and the links by which they are made."""

    name = "preseance.server.proposals"
    label = "proposals"
