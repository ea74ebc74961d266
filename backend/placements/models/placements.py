from typing import Self

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Prefetch, Q

from backend.accounts.models import User, optional_user
from backend.activities.choices import APPRENTICESHIP, ActivityCode
from backend.activities.models import ActivitySpell
from backend.audit.history import tracked
from backend.care_leavers.ages import born_by
from backend.care_leavers.choices import ConsentKind, InTouch
from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace, CareLeaver, Consent, FieldSource
from backend.core.constraints import not_before, one_open, with_reason
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.opportunities.models import NamesSite, Opportunity
from backend.placements.choices import BreakReason, CheckInFrom, EmployerChangeReason, HowItIsGoing
from backend.placements.models.check_in_answers import WHO_RECORDED, CheckInAnswers
from backend.placements.models.ends import SaysHowItEnded, not_now_after_the_end, only_of_an_end
from backend.reference.choices import StatutoryLimit
from backend.reference.funding_rules import learning_duty_rules
from backend.reference.limits import number_on
from backend.referrals.models import Referral


def _with_rules_of_the_young(today) -> int:
    """Below this age somebody is a young worker, or still has to learn."""
    duties = [rule.younger_than for rule in learning_duty_rules() if rule.is_in_force_on(today)]
    return max(int(number_on(today, StatutoryLimit.YOUNG_WORKER_AGE)), *duties)


READ_BY_MARKS = ("breaks", "check_ins", "employer_changes")


class PlacementQuerySet(CouncilScopedQuerySet):
    def current(self) -> Self:
        return self.filter(ended_on__isnull=True)

    def started_between(self, first, last) -> Self:
        return self.filter(starts_on__range=(first, last))

    def began_from(self, referrals) -> Self:
        """Those that one of these referrals led to, whoever the apprentice went on with."""
        return self.led_to_by(referrals.filter(changed_to__isnull=True))

    def led_to_by(self, referrals) -> Self:
        """Also by one with which they went on."""
        changed = EmployerChange.objects.filter(from_referral__in=referrals)
        return self.filter(Q(referral__in=referrals) | Q(id__in=changed.values("placement")))

    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def with_facts_against(self, today) -> Self:
        """Of whoever something may speak against working there today, so that it has to be looked at.

        Somebody whose support has ended is nobody's to speak with; of who has died an end is to be recorded.
        """
        theirs = {"care_leaver": OuterRef("care_leaver")}
        said = Consent.objects.said_of(OuterRef("opportunity__employer")).filter(**theirs)
        named = said.in_force().filter(kind=ConsentKind.SHARE_NAME)
        taken_back = said.taken_back().filter(
            Q(kind=ConsentKind.SHARE_CARE_STATUS) | Q(kind=ConsentKind.SHARE_NAME, employer__isnull=False)
        )
        born_anew = FieldSource.objects.filter(field="birth_date", recorded_at__gt=OuterRef("created_at"), **theirs)
        avoids = Exists(AvoidedPlace.objects.current().filter(**theirs)) | Exists(
            AvoidedEmployer.objects.current().filter(**theirs)
        )
        against = (
            Q(care_leaver__right_to_work=False)
            | Q(care_leaver__right_to_work_until__lt=today)
            | Q(care_leaver__dbs_clear=False)
            | Q(care_leaver__in_custody=True)
            | ~Q(care_leaver__licence_conditions="")
            | Q(care_leaver__birth_date__gt=born_by(today, _with_rules_of_the_young(today)))
            | Q(Exists(born_anew) | ~Exists(named) | Exists(taken_back) | avoids)
        )
        supported, died = Q(care_leaver__support_ended_on__isnull=True), Q(care_leaver__in_touch=InTouch.DIED)
        return self.filter(died | (supported & against))

    def said_to_be_over(self) -> Self:
        """Recorded as going on, though at a check-in somebody said that the young person had left."""
        return self.filter(Exists(CheckIn.objects.saying_they_left().filter(placement=OuterRef("pk"))))

    def with_details(self) -> Self:
        return self.select_related("care_leaver", "opportunity__employer").with_what_is_known()

    def with_what_is_known(self) -> Self:
        """All that `placements.marks` reads of each."""
        return self.prefetch_related(*READ_BY_MARKS)

    def with_whether_they_left(self) -> Self:
        """With details, and of each check-in whether it `says_they_left`."""
        told = Prefetch("check_ins", CheckIn.objects.with_whether_they_left())
        by_whom = EmployerChange.objects.select_related("from_referral__opportunity__employer", "recorded_by")
        changes = Prefetch("employer_changes", by_whom)
        return self.select_related("care_leaver", "opportunity__employer").prefetch_related("breaks", changes, told)

    def latest_first(self) -> Self:
        return self.order_by("-starts_on", "-id")


@tracked
class Placement(SaysHowItEnded, NamesSite, CouncilScoped):
    """What a young person started, from the first day to the last: the EET placement of staff pages."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="placements")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="placements")
    referral = models.OneToOneField(Referral, on_delete=models.RESTRICT, related_name="placement")
    activity_code = models.CharField(max_length=2, choices=ActivityCode.choices)
    activity_spell = models.ForeignKey(
        ActivitySpell, on_delete=models.RESTRICT, null=True, blank=True, related_name="placements"
    )
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    starts_on = models.DateField()
    workplace = models.CharField(
        max_length=400, blank=True, help_text="The one place they work at; empty where the opportunity has none."
    )
    planned_end = models.DateField(null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = [
            not_before("ended_on", "starts_on", name="placement_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end_reason="") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="an_ended_placement_has_a_reason",
            ),
            only_of_an_end(name="who_says_it_ended_is_of_an_end"),
            not_now_after_the_end(name="not_now_is_until_a_day_after_the_end"),
        ]

    @property
    def first_referral(self) -> Referral:
        """The one that led to its start; `referral` is the one to the employer of now."""
        first = next(iter(self.employer_changes.all()), None)
        return first.from_referral if first else self.referral

    def has_ended_by(self, day) -> bool:
        return self.ended_on is not None and self.ended_on <= day

    @property
    def is_apprenticeship(self) -> bool:
        return self.activity_code in APPRENTICESHIP


@tracked
class Break(CouncilRow):
    """Days away from the programme that do not count towards a mark."""

    placement = models.ForeignKey(Placement, on_delete=models.RESTRICT, related_name="breaks")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The last day away.")
    reason = models.CharField(max_length=20, choices=BreakReason.choices)
    closed_by_end = models.BooleanField(
        default=False, help_text="It went on when the placement ended; taking the end back opens it again."
    )

    class Meta:
        ordering = ("starts_on", "id")
        constraints = [
            not_before("ends_on", "starts_on", name="break_ends_after_it_starts"),
            one_open("placement", until="ends_on", name="one_open_break_in_a_placement"),
        ]

    @property
    def care_leaver(self) -> CareLeaver:
        return self.placement.care_leaver


@tracked
class EmployerChange(CouncilRow):
    """The first day with another employer within an apprenticeship, dated and attributed.

    One that was recorded wrongly is put right, or taken back, by `placements.employer_change_corrections`.
    """

    placement = models.ForeignKey(Placement, on_delete=models.RESTRICT, related_name="employer_changes")
    from_referral = models.OneToOneField(Referral, on_delete=models.RESTRICT, related_name="changed_from")
    to_referral = models.OneToOneField(Referral, on_delete=models.RESTRICT, related_name="changed_to")
    on = models.DateField(help_text="The first day with the new employer.")
    reason = models.CharField(max_length=20, choices=EmployerChangeReason.choices)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        ordering = ("on", "id")
        constraints = [
            models.UniqueConstraint(fields=["placement", "on"], name="one_change_of_employer_on_a_day"),
            models.CheckConstraint(
                condition=~Q(from_referral=models.F("to_referral")), name="a_change_of_employer_is_to_another"
            ),
        ]

    @property
    def care_leaver(self) -> CareLeaver:
        return self.placement.care_leaver


def _says_they_left() -> Q:
    later = CheckIn.objects.filter(placement=OuterRef("placement"), week__gt=OuterRef("week"))
    heard = Exists(later.filter(still_there__isnull=False))
    return Q(~heard, still_there=False, placement__ended_on__isnull=True)


class CheckInQuerySet(CouncilScopedQuerySet):
    def with_young_person(self) -> Self:
        """Done by speaking with them: a contact too."""
        return self.filter(done_on__isnull=False, heard_from=CheckInFrom.YOUNG_PERSON)

    def due_by(self, day) -> Self:
        return self.upcoming().filter(due_on__lte=day)

    def upcoming(self) -> Self:
        """Not yet done, in a placement that goes on; one that was missed is over once a later one is done.

        Nor one that comes due in a break that goes on: it is due again so much later.
        """
        return self._to_come().filter(~Exists(self._away()))

    def waiting_for_break(self) -> Self:
        """To come, once the last day of the break that goes on is recorded."""
        return self._to_come().filter(Exists(self._away()))

    def _away(self):
        return Break.objects.filter(placement=OuterRef("placement"), ends_on=None, starts_on__lte=OuterRef("due_on"))

    def _to_come(self) -> Self:
        later = self.model.objects.filter(placement=OuterRef("placement"), week__gt=OuterRef("week"))
        overtaken = Exists(later.filter(done_on__isnull=False))
        waits = self.filter(~overtaken, done_on__isnull=True, placement__ended_on__isnull=True)
        return waits.exclude(placement__care_leaver__in_touch=InTouch.DIED)

    def needing_support(self) -> Self:
        """The latest that was heard in a placement that goes on asks for support, or says that it is hard."""
        later = self.model.objects.filter(placement=OuterRef("placement"), week__gt=OuterRef("week"))
        asks = ~Q(support_needed="") | ~Q(support_wanted=[]) | Q(going__lte=HowItIsGoing.HARD)
        return self.filter(
            asks,
            ~Exists(later.filter(done_on__isnull=False)),
            done_on__isnull=False,
            support_given_at__isnull=True,  # as it was said before support had rows of its own
            support_since__isnull=True,
            placement__ended_on__isnull=True,
        ).exclude(placement__care_leaver__in_touch=InTouch.DIED)

    def saying_they_left(self) -> Self:
        """The last that was heard of whether they are still there, where that is no and no end is recorded."""
        return self.filter(_says_they_left())

    def with_whether_they_left(self) -> Self:
        """Each with `says_they_left`, as `saying_they_left` finds them, and `has_support_since`."""
        followed = Exists(CheckIn.objects.filter(pk=OuterRef("pk"), support_since__isnull=False))
        left = ExpressionWrapper(_says_they_left(), models.BooleanField())
        return self.annotate(says_they_left=left, has_support_since=followed)

    def of_people(self, care_leavers) -> Self:
        return self.filter(placement__care_leaver__in=care_leavers)

    def with_details(self) -> Self:
        return self.select_related("placement__care_leaver", "placement__opportunity__employer")

    def soonest_first(self) -> Self:
        return self.order_by("due_on", "id")


@tracked
class CheckIn(CheckInAnswers, CouncilScoped):
    """A conversation due in a set week of a placement, and what was heard."""

    placement = models.ForeignKey(Placement, on_delete=models.RESTRICT, related_name="check_ins")
    week = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    heard_from = models.CharField(max_length=20, choices=CheckInFrom.choices, blank=True)
    still_there = models.BooleanField(null=True, blank=True)
    recorded_by = optional_user()
    support_given = models.TextField(blank=True, help_text="What was done about the support that was asked for.")
    support_given_at = models.DateTimeField(null=True, blank=True)
    support_given_by = optional_user()

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ("week", "id")
        constraints = [
            models.UniqueConstraint(fields=["placement", "week"], name="one_check_in_for_each_week"),
            with_reason(
                "support_given_at", "support_given_by", "support_given", name="support_given_says_what_and_by_whom"
            ),
            *WHO_RECORDED,
        ]
        indexes = [
            models.Index(fields=["council", "due_on"], condition=Q(done_on__isnull=True), name="check_ins_still_to_do")
        ]

    @property
    def asks_for_support(self) -> bool:
        return bool(self.asked_for) or (self.going is not None and self.going <= HowItIsGoing.HARD)
