"""The app of pages."""

from django.apps import AppConfig


class Pages(AppConfig):
    """Pages, their forms and tags."""

    name = "preseance.server.pages"
    label = "pages"
