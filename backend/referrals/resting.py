"""Which agreements an open introduction rests on: those that are asked again in time."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Case, Exists, F, Func, OuterRef, Q, TextField, Value, When

from backend.care_leavers.models.consent import ConsentQuerySet
from backend.core import clock
from backend.referrals.choices import Way
from backend.referrals.disclosure import KINDS
from backend.referrals.models import Referral


def resting_on(consents: ConsentQuerySet) -> ConsentQuerySet:
    """Those by which an employer reads something of an open introduction, or read it until it ran out."""
    told = [When(kind=kind, then=_names(kind)) for kind in dict.fromkeys(KINDS.values())]
    open_ones = Referral.objects.open().filter(way=Way.INTRODUCED, care_leaver=OuterRef("care_leaver"))
    theirs = open_ones.filter(Q(employer=OuterRef("employer")) | Q(care_leaver=OuterRef("for_anybody")))
    reads = theirs.alias(
        has_it=Func("disclosed", OuterRef("tells"), function="jsonb_exists_any", output_field=BooleanField())
    )
    found: ConsentQuerySet = consents.alias(
        tells=Case(*told, default=_names("")),
        for_anybody=Case(When(employer__isnull=True, then=F("care_leaver"))),
    ).filter(Exists(reads.filter(has_it=True)) | (Q(until_on__lt=clock.today()) & ~Q(seen=[]) & Exists(theirs)))
    return found


def _names(kind: str) -> Value:
    """Of what is told by agreements of this kind."""
    return Value([name for name, of in KINDS.items() if of == kind], output_field=ArrayField(TextField()))
