"""Referrals of which every place is taken, until somebody has told the young person so."""

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from backend.referrals.choices import PlaceWord
from backend.referrals.models import ReferralEvent, ReferralQuerySet


def without_a_place_and_untold(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Open ones with no place left, whose young person does not know; or wanted one that was free again and went."""
    words = ReferralEvent.objects.filter(referral=OuterRef("pk"), step__in=(PlaceWord.GONE, PlaceWord.WANTED))
    last_word = Coalesce(Subquery(words.order_by("-id").values("step")[:1]), Value(""))
    full = referrals.open().with_flags().filter(no_place_left=True)
    found: ReferralQuerySet = full.alias(last_word=last_word).exclude(last_word=PlaceWord.GONE)
    return found
