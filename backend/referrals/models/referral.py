import datetime as dt
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.constraints import one_while
from backend.core.models import Referenced
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.employers.models import Employer, EmployerContact
from backend.opportunities.models import NamesSite, Opportunity
from backend.reference.working_days import subtract_working_days, working_days_between
from backend.referrals.choices import (
    ARRANGES,
    ENDED,
    HOLDS_A_PLACE,
    MAY_LOSE_A_PLACE,
    NOT_SHOWN,
    ONLY_READ,
    SETTLES,
    WAITS_FOR_US,
    WHY_IT_ENDED,
    ApplicationWord,
    EmployerWord,
    ReferralState,
    Step,
    Way,
    WhyNot,
)
from backend.referrals.models.interviews import SaysWhen
from backend.shortlists.models import HasSnapshotPair


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


def arrangements(of: Any = None, **facts) -> models.QuerySet["ReferralEvent"]:
    """What says when the interview of a referral is, of the referral around it or of this one: the first of them
    stands, whatever was said before."""
    said = ReferralEvent.objects.filter(step__in=ARRANGES, taken_back_by__isnull=True, **facts)
    which: Any = OuterRef("pk") if of is None else of
    found: models.QuerySet[ReferralEvent] = said.filter(referral=which).order_by("-id")
    return found


def standing_arrangements(**facts) -> models.QuerySet["ReferralEvent"]:
    """Of the referral around it, what says last at its employer of now when an interview is: one event, where it has
    these facts."""
    last = Subquery(arrangements(OuterRef("referral"), employer=OuterRef("employer")).values("pk")[:1])
    found: models.QuerySet[ReferralEvent] = arrangements(employer=OuterRef("employer")).filter(pk=last, **facts)
    return found


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
        """Where the employer still reads who it is: agreed to, not run out, and not ended."""
        lasts = Q(disclosed_until__name__isnull=True) | Q(disclosed_until__name__gte=clock.today().isoformat())
        return self.filter(lasts, disclosed__has_key="name").exclude(state__in=NOT_SHOWN)

    def made_between(self, first, last) -> Self:
        return self.filter(created_at__date__range=(first, last))

    def of_people(self, care_leavers) -> Self:
        return self.filter(care_leaver__in=care_leavers)

    def awaiting_employer(self) -> Self:
        """The next word is the employer's, of an introduction alone: to answer it, after an interview, or where it was
        asked for other times. After a question of its own it is ours. Of an application it knows nothing of us."""
        asked = Q(state=ReferralState.INTERVIEW) & Exists(standing_arrangements(step=Step.OTHER_TIMES))
        states = Q(state__in=[ReferralState.INTRODUCED, ReferralState.INTERVIEWED])
        return self.filter(states | asked, way=Way.INTRODUCED).exclude(_waits_to_be_settled(*WAITS_FOR_US))

    def with_answer_clock(self) -> Self:
        """`answer_from`, when the days to answer began: at the last step, or once the council answered a question."""
        return self.annotate(answer_from=_answer_from())

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
        """`no_place_left`: all are taken."""
        places = models.F("opportunity__places")
        return self.annotate(
            no_place_left=models.ExpressionWrapper(
                Q(opportunity__places__isnull=False, opportunity__places_taken__gte=places)
                & ~Q(state__in=HOLDS_A_PLACE),
                output_field=models.BooleanField(),
            ),
        )

    def with_whether_documents_were_sent(self) -> Self:
        """`has_sent_documents`: whether one ever went with it, so that a page asks no more where none did."""
        sent = self.model._meta.get_field("sent_documents").related_model.objects.filter(referral=OuterRef("pk"))
        return self.annotate(has_sent_documents=Exists(sent))

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
    disclosed_until = models.JSONField(
        default=dict, blank=True, help_text="The last day on which each may be read, where its agreement has one."
    )
    apply_by = models.DateField(null=True, blank=True)
    first_day = models.DateField(
        null=True, blank=True, help_text="As planned with them; the opportunity may give another."
    )
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


class ReferralEvent(SaysWhen, CouncilRow):
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
        indexes = [
            models.Index(fields=["referral"], condition=Q(step__in=MAY_LOSE_A_PLACE), name="places_lost_are_found"),
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
        ended = self.step == ApplicationWord.WHY_IT_ENDED
        reasons = "; ".join(WHY_IT_ENDED[WhyNot(each)] if ended else WhyNot(each).label for each in self.reasons)
        return "\n".join(filter(None, (f"{reasons}." if reasons else "", self.note)))
