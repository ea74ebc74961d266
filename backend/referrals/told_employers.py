"""The employers who were told something by an agreement, and those whom a young person may be asked about."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q

from backend.care_leavers.choices import CONTACT_KINDS, ConsentKind
from backend.care_leavers.models import CareLeaver, Consent
from backend.employers.models import Employer
from backend.referrals.disclosure import KINDS
from backend.referrals.models import Referral, ReferralQuerySet, SentDocument
from backend.referrals.removed_details import removed_details_of, removed_parts_of, removed_since_the_last_no
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision


def employers_for(person: CareLeaver, council_id: int) -> list[Employer]:
    """Of the council, and whoever else they were put forward to; each with whether it `is_near`, put forward to or
    shortlisted now."""
    mine = Referral.objects.filter(care_leaver=person, employer=OuterRef("pk"))
    chosen = Decision.objects.standing().filter(care_leaver=person, kind=DecisionKind.SHORTLIST)
    near = Exists(mine.open()) | Exists(chosen.filter(opportunity__employer=OuterRef("pk")))
    theirs = Employer.objects.annotate(is_near=near).filter(Q(council_id=council_id) | Q(is_near=True) | Exists(mine))
    return list(theirs.only("name", "public_id").order_by("name", "id"))


def employers_told(care_leaver: CareLeaver, said: Sequence[Consent]) -> dict[int, list[Employer]]:
    """By the key of each agreement that stands, the employers who read what it allows, or did until what it was for
    ended: they may still know it. `said` is all that they ever said."""
    reading = list(with_care_documents(care_leaver.referrals.exclude(disclosed={})).select_related("employer"))
    removed, told = removed_details_of(care_leaver), {}
    for consent in said:
        if consent.is_standing:
            among = with_named(consent, said)
            before = removed_since_the_last_no(removed, said, consent, among)
            known = {part.removed.employer for row in among for part in removed_parts_of(before, row, among)}
            known |= {each.employer for each in reading if _reads_by(each, consent)}
            told[consent.pk] = sorted(known, key=lambda employer: (employer.name, employer.pk))
    return told


def with_care_documents(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Each with `care_documents`: the names of those that went while care was agreed to."""
    sent = SentDocument.objects.filter(referral=OuterRef("pk"), employer=OuterRef("employer"), with_care=True)
    found: ReferralQuerySet = referrals.annotate(care_documents=ArraySubquery(sent.values("name")))
    return found


def _reads_by(referral: Any, consent: Consent) -> bool:
    allowed = {name for name, kind in KINDS.items() if kind == consent.kind}
    if consent.kind == ConsentKind.SHARE_CARE_STATUS:
        allowed |= set(referral.care_documents)
    return consent.employer_id in (None, referral.employer_id) and not allowed.isdisjoint(referral.disclosed)


def with_named(consent: Consent, said: Iterable[Consent]) -> list[Consent]:
    """What goes when this one does: of a yes to anybody, those as well that name an employer."""
    if consent.employer_id or consent.kind in CONTACT_KINDS:
        return [consent]
    return [consent, *(each for each in said if each.kind == consent.kind and each.employer_id and each.is_standing)]
