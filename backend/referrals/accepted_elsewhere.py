"""What else is open for somebody who has accepted or begun something: each is withdrawn, or kept by a person's word."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.referrals.choices import HOLDS_A_PLACE, PlaceWord, ReferralState, Step
from backend.referrals.models import Referral, ReferralEvent, ReferralQuerySet
from backend.referrals.permissions import user_may_refer
from backend.referrals.services import step
from backend.referrals.transitions import REFERRAL_LIFE


BECAUSE = "They have accepted something else."
STILL_WANTED = "They may come back to it if the other does not work out."
NOTHING_ELSE = "They hold no other place any more, so there is nothing to settle. Go on with the referral."


def with_place_elsewhere(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Each with the place that the young person holds elsewhere: `elsewhere_title`, `elsewhere_on`, the day that they
    accepted, and `elsewhere_at`, when that was recorded, as the event `elsewhere_id`. What they had begun before they
    were put forward here is nothing new."""
    others = Referral.objects.filter(care_leaver=OuterRef("care_leaver"), state__in=HOLDS_A_PLACE)
    newer = Q(state=ReferralState.ACCEPTED) | Q(last_step_at__gte=OuterRef("created_at"))
    accepted = ReferralEvent.objects.filter(referral=OuterRef("pk"), step=Step.ACCEPTED).order_by("-id")
    said = {f"accepted_{name}": Subquery(accepted.values(name)[:1]) for name in ("id", "at", "on")}
    theirs = others.exclude(pk=OuterRef("pk")).filter(newer).annotate(**said)
    latest = theirs.filter(accepted_id__isnull=False).order_by("-accepted_id")
    facts = {f"elsewhere_{name}": f"accepted_{name}" for name in ("id", "at", "on")}
    facts |= {"elsewhere_title": "opportunity__title"}
    found: ReferralQuerySet = referrals.annotate(
        **{name: Subquery(latest.values(column)[:1]) for name, column in facts.items()}
    )
    return found


def beside_an_acceptance(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Open ones of whoever has accepted something else since, of which nobody has said that they are kept. A word is
    about the acceptance that it came after, and about no later one."""
    return _not_kept(referrals.exclude(state=ReferralState.ACCEPTED)).order_by("elsewhere_at", "id")


def with_beside(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Each with whether it `is_beside` something else that they accepted, and nobody has said that it is kept: also of
    what they accepted as well."""
    here = _not_kept(Referral.objects.filter(pk=OuterRef("pk")))
    found: ReferralQuerySet = referrals.annotate(is_beside=Exists(here))
    return found


def _not_kept(referrals: ReferralQuerySet) -> ReferralQuerySet:
    kept = ReferralEvent.objects.filter(referral=OuterRef("pk"), step=PlaceWord.KEPT, id__gt=OuterRef("elsewhere_id"))
    found: ReferralQuerySet = with_place_elsewhere(referrals.open()).filter(~Exists(kept), elsewhere_id__isnull=False)
    return found


def kept_and_needed_again(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Open ones that were kept beside a place which has fallen through since, where no step was taken here after it.
    Who has another place by now needs none."""
    acts = [*Step, *PlaceWord]
    acted = ReferralEvent.objects.filter(referral=OuterRef("pk"), step__in=acts, id__gt=OuterRef("fell_id"))
    open_ones = with_place_elsewhere(referrals.open()).filter(elsewhere_id__isnull=True)
    found: ReferralQuerySet = with_fall(open_ones).filter(~Exists(acted), fell_id__isnull=False)
    return found.order_by("fell_at", "id")


def with_fall(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Each with `fell_at` and `fell_on`, of the event `fell_id`: when a place that it was kept beside fell through."""
    kept = ReferralEvent.objects.filter(referral=OuterRef("pk"), step=PlaceWord.KEPT).order_by("-id")
    fell = ReferralEvent.objects.filter(
        referral__care_leaver=OuterRef("care_leaver"), from_state__in=HOLDS_A_PLACE, id__gt=OuterRef("kept_id")
    )
    fell = fell.exclude(referral=OuterRef("pk")).exclude(to_state__in=HOLDS_A_PLACE).order_by("-id")
    names = {"fell_id": "id", "fell_at": "at", "fell_on": "on"}
    known = referrals.annotate(kept_id=Subquery(kept.values("id")[:1]))
    found: ReferralQuerySet = known.annotate(
        **{name: Subquery(fell.values(column)[:1]) for name, column in names.items()}
    )
    return found


@transaction.atomic
def settle_beside(*, referral: Referral, keep: bool, note: str, by: User) -> Referral:
    """Withdraw what is open beside what they accepted, in neutral words to the employer, or say that it is kept."""
    REFERRAL_LIFE.hold(referral)
    if not user_may_refer(by, referral.council_id):
        raise Refused("Only an EET adviser of this council may settle this.")
    if not referral.is_open:
        raise Refused(f"This referral is at “{referral.get_state_display()}” by now. Nothing more is to be done.")
    if not with_place_elsewhere(Referral.objects.filter(pk=referral.pk)).filter(elsewhere_id__isnull=False).exists():
        raise Refused(NOTHING_ELSE)
    if keep:
        _keep(referral, note, by)
        return referral
    step(referral=referral, step=Step.WITHDRAWN, on=clock.today(), note=note or BECAUSE, gate=None, by=by)
    return referral


def _keep(referral: Referral, note: str, by: User) -> None:
    if not note.strip():
        raise Refused("Say why it is kept.", field="note")
    REFERRAL_LIFE.record(
        PlaceWord.KEPT, referral, from_state=referral.state, by=by, reason=note.strip(), on=clock.today()
    )
