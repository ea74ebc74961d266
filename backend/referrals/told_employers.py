"""The employers whom a young person may be asked about: those near to them first."""

from django.db.models import Exists, OuterRef, Q

from backend.care_leavers.models import CareLeaver
from backend.employers.models import Employer
from backend.referrals.models import Referral
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision


def employers_for(person: CareLeaver, council_id: int) -> list[Employer]:
    """Of the council, and whoever else they are put forward to; each with whether it `is_near`, put forward to or
    shortlisted now, and whether it `is_told` anything of them."""
    mine = Referral.objects.filter(care_leaver=person, employer=OuterRef("pk"))
    chosen = Decision.objects.standing().filter(care_leaver=person, kind=DecisionKind.SHORTLIST)
    near = Exists(mine.open()) | Exists(chosen.filter(opportunity__employer=OuterRef("pk")))
    found = Employer.objects.annotate(is_near=near, is_told=Exists(mine.exclude(disclosed={})))
    theirs = found.filter(Q(council_id=council_id) | Q(is_near=True) | Q(is_told=True))
    return list(theirs.only("name", "public_id").order_by("name", "id"))
