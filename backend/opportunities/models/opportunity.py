from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, Func, Max, OuterRef, Q
from django.db.models.functions import Coalesce

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.core.constraints import not_before, one_while
from backend.core.models import BaseModel, Referenced
from backend.core.search import Search, derived_search_text, found_by
from backend.councils.models import Council, CouncilScopedQuerySet
from backend.employers.choices import Pledge
from backend.employers.models import Employer
from backend.employers.models.employer import not_paused
from backend.opportunities.choices import DbsLevel, OpportunityState, OpportunityType, Source, UnpaidBecause, WagePeriod
from backend.opportunities.models.site import Site
from backend.reference.choices import Route


NONE_NEEDED = "0 means none is needed."
SENDING_STEPS = ("submit", "amend", "reopen", "take_back_approval")  # what starts the approval clock

COUNCIL_LOOKING = Coalesce(Func(function="onward_council", output_field=models.BigIntegerField()), 0)


def _has_a_place_left() -> Q:
    return Q(places__isnull=True) | Q(places_taken__lt=F("places"))


def _lies_at(word: str) -> Q:
    place = Q(postcode__icontains=word) | Q(address__icontains=word) | Q(area__icontains=word)
    return Q(Exists(Site.objects.filter(place, opportunity=OuterRef("pk"))))


class OpportunityQuerySet(CouncilScopedQuerySet["Opportunity"]):
    def of_employers(self, employers):
        return self.filter(employer__in=employers)

    def live(self):
        return self.filter(state=OpportunityState.LIVE)

    def open_on(self, day):
        """Live, its first day come and its last not gone by, with a place left, and its employer not paused.

        Of another council's, places say nothing: how many are left moves with its people (`places_told_weekly`).
        """
        return (
            self.live()
            .filter(Q(opens_on__isnull=True) | Q(opens_on__lte=day))
            .filter(Q(closing_date__isnull=True) | Q(closing_date__gte=day))
            .filter(_has_a_place_left() | ~Q(council_id=COUNCIL_LOOKING))
            .filter(not_paused("employer__"))
        )

    def with_a_place_left(self):
        """A place is left, or how many there are is not recorded yet."""
        return self.filter(_has_a_place_left())

    def about(self, text: str, search: Search = found_by):
        """By title, employer, place or reference of where they came from, as `found_by` says."""
        return search(self, text, "search_text", "employer__search_text", beside=_lies_at)

    def past_closing_on(self, day):
        """Live or paused though the closing date has gone by: `<`, so that a missed day is caught up."""
        return self.filter(state__in=[OpportunityState.LIVE, OpportunityState.PAUSED], closing_date__lt=day)

    def awaiting_approval(self):
        return self.filter(state=OpportunityState.SUBMITTED)

    def with_waiting(self):
        """The longest waiting first, each with the moment it was last sent for approval as `submitted_at`."""
        sent = Max("events__at", filter=Q(events__to_state=OpportunityState.SUBMITTED, events__step__in=SENDING_STEPS))
        return self.annotate(submitted_at=sent).order_by("submitted_at", "id")

    def with_details(self):
        return self.select_related("employer").prefetch_related("sites")


class ForEverybody(models.Manager.from_queryset(OpportunityQuerySet)):  # type: ignore[misc]  # a base made at run time
    """Without those found elsewhere for one young person: no ranking, list, count, export, public page or partner's
    page ever asks for one. Who may, asks `Opportunity.with_found`, and says for whom (`found_elsewhere`)."""

    def get_queryset(self) -> OpportunityQuerySet:
        found: OpportunityQuerySet = super().get_queryset().filter(for_one_person=False)
        return found


@tracked
class Opportunity(Referenced, BaseModel):
    """An apprenticeship, course, job or programme with places on it. None means not recorded yet."""

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="opportunities")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="opportunities")
    type = models.CharField(max_length=40, choices=OpportunityType.choices)
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    description = models.TextField(blank=True)
    route = models.CharField(max_length=60, choices=Route.choices, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(7)])
    lars_code = models.PositiveIntegerField("LARS code", null=True, blank=True)
    training_provider = models.CharField(max_length=160, blank=True)
    ukprn = models.PositiveIntegerField("UKPRN", null=True, blank=True)

    state = models.CharField(max_length=20, choices=OpportunityState.choices, default=OpportunityState.DRAFT)
    source = models.CharField(max_length=20, choices=Source.choices)
    external_reference = models.CharField(max_length=80, blank=True)
    application_url = models.URLField(max_length=2000, blank=True)
    posted_date = models.DateField(null=True, blank=True)
    opens_on = models.DateField(null=True, blank=True, help_text="The first day to apply.")
    closing_date = models.DateField(null=True, blank=True, help_text="The last day to apply.")
    start_date = models.DateField(null=True, blank=True)
    planned_end = models.DateField(null=True, blank=True)
    duration_months = models.PositiveSmallIntegerField(null=True, blank=True)

    weekly_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    daily_hours = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    working_pattern = models.CharField(max_length=250, blank=True)
    night_work = models.BooleanField(null=True, blank=True)
    paid = models.BooleanField(null=True, blank=True)
    unpaid_because = models.CharField(max_length=20, choices=UnpaidBecause.choices, blank=True)
    wage_text = models.CharField(max_length=200, blank=True)
    wage_from = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal(0))]
    )
    wage_to = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    wage_period = models.CharField(max_length=10, choices=WagePeriod.choices, blank=True)
    private_business = models.BooleanField(null=True, blank=True)
    includes_training = models.BooleanField(null=True, blank=True)

    places = models.PositiveSmallIntegerField(null=True, blank=True)
    places_taken = models.PositiveSmallIntegerField(default=0)
    min_age = models.PositiveSmallIntegerField(null=True, blank=True, help_text="0 means no limit.")
    max_age = models.PositiveSmallIntegerField(null=True, blank=True, help_text="120 means no limit.")
    min_level = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(7)], help_text=NONE_NEEDED
    )
    english_required = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(2)], help_text=NONE_NEEDED
    )
    maths_required = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(2)], help_text=NONE_NEEDED
    )
    ehcp_required = models.BooleanField("plan needed", null=True, blank=True)
    care_leavers_only = models.BooleanField("kept places", default=False)
    kept_words = models.CharField(
        "kept places, in the employer's words", max_length=300, blank=True, help_text="What they offered, and read."
    )
    dbs_required = models.BooleanField("DBS check needed", null=True, blank=True)
    dbs_level = models.CharField("level of the DBS check", max_length=12, choices=DbsLevel.choices, blank=True)
    driving_required = models.BooleanField(null=True, blank=True)
    nationwide = models.BooleanField(default=False)
    nationwide_details = models.CharField(max_length=500, blank=True)
    remote = models.BooleanField(null=True, blank=True)
    support_offered = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    pledges = ArrayField(models.CharField(max_length=40, choices=Pledge.choices), default=list, blank=True)

    same_as = models.ForeignKey(
        "self",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="copies",
        help_text="The one that is kept.",
    )

    search_text = derived_search_text("title", "external_reference", function="onward_opportunity_words")

    for_one_person = models.BooleanField(
        default=False, help_text="Found elsewhere for one young person, whom `FoundElsewhere` names: nobody else's."
    )

    objects = ForEverybody()
    with_found = OpportunityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(same_as__isnull=True) | Q(state=OpportunityState.CLOSED), name="a_copy_of_another_is_closed"
            ),
            one_while(
                ~Q(external_reference="") & ~Q(source=Source.PARTNER),
                "council",
                "source",
                "external_reference",
                name="an_advert_of_a_source_has_one_row_in_a_council",
            ),
            one_while(
                ~Q(external_reference="") & Q(source=Source.PARTNER),
                "employer",
                "external_reference",
                name="a_post_has_one_row_for_its_employers_reference",
            ),
            models.CheckConstraint(
                condition=Q(places__isnull=True) | Q(places_taken__lte=F("places")),
                name="no_more_places_are_taken_than_there_are",
            ),
            models.CheckConstraint(
                condition=Q(wage_from__isnull=True) | ~Q(wage_period=""), name="a_wage_has_its_period"
            ),
            models.CheckConstraint(
                condition=Q(dbs_level="") | Q(dbs_required=True, dbs_required__isnull=False),
                name="a_dbs_level_is_of_a_check_that_is_needed",
            ),
            not_before("wage_to", "wage_from", name="a_wage_range_runs_upwards"),
            models.CheckConstraint(
                condition=Q(min_age__isnull=True) | Q(max_age__isnull=True) | Q(max_age__gte=F("min_age")),
                name="an_age_range_runs_upwards",
            ),
            models.CheckConstraint(
                condition=Q(opens_on__isnull=True) | Q(closing_date__isnull=True) | Q(closing_date__gte=F("opens_on")),
                name="an_opportunity_opens_before_it_closes",
            ),
            models.CheckConstraint(
                condition=Q(planned_end__isnull=True)
                | Q(start_date__isnull=True)
                | Q(planned_end__gte=F("start_date")),
                name="an_opportunity_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["council", "state"]), models.Index(fields=["closing_date"])]

    def __str__(self):
        return self.title

    @property
    def applies_elsewhere(self) -> bool:
        """Whether people apply on another site, so that no employer answers here."""
        return self.for_one_person or self.source in (Source.FAA, Source.NHS_JOBS) or bool(self.application_url)

    @property
    def places_left(self) -> int | None:
        return None if self.places is None else self.places - self.places_taken

    def opens_after(self, day) -> bool:
        return self.opens_on is not None and self.opens_on > day

    def is_past_closing_on(self, day) -> bool:
        return self.closing_date is not None and self.closing_date < day


class OpportunityEvent(BaseModel):
    """One step in the life of an opportunity: append-only, dated and attributed."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="events")
    step = models.CharField(max_length=30)
    from_state = models.CharField(max_length=20, choices=OpportunityState.choices, blank=True)
    to_state = models.CharField(max_length=20, choices=OpportunityState.choices)
    at = models.DateTimeField()
    by = optional_user()
    reason = models.TextField(blank=True, help_text="Why, for the records of whoever took the step.")
    told = models.TextField(blank=True, help_text="What the employer reads of it.")
    comments = models.JSONField(default=dict, blank=True, help_text="What to change, by the name of the field.")
    before = models.JSONField(
        default=dict,
        blank=True,
        encoder=DjangoJSONEncoder,
        help_text="Of a change what the fields were before it, by their names; its places under `sites`.",
    )

    class Meta:
        ordering = ("at", "id")

    def __str__(self):
        return f"{self.step} at {self.at:%Y-%m-%d %H:%M}"
