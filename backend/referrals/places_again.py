"""A place that is free again is offered to who lost it first: who that is follows from events, and is stored nowhere.

A referral has lost its place while the last that is known of it is that its young person was told so
(`places_gone`), or that the employer said no because somebody else has it. It lost it when the claim was recorded that
took the last place; of several that lost it by one claim, who was put forward first comes first. While somebody who
was asked again is open and has no place yet, a place counts as theirs to answer for, and the others wait.
"""

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Window
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce, RowNumber

from backend.care_leavers.models import CareLeaver
from backend.opportunities.models import Opportunity, OpportunityEvent
from backend.opportunities.transitions import GIVES_PLACES
from backend.referrals.accepted_elsewhere import with_place_elsewhere
from backend.referrals.choices import HOLDS_A_PLACE, MAY_LOSE_A_PLACE, PlaceWord, ReferralState, Step, WhyNot
from backend.referrals.models import Referral, ReferralEvent, ReferralQuerySet


TELLS_OF_PLACES = (*Step, PlaceWord.GONE, PlaceWord.WANTED, PlaceWord.NOT_WANTED)


def with_loss(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Those that have lost their place, with what `with_facts_of_loss` says."""
    ended_by_it = Q(state__in=[ReferralState.WITHDRAWN, ReferralState.DECLINED_BY_EMPLOYER])
    still_open = Q(pk__in=Referral.objects.open().exclude(state__in=HOLDS_A_PLACE).values("pk"))
    lost: ReferralQuerySet = with_facts_of_loss(referrals.filter(ended_by_it | still_open))
    return lost.filter(told_at__isnull=False)


def with_facts_of_loss(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Each with `told_at`, when the loss of its place was recorded, `lost_at`, when the last place was taken, and
    `free_at`, when one was given back since; all None where it has lost none."""
    last = ReferralEvent.objects.filter(referral=OuterRef("pk"), step__in=TELLS_OF_PLACES).order_by("-id")
    lost = ReferralEvent.objects.filter(_lost_to_others(), pk=OuterRef("last_id"))
    of_it = OpportunityEvent.objects.filter(opportunity=OuterRef("opportunity"))
    claims = of_it.filter(step="claim_place", at__lte=OuterRef("told_at")).order_by("-at", "-id")
    given_back = of_it.filter(step="free_place", at__gte=OuterRef("told_at")).order_by("at", "id")
    found = referrals.annotate(last_id=Subquery(last.values("id")[:1]))
    found = found.annotate(told_at=Subquery(lost.values("at")[:1]))
    known: ReferralQuerySet = found.annotate(
        lost_at=Coalesce(Subquery(claims.values("at")[:1]), F("told_at")),
        free_at=Subquery(given_back.values("at")[:1]),
    )
    return known


def _lost_to_others() -> Q:
    """Of an event: they were told so while no place was left; or the employer gave the place to somebody, perhaps
    outside, and one was given back after that."""
    given_back = OpportunityEvent.objects.filter(
        opportunity=OuterRef("referral__opportunity"), step="free_place", at__gte=OuterRef("at")
    )
    by_employer = Q(step=Step.DECLINED_BY_EMPLOYER, reasons__contains=[WhyNot.TAKEN])
    return Q(step=PlaceWord.GONE) | (by_employer & Q(Exists(given_back)))


def first_in_line(referrals: ReferralQuerySet, council_id: int) -> ReferralQuerySet:
    """Of these referrals those whose young person is to be asked now: as many for each opportunity as it has places
    that nobody is being asked about, by when they lost theirs. Each with `lost_at`.

    Who is not supported any more, or has accepted something else, is not asked; who has it put forward anew has it.
    """
    line = with_loss(_possible(council_id)).annotate(
        is_free=_places_to_ask_about(),
        in_line=Window(RowNumber(), partition_by=[F("opportunity")], order_by=["lost_at", "created_at", "id"]),
    )
    first = line.filter(in_line__lte=F("is_free"))
    found: ReferralQuerySet = with_loss(referrals.filter(pk__in=first.values("pk")))
    return found.order_by("lost_at", "created_at", "id")


def _possible(council_id: int) -> ReferralQuerySet:
    told = ReferralEvent.objects.filter(step__in=MAY_LOSE_A_PLACE)
    free = Opportunity.objects.filter(
        state__in=GIVES_PLACES, places__isnull=False, places_taken__lt=F("places"), council=council_id
    )
    mine = Referral.objects.for_council(council_id).filter(pk__in=told.values("referral"), opportunity__in=free)
    mine = mine.filter(care_leaver__in=CareLeaver.objects.for_council(council_id).supported())
    anew = Referral.objects.open().filter(care_leaver=OuterRef("care_leaver"), opportunity=OuterRef("opportunity"))
    mine = mine.filter(~Exists(anew.exclude(pk=OuterRef("pk"))))
    found: ReferralQuerySet = with_place_elsewhere(mine).filter(elsewhere_id__isnull=True)
    return found


def _places_to_ask_about() -> CombinedExpression:
    """Places of the opportunity that are left, but for those that somebody is being asked about already."""
    heard = ReferralEvent.objects.filter(step__in=(PlaceWord.GONE, PlaceWord.WANTED)).values("referral")
    last = ReferralEvent.objects.filter(referral=OuterRef("pk"), step__in=TELLS_OF_PLACES).order_by("-id")
    asked = Referral.objects.open().exclude(state__in=HOLDS_A_PLACE).filter(opportunity=OuterRef("opportunity"))
    asked = asked.filter(pk__in=heard).annotate(last_step=Subquery(last.values("step")[:1]))
    counted = asked.exclude(last_step=PlaceWord.GONE).order_by().values("opportunity").annotate(number=Count("pk"))
    taken = Coalesce(Subquery(counted.values("number")), 0, output_field=IntegerField())
    return F("opportunity__places") - F("opportunity__places_taken") - taken
