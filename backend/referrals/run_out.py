"""What nobody reads any longer since its last day has passed: taken out by night, and kept as what was read by then."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef

from backend.care_leavers.consents import hold_agreements
from backend.care_leavers.models import CareLeaver, Consent
from backend.core import clock
from backend.councils.models import Council
from backend.referrals.details import remove_details_no_longer_agreed
from backend.referrals.models import Referral
from backend.referrals.removed_details import removed_parts_of
from backend.referrals.seen_details import keep_what_was_seen


@transaction.atomic
def let_go_of_run_out(*, care_leaver: CareLeaver) -> int:
    """Take out what nobody reads any longer since its last day has passed, and keep what was read by then. Whoever
    changes an agreement does this first: the agreements are held from here on."""
    hold_agreements(care_leaver)
    ended = [each for each in care_leaver.consents.standing() if each.has_run_out_on(clock.today())]
    if not ended:
        return 0
    gone = remove_details_no_longer_agreed(care_leaver=care_leaver, by=None)
    for each in ended:
        keep_what_was_seen(each, removed_parts_of(gone, each, ended), fresh=gone)
    return len(gone)


@transaction.atomic
def let_go_of_run_out_in(*, council: Council) -> int:
    """The same of everybody of a council, once a night; a second run finds none."""
    yesterday = (clock.today() - dt.timedelta(days=1)).isoformat()
    ended = Consent.objects.for_council(council.pk).standing().filter(until_on__lte=yesterday)
    told = Referral.objects.exclude(disclosed={}).filter(care_leaver=OuterRef("pk"))
    people = CareLeaver.objects.for_council(council.pk).filter(id__in=ended.values("care_leaver"))
    return sum(let_go_of_run_out(care_leaver=each) for each in people.filter(Exists(told)).order_by("id"))
