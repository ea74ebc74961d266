"""The days somebody is with an employer: while a referral to it is open, and from the first to the last day there.

A placement is with the employer of now; the days with each employer before are those of an `EmployerChange`,
or stand in the event that the advert has moved. `KINDS` are all of them.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, DateField, DateTimeField, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Greatest, Least, TruncDate

from backend.placements.models import EmployerChange, Placement
from backend.referrals.choices import ENDED, ReferralState
from backend.referrals.models import Referral, ReferralEvent
from backend.referrals.moved_adverts import EMPLOYER_CHANGED


NO_DAY = Cast(Value(None), DateField())
NO_MOMENT = Cast(Value(None), DateTimeField())
NOW_WITH = F("opportunity__employer_id")
COLUMNS = ("stay_at", "stay_first", "stay_last", "stay_left")
ENDED_ON = Case(When(state__in=sorted(ENDED), then=TruncDate("last_step_at")), default=NO_DAY)  # of a referral


def _last_day_of(changes: QuerySet) -> Subquery:
    return Subquery(changes.order_by("-on").values("on")[:1])


def _moves(of: str) -> QuerySet[ReferralEvent]:
    return ReferralEvent.objects.filter(step=EMPLOYER_CHANGED, referral=OuterRef(of))


# Of a placement, the first day with the employer of now; of a change, the first and the last with the one before it.
BEGAN_WITH_EMPLOYER = Greatest(
    Coalesce(_last_day_of(EmployerChange.objects.filter(placement=OuterRef("pk"))), F("starts_on")),
    _last_day_of(_moves("referral")),
)
BEGAN_BEFORE_CHANGE = Greatest(
    Coalesce(
        _last_day_of(EmployerChange.objects.filter(placement=OuterRef("placement"), on__lt=OuterRef("on"))),
        F("placement__starts_on"),
    ),
    _last_day_of(_moves("from_referral")),
)
LAST_BEFORE_CHANGE = Cast(F("on") - Value(dt.timedelta(days=1)), DateField())

# Of a referral, the first day with the employer of now, since its advert may have moved to it.
REFERRED_ON = Coalesce(_last_day_of(_moves("pk")), TruncDate("created_at"))

# Of the event that an advert has moved: the employer before, and the days of the referral, or of the placement it led
# to, with that one.
EMPLOYER_BEFORE_MOVE = Subquery(
    ReferralEvent.objects.filter(referral=OuterRef("referral"), id__lt=OuterRef("pk"))
    .order_by("-id")
    .values("employer")[:1]
)
BEGAN_BEFORE_MOVE = Coalesce(
    _last_day_of(_moves("referral").filter(id__lt=OuterRef("pk"))), TruncDate("referral__created_at")
)
LAST_BEFORE_MOVE = Least(
    F("on"),
    Case(
        When(referral__state=ReferralState.STARTED, then=F("referral__placement__ended_on")),
        When(referral__state__in=sorted(ENDED), then=TruncDate("referral__last_step_at")),
        default=NO_DAY,
    ),
    Cast(F("referral__changed_from__on") - Value(dt.timedelta(days=1)), DateField()),
)


@dataclass(frozen=True, kw_only=True)
class KindOfStay:
    """Rows that each say where somebody was: by which way they name the young person, at which employer, the first and
    the last day, and the moment from which it was another employer, where it is known."""

    name: str
    every: QuerySet
    person: str = "care_leaver"
    employer: Combinable
    first: Combinable
    last: Combinable
    left_at: Combinable = NO_MOMENT

    @property
    def rows(self) -> QuerySet:
        """With the `COLUMNS`."""
        facts = (self.employer, self.first, self.last, self.left_at)
        found: QuerySet = self.every.annotate(**dict(zip(COLUMNS, facts, strict=True)))
        return found


KINDS = (
    KindOfStay(
        name="placed", every=Placement.objects.all(), employer=NOW_WITH, first=BEGAN_WITH_EMPLOYER, last=F("ended_on")
    ),
    KindOfStay(
        name="changed",
        every=EmployerChange.objects.all(),
        person="placement__care_leaver",
        employer=F("from_referral__opportunity__employer_id"),
        first=BEGAN_BEFORE_CHANGE,
        last=LAST_BEFORE_CHANGE,
    ),
    KindOfStay(name="referred", every=Referral.objects.all(), employer=NOW_WITH, first=REFERRED_ON, last=ENDED_ON),
    KindOfStay(
        name="moved",
        every=ReferralEvent.objects.filter(step=EMPLOYER_CHANGED),
        person="referral__care_leaver",
        employer=EMPLOYER_BEFORE_MOVE,
        first=BEGAN_BEFORE_MOVE,
        last=LAST_BEFORE_MOVE,
        left_at=F("at"),
    ),
)
