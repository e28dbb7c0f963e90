"""Rows of events. The store alone makes model objects of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from preseance.server.events.roles import ROLES

_ROLE = [(name, name) for name in ROLES]


class Event(models.Model):
    """An event as it is now."""

    key = models.SlugField(max_length=80, unique=True)
    """By which addresses name it."""
    title = models.CharField(max_length=300)
    revision = models.PositiveIntegerField(default=0)
    """Number of the latest revision; 0 as it came in."""
    document = models.TextField()
    """The event as JSON. Text: a JSON column would put its keys in another order."""
    files = models.JSONField(default=dict)
    """The files it came in, by name, in base 64: what did not change is given back as it was."""
    source = models.CharField(max_length=1000, blank=True)
    """Folder or workbook it was taken from by the command line."""
    made = models.DateTimeField(default=timezone.now)
    epoch = models.PositiveIntegerField(default=0)
    """Grows where its history was written anew: what was held in memory before is not it any more."""
    keep_days = models.PositiveIntegerField(null=True)
    """Days after its end when it goes, with all that belongs to it; None where it stays."""
    variant_of = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="variants"
    )
    """The event that it is another draft of."""
    branched = models.PositiveIntegerField(default=0)
    """Of a variant: the revision of that event which it began from."""
    variant = models.CharField(max_length=40, blank=True)
    """What it is called beside that event: B, or a name."""


class Revision(models.Model):
    """One command done to an event, and what it changed."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="journal")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    author_name = models.CharField(max_length=200)
    time = models.DateTimeField()
    command_id = models.UUIDField()
    """Given by whoever sent it: the same one twice is done once."""
    command = models.JSONField()
    delta = models.TextField()
    """What it changed, part by part, as JSON."""
    act = models.CharField(
        max_length=4, default="do", choices=[("do", "do"), ("undo", "undo"), ("redo", "redo")]
    )
    reverts = models.PositiveIntegerField(null=True)
    """Of an undo or redo: number of the revision whose changes it turned round."""

    class Meta:
        """Order, and what is there once."""

        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("event", "number"), name="revision_number"),
            models.UniqueConstraint(fields=("event", "command_id"), name="revision_command"),
        )


class Version(models.Model):
    """A published version, which nobody changes again."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    record = models.JSONField()
    document = models.TextField()
    files = models.JSONField(default=dict)

    class Meta:
        """Order, and what is there once."""

        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("event", "number"), name="version_number"),)


class Membership(models.Model):
    """What a person is to an event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=_ROLE)
    delegation = models.CharField(max_length=120, blank=True)
    """Of a liaison: whose part of the event is seen."""

    class Meta:
        """One role a person."""

        constraints = (models.UniqueConstraint(fields=("event", "person"), name="one_role"),)


class Link(models.Model):
    """An address that shows an event to whoever has it, for a time."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20, choices=_ROLE)
    delegation = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120)
    """For whom it is."""
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True)

    @property
    def is_open(self) -> bool:
        """Whether it still shows anything."""
        return self.revoked is None and self.expires > timezone.now()


class Audit(models.Model):
    """Who saw or changed what, and when."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="audit")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    name = models.CharField(max_length=200)
    time = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=40)
    detail = models.JSONField(default=dict)

    class Meta:
        """Latest first."""

        ordering = ("-time", "-id")


class Purged(models.Model):
    """An event that was let go when its time was over: that it was there, and nobody's name."""

    key = models.CharField(max_length=80)
    end = models.DateField()
    """Its last day."""
    days = models.PositiveIntegerField()
    """Days it was kept after."""
    revisions = models.PositiveIntegerField()
    time = models.DateTimeField(default=timezone.now)

    class Meta:
        """Latest first."""

        ordering = ("-time", "-id")
