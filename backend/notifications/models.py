import datetime as dt
from collections.abc import Collection
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from backend.accounts.models import optional_user
from backend.core.models import BaseModel, Referenced
from backend.councils.models import Council, CouncilScopedQuerySet
from backend.notifications.choices import (
    CLOSES,
    IN_DOUBT,
    TROUBLE,
    DeliveryStep,
    MessageChannel,
    MessageKind,
    Recipient,
    Why,
)


TAKEN_OUT = "[taken out once it was sent]"


class MessageQuerySet(CouncilScopedQuerySet["Message"]):
    def unsent(self) -> Self:
        return self.filter(sent_at__isnull=True)

    def about(self, public_id: UUID) -> Self:
        """To that young person, or about that row."""
        return self.filter(about=public_id)

    def due(self, now: dt.datetime) -> Self:
        """To be tried, tried again, or asked about."""
        return self.filter(next_try_at__lte=now)

    def in_trouble(self) -> Self:
        """Failed for good, or it may have been sent and only a person can say: nothing happens to these by itself. Or
        it was to tell somebody what is recorded as told, and was taken back."""
        not_told = Q(step=DeliveryStep.TAKEN_BACK, kind=MessageKind.TOLD)
        return self.filter(Q(step__in=sorted(TROUBLE)) | not_told, next_try_at__isnull=True)

    def that_came_back(self) -> Self:
        """Those after which nothing more goes to their address, since nobody has confirmed it."""
        came_back = Q(step=DeliveryStep.FAILED, why__in=sorted(CLOSES))
        said = Delivery.objects.filter(came_back | Q(step=DeliveryStep.ADDRESS_CONFIRMED), message=OuterRef("pk"))
        last = Subquery(said.order_by("-id").values("step")[:1])
        return self.alias(address_stands=last).filter(address_stands=DeliveryStep.FAILED)

    def texts_to_them(self, numbers: Collection[str]) -> Self:
        """To young people at any of these numbers."""
        return self.filter(channel=MessageChannel.TEXT, recipient=Recipient.YOUNG_PERSON, to__in=numbers)

    def to_address(self, channel: str, to: str) -> Self:
        return self.filter(channel=channel, to=to)


class Message(Referenced, BaseModel):
    """A message to one person by one channel. Its text carries a reference and a link, never a fact about anybody.

    What became of it is told by its deliveries; `step`, `why` and `next_try_at` repeat the last of them, so that what
    waits is found among hundreds of thousands (`tests/backend/notifications/test_carrying.py` holds them against it).
    """

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="+")
    channel = models.CharField(max_length=10, choices=MessageChannel.choices, default=MessageChannel.EMAIL)
    kind = models.CharField(max_length=20, choices=MessageKind.choices, default=MessageKind.OTHER)
    recipient = models.CharField(max_length=20, choices=Recipient.choices, default=Recipient.STAFF)
    about = models.UUIDField(null=True, blank=True, help_text="The public id of whom it is to, or of what it speaks.")
    to = models.CharField(max_length=400, help_text="An e-mail address, a number to dial, or the lines of an address.")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    secret = models.CharField(
        max_length=100, blank=True, help_text="What in its text opens something: gone once it is delivered."
    )
    key = models.CharField(max_length=100, blank=True, help_text="What is written once: asked for again, it is this.")
    not_before = models.DateTimeField(null=True, blank=True)
    not_after = models.DateTimeField(null=True, blank=True, help_text="Of no use to anybody from then on.")
    sent_at = models.DateTimeField(null=True, blank=True, help_text="When its carrier took it.")
    step = models.CharField(max_length=20, choices=DeliveryStep.choices, blank=True)
    step_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=20, choices=Why.choices, blank=True)
    next_try_at = models.DateTimeField(null=True, blank=True, help_text="Empty once nothing happens by itself.")

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "key"], condition=~Q(key=""), name="one_message_for_each_key"),
            models.CheckConstraint(
                condition=~Q(recipient=Recipient.YOUNG_PERSON) | Q(about__isnull=False),
                name="a_message_to_a_young_person_says_to_whom",
            ),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(next_try_at__isnull=False), name="messages_to_try"),
            models.Index(fields=["about"], condition=Q(about__isnull=False), name="messages_to_somebody"),
            models.Index(
                fields=["council", "step"],
                condition=Q(step__in=sorted(TROUBLE | {DeliveryStep.TAKEN_BACK})),
                name="messages_in_trouble",
            ),
            models.Index(fields=["to", "channel"], name="messages_to_an_address"),
        ]

    def __str__(self):
        return self.subject

    @property
    def words(self) -> str:
        """What a page may show of it: never what opens something."""
        return self.body.replace(self.secret, TAKEN_OUT) if self.secret else self.body

    def is_to_be_tried(self, now: dt.datetime) -> bool:
        """A message that nobody has tried yet goes at once; one in doubt waits until its worker is surely gone."""
        if self.next_try_at is None:
            return False
        return not self.step or self.next_try_at <= now

    @property
    def is_in_trouble(self) -> bool:
        """As `in_trouble` says of many."""
        is_not_told = self.step == DeliveryStep.TAKEN_BACK and self.kind == MessageKind.TOLD
        return (self.step in TROUBLE or is_not_told) and self.next_try_at is None

    @property
    def may_have_come_back(self) -> bool:
        """A letter of which its carrier says no more: whoever it comes back to says so."""
        return self.channel == MessageChannel.LETTER and self.step in (DeliveryStep.ACCEPTED, DeliveryStep.POSTED)

    @property
    def is_in_doubt(self) -> bool:
        return self.step in IN_DOUBT


class Delivery(BaseModel):
    """One thing that happened to a message: append-only, and where a person decided, with who it was."""

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    step = models.CharField(max_length=20, choices=DeliveryStep.choices)
    why = models.CharField(max_length=20, choices=Why.choices, blank=True)
    until = models.DateTimeField(null=True, blank=True, help_text="When it is tried, or looked after, next.")
    carrier = models.CharField(max_length=20, blank=True)
    reference = models.CharField(max_length=100, blank=True, help_text="By what its carrier knows it.")
    by = optional_user()

    class Meta:
        ordering = ("id",)
        indexes = [
            models.Index(
                fields=["created_at"], condition=Q(step=DeliveryStep.ACCEPTED), name="deliveries_to_be_asked_about"
            )
        ]

    def __str__(self):
        return self.get_step_display()


class ReplyQuerySet(CouncilScopedQuerySet["Reply"]):
    def to_settle(self) -> Self:
        """Kept with its words, since nobody could tell whose it is, and a person has not said so yet."""
        return self.exclude(words="").filter(settled_at=None)


class Reply(Referenced, BaseModel):
    """A text message that came in, once for each council that it may be to: whose it was is known by what it became. Of
    one that a person has to place, its words stand here until then; of others only that they came."""

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="+", null=True, blank=True)
    reference = models.CharField(max_length=100, help_text="By what the carrier knows it.")
    received_at = models.DateTimeField()
    is_kept = models.BooleanField(help_text="As a message of the young person whose number it came from.")
    number = models.CharField(max_length=40, blank=True, help_text="From which it came, until it is placed.")
    words = models.TextField(
        blank=True, help_text="Letter for letter, until it is placed; kept of harm of nobody known."
    )
    names_harm = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = optional_user()
    told_whom = models.CharField(max_length=200, blank=True, help_text="Who was told of harm.")
    done = models.TextField(blank=True, help_text="What was done about harm, where nobody knows whose text it is.")

    objects = ReplyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference", "council"], nulls_distinct=False, name="a_reply_comes_in_once")
        ]

    def __str__(self):
        return self.reference
