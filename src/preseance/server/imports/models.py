"""Rows of lists that wait to be looked at."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Waiting(models.Model):
    """A list as it was sent, and how it is to be read; it goes when it is taken, left, or a day old."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="waiting")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    asked = models.JSONField(default=dict)
    """``sheet``, ``columns``, ``join``, ``merge``, as they were chosen."""
    made = models.DateTimeField(default=timezone.now)
