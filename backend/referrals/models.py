import datetime as dt
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.constraints import one_while, with_reason
from backend.core.models import Referenced
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer, EmployerContact
from backend.opportunities.models import NamesSite, Opportunity
from backend.reference.working_days import subtract_working_days, working_days_between
from backend.referrals.choices import (
    ENDED,
    HOLDS_A_PLACE,
    NOT_SHOWN,
    ONLY_READ,
    SETTLES,
    WAITS_FOR_US,
    ClearanceKind,
    EmployerWord,
    ReferralState,
    Way,
    WhyNot,
)
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision, HasSnapshotPair


def _last_moment_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.max))


def words_to_settle(*steps: str) -> models.QuerySet["ReferralEvent"]:
    """Of the referral around it, standing words of its employer that nobody has said since to be settled."""
    settled = ReferralEvent.objects.filter(referral=OuterRef("referral"), step__in=SETTLES, id__gt=OuterRef("id"))
    said = ReferralEvent.objects.filter(referral=OuterRef("pk"), employer=OuterRef("employer"), step__in=steps)
    found: models.QuerySet[ReferralEvent] = said.filter(taken_back_by__isnull=True).exclude(Exists(settled))
    return found


def _waits_to_be_settled(*steps: str) -> Exists:
    return Exists(words_to_settle(*steps))


def _answer_from() -> Greatest:
    events = ReferralEvent.objects.filter(referral=OuterRef("pk"), employer=OuterRef("employer"))
    answered = events.filter(step=EmployerWord.SETTLED).order_by("-id")
    return Greatest("last_step_at", Subquery(answered.values("at")[:1]))


class ReferralQuerySet(CouncilScopedQuerySet):
    def open(self) -> Self:
        return self.exclude(state__in=ENDED)

    def of_employers(self, employers) -> Self:
        """What an employer's people may see: introductions to them, never help with an application elsewhere."""
        return self.filter(employer__in=employers, way=Way.INTRODUCED)

    def told_to_the_employer(self) -> Self:
        """Where the employer still reads who it is: agreed to, and not ended."""
        return self.filter(disclosed__has_key="name").exclude(state__in=NOT_SHOWN)

    def made_between(self, first, last) -> Self:
        return self.filter(created_at__date__range=(first, last))

    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def awaiting_employer(self) -> Self:
        """Introduced, and the employer has said nothing yet: after a question of its own the next word is ours."""
        return self.filter(state=ReferralState.INTRODUCED).exclude(_waits_to_be_settled(*WAITS_FOR_US))

    def with_answer_clock(self) -> Self:
        """`answer_from`, when the days to answer began: at the last step, or once the council answered a question."""
        return self.annotate(answer_from=_answer_from())

    def awaiting_young_person(self) -> Self:
        """The next word is the young person's: an application to send, one to hear about, or an offer to answer."""
        ours = Q(way=Way.HELPED_TO_APPLY, state__in=[ReferralState.APPLYING, ReferralState.APPLIED])
        return self.filter(ours | Q(state=ReferralState.OFFERED))

    def unanswered_since(self, moment) -> Self:
        silent = self.awaiting_employer().filter(last_step_at__lte=moment)
        return silent.alias(answer_from=_answer_from()).filter(answer_from__lte=moment)

    def with_words_waiting(self) -> Self:
        """Open, and something that came from the employer has been taken up by nobody: a question, a word that it took
        back, somebody who could not come in by its link."""
        return self.open().filter(_waits_to_be_settled(*WAITS_FOR_US, *ONLY_READ))

    def unanswered(self, *, on, working_days) -> Self:
        """With the employer for at least so many working days on that day."""
        return self.unanswered_since(_last_moment_of(subtract_working_days(on, working_days)))

    def with_flags(self) -> Self:
        """`holds_another_place`: the young person accepted or began something else. `no_place_left`: all are taken."""
        others = Referral.objects.filter(care_leaver_id=models.OuterRef("care_leaver_id"), state__in=HOLDS_A_PLACE)
        places = models.F("opportunity__places")
        return self.annotate(
            holds_another_place=models.Exists(
                others.exclude(id=models.OuterRef("id")).filter(
                    Q(state=ReferralState.ACCEPTED) | Q(last_step_at__gte=models.OuterRef("created_at"))
                )
            ),
            no_place_left=models.ExpressionWrapper(
                Q(opportunity__places__isnull=False, opportunity__places_taken__gte=places)
                & ~Q(state__in=HOLDS_A_PLACE),
                output_field=models.BooleanField(),
            ),
        )

    def with_details(self) -> Self:
        return self.select_related("care_leaver", "opportunity", "employer")

    def latest_first(self) -> Self:
        return self.order_by("-last_step_at", "-id")


@tracked
class Referral(NamesSite, HasSnapshotPair, Referenced, CouncilScoped):
    """Putting one young person forward for one opportunity."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="referrals")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="referrals")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    way = models.CharField(max_length=20, choices=Way.choices)
    state = models.CharField(max_length=30, choices=ReferralState.choices)
    workplace = models.CharField(
        max_length=400, blank=True, help_text="The one place they are put forward for; empty where any will do."
    )
    disclosed = models.JSONField(default=dict, help_text="Exactly what the employer may read, as it was previewed.")
    apply_by = models.DateField(null=True, blank=True)
    last_step_at = models.DateTimeField()

    # Whether an employer may read of whom it speaks: no, until the gate was asked in this request (`ranking.holds`).
    is_held = True

    objects = ReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            one_while(
                ~Q(state__in=sorted(ENDED)), "care_leaver", "opportunity", name="one_open_referral_for_each_pair"
            ),
            models.CheckConstraint(
                condition=Q(way=Way.INTRODUCED) | Q(disclosed={}),
                name="nothing_is_disclosed_without_an_introduction",
            ),
        ]
        indexes = [models.Index(fields=["employer", "state"])]

    @property
    def last_step_on(self):
        return clock.day_of(self.last_step_at)

    @property
    def is_open(self) -> bool:
        return self.state not in ENDED

    def working_days_waiting(self, on) -> int:
        return working_days_between(self.last_step_on, max(on, self.last_step_on))


class ReferralEvent(CouncilRow):
    """One step of a referral: append-only, dated and attributed."""

    referral = models.ForeignKey(Referral, on_delete=models.RESTRICT, related_name="events")
    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    step = models.CharField(max_length=40)
    from_state = models.CharField(max_length=30, choices=ReferralState.choices, blank=True)
    to_state = models.CharField(max_length=30, choices=ReferralState.choices)
    on = models.DateField(help_text="The day it happened.")
    at = models.DateTimeField(help_text="When it was recorded.")
    by = optional_user()
    by_contact = models.ForeignKey(
        EmployerContact,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who said it by a link, without signing in.",
    )
    note = models.TextField(blank=True)
    reasons = ArrayField(models.CharField(max_length=20, choices=WhyNot.choices), default=list, blank=True)
    interview_on = models.DateField(null=True, blank=True)
    interview_at = models.TimeField(null=True, blank=True, help_text="The time of day in London.")
    takes_back = models.OneToOneField(
        "self", on_delete=models.RESTRICT, null=True, blank=True, related_name="taken_back_by"
    )

    class Meta:
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=True) | Q(by_contact__isnull=True), name="a_step_was_taken_by_one_person"
            ),
        ]

    @property
    def who(self) -> str:
        """By whom it was; empty where the service did it by itself."""
        if self.by_contact:
            return f"{self.by_contact}, by link"
        return str(self.by) if self.by else ""

    @property
    def said(self) -> str:
        """The reasons that were ticked, and the words beside them."""
        reasons = "; ".join(WhyNot(each).label for each in self.reasons)
        return "\n".join(filter(None, (f"{reasons}." if reasons else "", self.note)))


class OwnWordsReading(CouncilRow):
    """An adviser says that free text gives nothing away: append-only, with the digest of exactly what they read."""

    referral = models.ForeignKey(Referral, on_delete=models.RESTRICT, related_name="words_readings")
    fields = ArrayField(models.CharField(max_length=40))
    digest = models.CharField(max_length=64)
    doubts = models.JSONField(default=list, help_text="The phrases that were marked, each with its field and why.")
    by = required_user()

    class Meta:
        ordering = ("created_at", "id")

    def __str__(self):
        return f"Own words of {self.referral_id} read"


class ClearanceQuerySet(CouncilScopedQuerySet):
    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def standing(self) -> Self:
        return self.filter(taken_back_at__isnull=True)

    def undecided(self) -> Self:
        """Of pairs that nobody has shortlisted, and of which nothing was decided or sent since it was said."""
        pair = {"care_leaver": OuterRef("care_leaver"), "opportunity": OuterRef("opportunity")}
        later = Q(created_at__gte=OuterRef("created_at"))
        decided = Decision.objects.standing().filter(later | Q(kind=DecisionKind.SHORTLIST), **pair)
        sent = Referral.objects.filter(later | ~Q(state__in=ENDED), **pair)
        return self.exclude(Exists(decided.exclude(kind=DecisionKind.ASK))).exclude(Exists(sent))


@tracked
class Clearance(CouncilScoped):
    """What a named person checked, or why the head went past a rule, for one pair and for the facts as they were."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="clearances")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.RESTRICT, related_name="clearances")
    kind = models.CharField(max_length=20, choices=ClearanceKind.choices)
    criterion = models.CharField(max_length=40)
    sentence = models.TextField(help_text="What stood in the way, as it was read.")
    about_safety = models.BooleanField(default=False)
    facts_digest = models.CharField(max_length=64)
    words = models.TextField()
    by = required_user()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = optional_user()
    taken_back_reason = models.TextField(blank=True)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_clearance_says_what_was_checked_or_why"),
            with_reason(
                "taken_back_at", "taken_back_by", "taken_back_reason", name="a_clearance_taken_back_says_who_and_why"
            ),
        ]
        indexes = [models.Index(fields=["care_leaver", "opportunity"])]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.criterion}"
