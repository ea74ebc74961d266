from django.db import models
from django.db.models import Q

from backend.accounts.models import required_user
from backend.councils.choices import Role
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet


class FormDraftQuerySet(CouncilScopedQuerySet):
    def of_form(self, form, subject):
        return self.filter(form=form, subject=subject)

    def saved_before(self, moment):
        return self.filter(saved_at__lt=moment)


class FormDraft(CouncilScoped):
    """What one person typed into a form and has not sent.

    It may hold a young person's details, so the wall stands round it, narrower than elsewhere: only who typed it reads
    it. It has no history on purpose: it is no record, and what somebody decided not to write down must be gone.
    """

    user = required_user()
    role = models.CharField(max_length=30, choices=Role.choices)  # in which it was typed: another one has its own
    form = models.CharField(max_length=60)
    subject = models.CharField(
        max_length=80, blank=True
    )  # what the form is about, by public id; empty for something new
    fields = models.JSONField()  # of each box the values a browser posted
    begun_from = models.CharField(max_length=64, blank=True)  # digest of what was recorded when the typing began
    saved_at = models.DateTimeField()

    objects = FormDraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "council", "role", "form", "subject"],
                name="one_draft_of_a_form_for_each_user_council_role_and_subject",
            ),
            models.CheckConstraint(
                condition=~Q(fields__has_any_keys=["csrfmiddlewaretoken", "password"]),
                name="a_draft_holds_no_token_and_no_password",
            ),
        ]
        indexes = [models.Index(fields=["council", "saved_at"])]


class AnswerUnderKeyQuerySet(CouncilScopedQuerySet):
    def kept_before(self, moment):
        return self.filter(created_at__lte=moment)


class AnswerUnderKey(CouncilScoped):
    """What became of something that was sent under a key: whoever sends it again gets the same answer.

    One home for the pages, whose forms carry a key, and for calls of the API with an Idempotency-Key.
    """

    key = models.CharField(max_length=100)
    body_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    answer = models.JSONField()

    objects = AnswerUnderKeyQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.key

    def is_of(self, body_digest: str) -> bool:
        return self.body_digest == body_digest


class SentForm(AnswerUnderKey):
    """A form that one person sent and that was saved. Its answer: where the page led and what it said."""

    user = required_user()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "user", "key"], name="a_form_of_a_page_is_saved_once"),
        ]
        indexes = [models.Index(fields=["council", "created_at"])]


class HeldFormQuerySet(CouncilScopedQuerySet):
    def held_before(self, moment):
        return self.filter(created_at__lt=moment)

    def latest_first(self):
        return self.order_by("-created_at", "-id")


class HeldForm(CouncilScoped):
    """What somebody sent when they were signed out already, to be saved or discarded once they are back.

    Only who sent it reads it, in the role they sent it in; what it holds is sealed, and it has no history, as a draft
    has none.
    """

    user = required_user()
    role = models.CharField(max_length=30, choices=Role.choices)
    path = models.CharField(max_length=500)
    fields = models.TextField()  # sealed
    files_left_out = models.BooleanField(default=False)

    objects = HeldFormQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["council", "user", "created_at"])]

    def __str__(self):
        return self.path
