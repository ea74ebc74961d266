import datetime as dt
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import (
    Case,
    DateField,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.choices import CONTACT_KINDS, NAMES_ITS_EMPLOYER, ConsentKind, ContactMethod
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.core import clock
from backend.core.constraints import not_before
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer


RENEWAL_GROUP = ("care_leaver", "given_on", "whose", "lasts", "by_itself")
NOBODYS = 0  # no employer has this key: what names none is compared by it


class ConsentQuerySet(CouncilScopedQuerySet):
    def standing(self) -> Self:
        """Neither taken back nor followed by the row of a later yes; one that has run out stands until then."""
        return self.filter(withdrawn_on__isnull=True, renewed_on__isnull=True)

    def in_force(self) -> Self:
        """Whether it counts for an employer is for `care_leavers.agreements` to say."""
        return self.standing().filter(Q(until_on__isnull=True) | Q(until_on__gte=clock.today()))

    def said_of(self, employer) -> Self:
        """What names this employer, and what names none."""
        return self.filter(Q(employer__isnull=True) | Q(employer=employer))

    def with_day_to_ask_again(self) -> Self:
        """`ask_again_on`, by what the council set."""
        months = Func(
            F("council__consent_asked_again_months"),
            template="make_interval(0, %(expressions)s)",
            output_field=DurationField(),
        )
        moment = ExpressionWrapper(F("given_on") + months, output_field=DateTimeField())
        return self.annotate(ask_again_on=Cast(moment, DateField()))

    def with_renewal_group(self) -> Self:
        """By `RENEWAL_GROUP` those are alike that were agreed to on one day, for one employer or for whoever comes, as
        long: they are asked again together. How somebody is reached, and what is agreed to for one employer at a time,
        stands by itself."""
        alone = When(kind__in=CONTACT_KINDS | NAMES_ITS_EMPLOYER, then="id")
        return self.alias(
            whose=Coalesce("employer_id", NOBODYS),
            lasts=Coalesce("until_on", Value(dt.date.max)),
            by_itself=Case(alone, default=NOBODYS),
        )

    def with_renewal_group_kinds(self) -> Self:
        """`renewal_group_kinds`: of all that stand and were agreed to together with it."""
        standing = self.model.objects.standing().with_renewal_group()
        group = standing.filter(**{name: OuterRef(name) for name in RENEWAL_GROUP}).order_by("id")
        return self.with_renewal_group().annotate(renewal_group_kinds=ArraySubquery(group.values("kind")))

    def renewal_group_of(self, consent) -> Self:
        """Those that stand and were agreed to together with it, itself among them."""
        this = self.model.objects.with_renewal_group().filter(pk=consent.pk)
        alike = this.filter(**{name: OuterRef(name) for name in RENEWAL_GROUP})
        return self.standing().with_renewal_group().filter(Exists(alike)).order_by("id")

    def stopped_by_themselves(self) -> Self:
        """On their own page, and not agreed to again since."""
        same = {name: OuterRef(name) for name in ("care_leaver", "kind")}
        later = self.model.objects.filter(id__gt=OuterRef("pk"), **same).alias(whose=Coalesce("employer_id", NOBODYS))
        again = later.filter(whose=Coalesce(OuterRef("employer_id"), NOBODYS))
        return self.filter(~Exists(again), withdrawn_by_themselves=True)

    def taken_back(self) -> Self:
        """The one taken back last comes last."""
        return self.filter(withdrawn_on__isnull=False).order_by("withdrawn_on", "id")


@tracked
class Consent(CouncilScoped):
    """One agreement of the young person: to one thing, for one employer or whomever they are put forward to; dated,
    recorded by somebody, in the words that they heard or read, and theirs to withdraw."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="consents")
    kind = models.CharField(max_length=30, choices=ConsentKind.choices)
    employer = models.ForeignKey(
        Employer,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        help_text="For whom; none for any employer they are put forward to, and for how we reach them.",
    )
    given_on = models.DateField()
    given_how = models.CharField(max_length=20, choices=ContactMethod.choices)
    recorded_by = required_user()
    words_shown = models.TextField(
        blank=True, help_text="What they heard or read, to the letter; empty if not recorded."
    )
    words_version = models.CharField(max_length=20, blank=True)
    until_on = models.DateField(null=True, blank=True, help_text="The last day; none for no end.")
    renewed_on = models.DateField(null=True, blank=True, help_text="Asked again that day: the next row counts since.")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawal_recorded_by = optional_user()
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="When that was recorded.")
    withdrawn_by_themselves = models.BooleanField(default=False, help_text="On their own page.")

    seen_by = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text="Employers who had been shown it by then."
    )

    seen = models.JSONField(
        default=list,
        blank=True,
        help_text="Of each of these employers what it could read of it, and who opened it when.",
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["care_leaver", "kind", "employer"],
                condition=Q(withdrawn_on__isnull=True, renewed_on__isnull=True),
                nulls_distinct=False,
                name="a_consent_is_in_force_once_for_an_employer",
            ),
            not_before("until_on", "given_on", name="a_consent_ends_after_it_was_given"),
            not_before("renewed_on", "given_on", name="a_consent_is_renewed_after_it_was_given"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(renewed_on__isnull=True),
                name="a_consent_is_withdrawn_or_renewed",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(CONTACT_KINDS)) | Q(employer__isnull=True),
                name="how_we_reach_them_is_no_employers",
            ),
            models.CheckConstraint(  # of before words were kept, one may stand for every employer
                condition=~Q(kind__in=sorted(NAMES_ITS_EMPLOYER)) | Q(employer__isnull=False) | Q(words_shown=""),
                name="what_one_employer_alone_is_told_names_it",
            ),
            not_before("withdrawn_on", "given_on", name="a_consent_is_withdrawn_after_it_was_given"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawal_recorded_by=None, withdrawn_by_themselves=False)
                | Q(withdrawn_on__isnull=False, withdrawal_recorded_by=None, withdrawn_by_themselves=True)
                | Q(withdrawn_on__isnull=False, withdrawal_recorded_by__isnull=False, withdrawn_by_themselves=False),
                name="a_withdrawal_names_who_recorded_it",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by_themselves=False) | Q(withdrawn_at__isnull=False),
                name="what_they_stop_themselves_has_its_moment",
            ),
        ]

    @property
    def is_standing(self) -> bool:
        """As `standing` of the query set."""
        return not (self.withdrawn_on or self.renewed_on)

    @property
    def should_name_its_employer(self) -> bool:
        """Honoured for any employer, and to be asked again for one."""
        return self.kind in NAMES_ITS_EMPLOYER and self.employer_id is None

    def is_in_force_on(self, day) -> bool:
        ended = [each for each in (self.withdrawn_on, self.renewed_on) if each]
        return all(day < each for each in ended) and not self.has_run_out_on(day)

    def has_run_out_on(self, day) -> bool:
        return self.until_on is not None and self.until_on < day

    def to_ask_again_on(self, months):
        """The day, by what the council set."""
        return clock.months_after(self.given_on, months)
