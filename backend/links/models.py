"""Links for people without an account: each for one purpose, to one address or by hand, until a day.

A link knows its holder and what it opens by their public ids, as it lies below everything it may open. Only digests of
its secret, of codes and of agreed words are kept.
"""

from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.core import clock
from backend.core.constraints import not_before
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.links.choices import LONGEST_VISIT, MOST_WRONG_TRIES, Channel, LinkState, Purpose


class LinkQuerySet(CouncilScopedQuerySet["Link"]):
    def of_holder(self, holder: UUID) -> Self:
        return self.filter(holder=holder)

    def locked(self) -> Self:
        """By wrong tries, and not switched off since."""
        return self.filter(locked_at__isnull=False, ended_at=None)


@tracked(without=("digest",))
class Link(CouncilScoped):
    """A private address for one person and one purpose."""

    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    holder = models.UUIDField(help_text="The public id of the person it was made for.")
    subject = models.UUIDField(help_text="The public id of what it opens.")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    address = models.CharField(max_length=254, blank=True, help_text="The e-mail address or number it was sent to.")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    locked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True, help_text="It was for one act, and that is done.")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = optional_user()
    by = optional_user()

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["holder", "purpose"]), models.Index(fields=["subject"])]
        constraints = [
            not_before("expires_at", "created_at", name="a_link_expires_after_it_was_made"),
            models.CheckConstraint(
                condition=Q(channel=Channel.BY_HAND, address="") | (~Q(channel=Channel.BY_HAND) & ~Q(address="")),
                name="a_link_that_is_sent_has_an_address",
            ),
            models.CheckConstraint(
                condition=Q(wrong_tries__lt=MOST_WRONG_TRIES) | Q(locked_at__isnull=False),
                name="a_link_is_locked_after_wrong_tries",
            ),
        ]

    def __str__(self):
        return f"{self.get_purpose_display()} until {clock.local(self.expires_at):%-d %B %Y}"

    @property
    def state(self) -> LinkState:
        """One that was used opens what it is about until it is too old: so whatever shuts it is asked first."""
        if self.ended_at:
            return LinkState.ENDED
        if self.locked_at:
            return LinkState.LOCKED
        if clock.now() >= self.expires_at:
            return LinkState.EXPIRED
        return LinkState.USED if self.used_at else LinkState.WORKS

    @property
    def tries_left(self) -> int:
        return max(0, MOST_WRONG_TRIES - self.wrong_tries)


@tracked(without=("digest",))
class AgreedWord(CouncilRow):
    """A word or number that a young person and their adviser agreed on, asked for before anything personal is shown."""

    holder = models.UUIDField(unique=True)
    digest = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    by = required_user()


class OneTimeCode(CouncilRow):
    """A code sent to the address of a link: whoever enters it can read what is sent there."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class VisitQuerySet(CouncilScopedQuerySet["Visit"]):
    def open_now(self) -> Self:
        return self.filter(ended_at=None, created_at__gt=clock.now() - LONGEST_VISIT)


class Visit(CouncilScoped):
    """Somebody came in by a link and showed that it is them. It ends when they leave; left open, its browser's part
    of it is too old first (`choices.IDLE`)."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="visits")
    digest = models.CharField(max_length=64, unique=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = VisitQuerySet.as_manager()
