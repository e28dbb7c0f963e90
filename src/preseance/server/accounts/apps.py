"""The app of accounts."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """People and their tokens."""

    name = "preseance.server.accounts"
    label = "accounts"
