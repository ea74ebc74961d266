from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.audit.history import tracked
from backend.core.models import BaseModel
from backend.councils.models import ApiToken, Council, CouncilScoped, CouncilScopedQuerySet
from backend.employers.choices import EmployerKind, EmployerSize, Pledge


class EmployerQuerySet(models.QuerySet["Employer"]):
    def for_council(self, council_id):
        return self.filter(council_id=council_id)

    def of_user(self, user):
        """Once each, however many contacts of an employer the person is."""
        return self.filter(models.Exists(user.employer_contacts.filter(employer=models.OuterRef("pk"))))

    def not_paused(self):
        return self.filter(paused_at__isnull=True)

    def verified(self):
        return self.filter(verified_at__isnull=False)

    def partners(self):
        return self.exclude(kind=EmployerKind.FEED)

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
    disability_confident = models.BooleanField(default=False)
    covenant_signatory = models.BooleanField(default=False)
    levy_payer = models.BooleanField(null=True, blank=True)
    pledges = ArrayField(models.CharField(max_length=40, choices=Pledge.choices), default=list, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    pause_reason = models.TextField(blank=True)

    objects = EmployerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], name="an_employer_has_one_row_in_a_council"),
            models.CheckConstraint(
                condition=models.Q(verified_at__isnull=True, verified_by__isnull=True)
                | models.Q(verified_at__isnull=False, verified_by__isnull=False),
                name="a_verified_employer_names_who_verified_it",
            ),
            models.CheckConstraint(
                condition=models.Q(paused_at__isnull=True, paused_by__isnull=True)
                | models.Q(paused_at__isnull=False, paused_by__isnull=False),
                name="a_paused_employer_names_who_paused_it",
            ),
        ]

    def __str__(self):
        return self.name


class EmployerContactQuerySet(models.QuerySet["EmployerContact"]):
    def current(self):
        return self.filter(ended_at__isnull=True)

    def for_council(self, council_id):
        return self.filter(employer__council_id=council_id)


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


class EmployerToken(CouncilScoped):
    """Says that a token is an employer's: whatever else its person may do, it acts for this employer alone."""

    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="tokens")
    token = models.OneToOneField(ApiToken, on_delete=models.CASCADE, related_name="of_employer")

    objects = CouncilScopedQuerySet.as_manager()

    def __str__(self):
        return f"{self.token}, {self.employer}"
