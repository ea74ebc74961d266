"""What was kept beside an accepted offer, once that offer came to nothing: somebody talks with them about it."""

from django.db.models import OuterRef

from backend.placements.talks import was_talk_since
from backend.referrals.accepted_elsewhere import kept_and_needed_again
from backend.referrals.models import ReferralQuerySet


def kept_and_not_spoken_of(referrals: ReferralQuerySet) -> ReferralQuerySet:
    needed: ReferralQuerySet = kept_and_needed_again(referrals)
    return needed.filter(~was_talk_since(OuterRef("fell_at"), OuterRef("fell_on")))
