"""Rows of proposals, and of the links by which somebody without an account makes them.

A proposal is never the event itself: it becomes a revision where a planner takes it. What was entered is
kept until then and no longer; that it was taken or refused is kept with the event.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from preseance.server.events.models import Event

OPEN, TAKEN, REFUSED = "open", "taken", "refused"


class Part(models.Model):
    """Of whom somebody may enter anything: a delegation, or a table of a session."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    delegation = models.CharField(max_length=120, blank=True)
    session = models.CharField(max_length=120, blank=True)
    table = models.CharField(max_length=120, blank=True)

    class Meta:
        """Not a table of its own."""

        abstract = True


class ProposalLink(Part):
    """An address at which whoever has it may enter a part of an event, for a time."""

    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    """For whom it is; their proposals bear it."""
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True)

    @property
    def is_open(self) -> bool:
        """Whether anything may still be entered."""
        return self.revoked is None and self.expires > timezone.now()


class Proposal(Part):
    """What somebody entered of one guest, or one more name."""

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    """Id of the command that takes it: taken twice, it is done once."""
    link = models.ForeignKey(ProposalLink, null=True, on_delete=models.SET_NULL)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    author_name = models.CharField(max_length=200)
    guest = models.CharField(max_length=120, blank=True)
    """Of whom; empty for one more name."""
    fields = models.JSONField(default=dict)
    """What they are to be, by the fields of a guest; empty once it is decided on."""
    about = models.JSONField(default=list)
    """Names of these fields."""
    words = models.CharField(max_length=1000, blank=True)
    """What they say of it; empty once it is decided on."""
    made = models.DateTimeField(default=timezone.now)
    state = models.CharField(
        max_length=8,
        default=OPEN,
        choices=[(OPEN, OPEN), (TAKEN, TAKEN), (REFUSED, REFUSED)],
    )
    decided = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    """Words of whoever refused it."""

    class Meta:
        """Oldest first."""

        ordering = ("made", "id")
