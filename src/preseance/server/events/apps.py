"""The app of events."""

from django.apps import AppConfig


class Events(AppConfig):
    """Events and their journals."""

    name = "preseance.server.events"
    label = "events"
