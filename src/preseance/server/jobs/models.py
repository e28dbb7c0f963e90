"""Rows of jobs. The queue's own rows are transport: it never takes back the task of a killed worker."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from preseance.server.events.models import Event

STATES = ("queued", "running", "done", "stopped", "failed")
OPEN = ("queued", "running")


class Job(models.Model):
    """One thing to be worked out from an event at a revision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="jobs")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    author_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    ask = models.JSONField(default=dict)
    """What was asked, as the interface takes it."""
    revision = models.PositiveIntegerField()
    """What it is worked out from."""
    language = models.CharField(max_length=20, default="en")
    state = models.CharField(max_length=10, default="queued", choices=[(s, s) for s in STATES])
    attempt = models.PositiveIntegerField(default=0)
    """How often a worker has begun: whoever writes a result says which attempt it is of."""
    worker = models.CharField(max_length=64, blank=True)
    beat = models.DateTimeField(null=True)
    """When its worker last showed that it lives."""
    wanted_stop = models.BooleanField(default=False)
    progress = models.JSONField(default=dict)
    answer = models.JSONField(null=True)
    """What it found, as the command line says it in JSON."""
    result = models.TextField(blank=True)
    """What accepting it would do, answer by answer, as JSON; of a plan the best so far while it runs."""
    taken = models.JSONField(default=dict)
    """What was taken of it: ``choose``, ``revision`` and, where it was published, ``version``."""
    problem = models.TextField(blank=True)
    """Why it failed, in a sentence."""
    serial = models.PositiveIntegerField(default=0)
    """Grows with every write."""
    made = models.DateTimeField(default=timezone.now)
    ended = models.DateTimeField(null=True)

    class Meta:
        """Latest first."""

        ordering = ("-made",)
        indexes = (models.Index(fields=("state", "beat")),)
