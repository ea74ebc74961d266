from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.core.constraints import all_or_none
from backend.core.models import BaseModel
from backend.core.search import Search, derived_search_text, found_by
from backend.councils.models import Council, CouncilScopedQuerySet
from backend.employers.choices import DisabilityConfident, EmployerKind, EmployerSize, Pledge


def not_paused(prefix: str = "") -> models.Q:
    """Of employers, or with a prefix like "employer__" of what is theirs: neither they nor their organisation is."""
    return models.Q(**{f"{prefix}paused_at__isnull": True, f"{prefix}paused_with__isnull": True})


class EmployerQuerySet(CouncilScopedQuerySet["Employer"]):
    def of_user(self, user):
        """Once each, however many contacts of an employer the person is."""
        return self.filter(models.Exists(user.employer_contacts.filter(employer=models.OuterRef("pk"))))

    def paused(self):
        """By itself, or because another row of its organisation is."""
        return self.exclude(not_paused())

    def verified(self):
        return self.filter(verified_at__isnull=False)

    def awaiting_second_person(self):
        return self.filter(proposed_at__isnull=False, verified_at__isnull=True)

    def partners(self):
        return self.exclude(kind=EmployerKind.FEED)

    def named_like(self, text: str, search: Search = found_by):
        """By name, initials, register number or published telephone number, as `found_by` says."""
        return search(self, text, "search_text")

    def by_name(self):
        return self.order_by("name", "id")


@tracked
class Employer(BaseModel):
    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="employers")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=EmployerKind.choices)
    size = models.CharField(max_length=20, choices=EmployerSize.choices, blank=True)
    about = models.TextField(blank=True)
    website = models.URLField(blank=True)
    companies_house_number = models.CharField(max_length=8, blank=True)
    charity_number = models.CharField(max_length=9, blank=True)
    published_phone = models.CharField(
        max_length=20, blank=True, help_text="From its own site or a directory, for calling a contact back."
    )
    disability_confident = models.BooleanField(default=False)
    disability_confident_level = models.CharField(
        max_length=1, choices=DisabilityConfident.choices, blank=True, help_text="Empty where the level is not known."
    )
    covenant_signatory = models.BooleanField(default=False)
    levy_payer = models.BooleanField(null=True, blank=True)
    pledges = ArrayField(models.CharField(max_length=40, choices=Pledge.choices), default=list, blank=True)
    work_trial_days = models.PositiveSmallIntegerField(null=True, blank=True)
    work_trial_paid = models.BooleanField(null=True, blank=True)
    asked_at = models.DateTimeField(
        null=True, blank=True, help_text="Since when it waits to be verified; a feed alone asks for nothing."
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = optional_user()
    proposed_at = models.DateTimeField(
        null=True, blank=True, help_text="Since when it waits for a second person to verify it."
    )
    proposed_by = optional_user()
    sent_back = models.TextField(blank=True, help_text="Why the second person did not verify it.")
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_by = optional_user()
    pause_reason = models.TextField(blank=True)
    paused_with = models.ForeignKey(
        "self",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The row of its organisation that is paused: derived, see organisations/pauses.py.",
    )

    search_text = derived_search_text(
        "name", "companies_house_number", "charity_number", "published_phone", function="onward_employer_words"
    )

    objects = EmployerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], name="an_employer_has_one_row_in_a_council"),
            all_or_none("verified_at", "verified_by", name="a_verified_employer_names_who_verified_it"),
            all_or_none("proposed_at", "proposed_by", name="an_employer_that_is_proposed_names_who_did"),
            models.CheckConstraint(
                condition=models.Q(proposed_by__isnull=True)
                | models.Q(verified_by__isnull=True)
                | ~models.Q(verified_by=models.F("proposed_by")),
                name="an_employer_is_verified_by_a_second_person",
            ),
            all_or_none("paused_at", "paused_by", name="a_paused_employer_names_who_paused_it"),
            models.CheckConstraint(
                condition=models.Q(disability_confident_level="") | models.Q(disability_confident=True),
                name="only_a_disability_confident_employer_has_a_level",
            ),
            models.CheckConstraint(
                condition=models.Q(pledges__contains=[Pledge.WORK_TRIAL])
                | models.Q(work_trial_days__isnull=True, work_trial_paid__isnull=True),
                name="only_a_pledged_work_trial_has_length_and_pay",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_paused(self) -> bool:
        """By itself, or because another row of its organisation is."""
        return self.paused_at is not None or self.paused_with_id is not None


class EmployerContactQuerySet(models.QuerySet["EmployerContact"]):
    def current(self):
        return self.filter(ended_at__isnull=True)

    def for_council(self, council_id):
        return self.filter(employer__council_id=council_id)

    def who_may_answer(self):
        """Current, and not of an account that was closed: who may not sign in does not come in by a link either."""
        return self.current().filter(models.Q(user__isnull=True) | models.Q(user__is_active=True))

    def who_see(self, opportunity_id):
        """Those who see everything of their employer, and those the opportunity was given to."""
        return self.filter(models.Q(sees_all=True) | models.Q(given__opportunity=opportunity_id)).distinct()


class EmployerContact(BaseModel):
    """A person at an employer. With a user they sign in; without, they are only written to, until they have ended."""

    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="contacts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, null=True, blank=True, related_name="employer_contacts"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField()
    phone = models.CharField(max_length=20, blank=True)
    job_title = models.CharField(max_length=80, blank=True)
    sees_all = models.BooleanField(default=True, help_text="Every opportunity of the employer, or those given to them.")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = EmployerContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer", "email"], name="a_contact_has_one_row_at_an_employer"),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(user__isnull=True),
                name="a_contact_who_has_ended_signs_in_no_longer",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.employer}"
