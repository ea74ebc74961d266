"""Which agreements an open introduction rests on: those that are asked again in time."""

from django.db.models import BooleanField, Case, Exists, F, Func, OuterRef, Q, Value, When

from backend.care_leavers.models.consent import ConsentQuerySet
from backend.core import clock
from backend.referrals.choices import Way
from backend.referrals.disclosure import KINDS
from backend.referrals.models import Referral


def resting_on(consents: ConsentQuerySet) -> ConsentQuerySet:
    """Those by which an employer reads something of an open introduction, or read it until it ran out."""
    told = [When(kind=kind, then=Value(name)) for name, kind in KINDS.items()]
    open_ones = Referral.objects.open().filter(way=Way.INTRODUCED, care_leaver=OuterRef("care_leaver"))
    theirs = open_ones.filter(Q(employer=OuterRef("employer")) | Q(care_leaver=OuterRef("for_anybody")))
    reads = theirs.alias(
        has_it=Func("disclosed", OuterRef("tells"), function="jsonb_exists", output_field=BooleanField())
    )
    found: ConsentQuerySet = consents.alias(
        tells=Case(*told, default=Value("")),
        for_anybody=Case(When(employer__isnull=True, then=F("care_leaver"))),
    ).filter(Exists(reads.filter(has_it=True)) | (Q(until_on__lt=clock.today()) & ~Q(seen=[]) & Exists(theirs)))
    return found
