"""Colleges, providers, hubs and employers that tell whom they still have: their lists, and what they say."""

import datetime as dt
from typing import Self

from django.db import models

from backend.accounts.models import optional_user, required_user
from backend.activities.choices import ActivityCode, Ground, ProviderKind, Whereabouts
from backend.activities.models.spells import ActivitySpell
from backend.audit.history import tracked
from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.models import CareLeaver
from backend.core.constraints import all_or_none, not_before, one_open
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer
from backend.reference.working_days import subtract_working_days


REMIND_AFTER, RING_AFTER = 3, 5  # working days


@tracked
class Provider(CouncilRow):
    """Who is asked, at one address."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=ProviderKind.choices)
    contact_name = models.CharField(max_length=120)
    email = models.EmailField()
    phone = models.CharField(max_length=20, blank=True)
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    by = required_user()

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], name="a_provider_has_one_row_in_a_council"),
        ]

    def __str__(self):
        return self.name

    @property
    def whom(self) -> str:
        """What its page calls them: it says nothing of who they are to us."""
        return "starters" if self.kind == ProviderKind.EMPLOYER else "learners"


class EnrolmentQuerySet(CouncilScopedQuerySet["Enrolment"]):
    def current(self) -> Self:
        return self.filter(ended_on__isnull=True)

    def stopped_by_themselves(self) -> Self:
        """And not agreed to again since, there."""
        again = Enrolment.objects.current().filter(care_leaver=models.OuterRef("care_leaver"))
        return self.filter(~models.Exists(again.filter(provider=models.OuterRef("provider"))), stopped_at__isnull=False)


@tracked
class Enrolment(CouncilScoped):
    """A young person stands on the list of a provider, and by what. Taken off, nothing is asked about them there."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="enrolments")
    provider = models.ForeignKey(Provider, on_delete=models.RESTRICT, related_name="enrolments")
    code = models.CharField(max_length=2, choices=ActivityCode.choices)
    starts_on = models.DateField(help_text="Their first day there.")
    learner_number = models.CharField(
        max_length=10, blank=True, help_text="Their unique learner number, by which a file of the provider names them."
    )
    ground = models.CharField(max_length=10, choices=Ground.choices)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_how = models.CharField(max_length=20, choices=ContactMethod.choices, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True, help_text="By themselves, on their own page.")
    shown_on = models.DateField(null=True, blank=True, help_text="The last day by then that it was shown there.")
    recorded_by = optional_user()

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on", "id")
        constraints = [
            one_open("care_leaver", "provider", until="ended_on", name="somebody_stands_once_on_a_list"),
            models.CheckConstraint(
                condition=models.Q(ground=Ground.DUTY, agreed_on=None, agreed_how="")
                | (models.Q(ground=Ground.CONSENT, agreed_on__isnull=False) & ~models.Q(agreed_how="")),
                name="who_agreed_to_be_asked_about_said_so_on_a_day",
            ),
        ]


class ProviderListQuerySet(CouncilScopedQuerySet["ProviderList"]):
    def to_remind(self, on) -> Self:
        return self.filter(asked_on__lte=subtract_working_days(on, REMIND_AFTER), reminded_on=None)

    def to_ring_about(self, on) -> Self:
        """A week of work without an answer, or somebody could not come in; and after as long again since it was
        rung."""
        late = subtract_working_days(on, RING_AFTER)
        is_late = models.Q(asked_on__lte=late) | models.Q(access_asked_at__isnull=False)
        return self.filter(is_late, models.Q(rung_on=None) | models.Q(rung_on__lte=late), closed_on=None)


@tracked
class ProviderList(CouncilScoped):
    """One asking of a provider, by one link: whom it names is worked out each time it is opened."""

    provider = models.ForeignKey(Provider, on_delete=models.RESTRICT, related_name="lists")
    asked_on = models.DateField()
    by = required_user()
    reminded_on = models.DateField(null=True, blank=True)
    access_asked_at = models.DateTimeField(null=True, blank=True)
    rung_on = models.DateField(null=True, blank=True, help_text="Last rung about it, without an answer.")
    closed_on = models.DateField(null=True, blank=True, help_text="Answered for everybody, or asked anew since.")

    objects = ProviderListQuerySet.as_manager()

    def may_be_rung_on(self, day: dt.date) -> bool:
        """Once that day is enough: a second press changes nothing."""
        return self.closed_on is None and self.rung_on != day

    class Meta:
        ordering = ("-asked_on", "-id")
        constraints = [
            not_before("closed_on", "asked_on", name="a_list_is_closed_after_it_was_asked"),
            one_open("provider", until="closed_on", name="a_provider_is_asked_by_one_list"),
        ]


class ListAnswerQuerySet(CouncilScopedQuerySet["ListAnswer"]):
    def to_settle(self) -> Self:
        return self.filter(settled_at=None).exclude(held_because="")


@tracked
class ListAnswer(CouncilScoped):
    """What a provider says of one person. Where it contradicts what is known it waits for somebody of ours."""

    provider_list = models.ForeignKey(
        ProviderList,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="answers",
        help_text="Empty where a file says it that nobody asked for.",
    )
    enrolment = models.ForeignKey(Enrolment, on_delete=models.RESTRICT, related_name="answers")
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="list_answers")
    said = models.CharField(max_length=10, choices=Whereabouts.choices)
    last_day = models.DateField(null=True, blank=True)
    where = models.CharField(max_length=120, blank=True, help_text="Where they moved on to, in its words.")
    there_since = models.DateField(null=True, blank=True, help_text="Since when they are there, where it knows.")
    answered_at = models.DateTimeField()
    said_by = models.CharField(max_length=120)
    spell = models.ForeignKey(ActivitySpell, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    held_because = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = optional_user()
    settled_how = models.TextField(blank=True)

    objects = ListAnswerQuerySet.as_manager()

    class Meta:
        ordering = ("-answered_at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["provider_list", "enrolment"], name="a_list_says_once_of_somebody"),
            all_or_none("settled_at", "settled_by", name="a_settled_answer_names_who_settled_it"),
            models.CheckConstraint(
                condition=models.Q(said=Whereabouts.STILL_HERE, last_day=None)
                | (~models.Q(said=Whereabouts.STILL_HERE) & models.Q(last_day__isnull=False)),
                name="who_left_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=models.Q(said=Whereabouts.MOVED) | models.Q(where="", there_since=None),
                name="where_to_is_said_of_who_moved_on",
            ),
            models.CheckConstraint(
                condition=models.Q(there_since=None) | models.Q(there_since__gt=models.F("last_day")),
                name="who_moved_on_is_there_after_the_last_day_here",
            ),
        ]
