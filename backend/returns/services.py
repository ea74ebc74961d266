"""Facts for returns given, the reading set, a return signed, and a signature taken back."""

from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.models import Council
from backend.returns.building import build
from backend.returns.checks.rules import CHILD, UPN
from backend.returns.choices import ReturnKind
from backend.returns.collection import CollectionYear
from backend.returns.models import ReturnFacts, ReturnReading, SignedReturn, reading_of


FACTS = (
    *("child", "sex", "ethnic_code", "upn", "was_unaccompanied", "has_disability"),
    *("team", "worker", "pathway_plan_reviewed_on"),
)


@transaction.atomic
def save_return_facts(*, care_leaver: CareLeaver, by: User | None, **facts: Any) -> ReturnFacts:
    """Give some of the facts; those not named stay as they are. Nothing else in the service reads them."""
    CareLeaver.objects.lock(care_leaver.pk)
    kept = ReturnFacts.objects.filter(care_leaver=care_leaver).first()
    found = kept or ReturnFacts(council_id=care_leaver.council_id, care_leaver=care_leaver)
    for name, value in facts.items():
        setattr(found, name, value.strip().upper() if name in ("child", "upn") else value)
    _refuse_facts(found)
    found.save()
    return found


def _refuse_facts(found: ReturnFacts) -> None:
    if found.child and not CHILD.fullmatch(found.child):
        raise Refused("Enter 1 to 10 letters and digits, without spaces or strokes.", field="child")
    if found.upn and not UPN.fullmatch(found.upn):
        raise Refused(
            "Enter a unique pupil number of a letter and 12 digits, like A123456789012, or UN2 to UN5.", field="upn"
        )
    if found.upn == "UN1":
        raise Refused("UN1 is for children below school age. Enter the number, or UN2 to UN5.", field="upn")
    reviewed = found.pathway_plan_reviewed_on
    if reviewed and reviewed > clock.today():
        raise Refused("A review cannot have been held in the future.", field="pathway_plan_reviewed_on")


@transaction.atomic
def set_reading(
    *, council: Council, late_years: str, months_before: int | None, months_after: int | None, by: User
) -> ReturnReading:
    """How the council reads what the guidance leaves open. It is printed on every return from then on."""
    lock_row(council)
    reading = reading_of(council)
    reading.late_years, reading.months_before, reading.months_after = late_years, months_before, months_after
    reading.save()
    return reading


@transaction.atomic
def sign_return(*, council: Council, kind: str, year: CollectionYear, digest: str, by: User) -> SignedReturn:
    """Keep the files as they are now, under the name of who signs. Refused where something fails, where the year still
    runs, and where the files are no longer those that were looked at."""
    lock_row(council)
    today = clock.today()
    if SignedReturn.objects.standing().filter(council=council, kind=kind, year=year.number).exists():
        raise Refused("This return is signed already. Take the signature back first.")
    if kind == ReturnKind.OC3 and not year.has_ended(today):
        raise Refused(f"The year {year} still runs, until {year.last:%-d %B %Y}. It can be signed after that.")
    built = build(council, ReturnKind(kind), year, today=today)
    if built.failures:
        count = len(built.failures)
        raise Refused(f"{count} {'thing has' if count == 1 else 'things have'} to be put right before it is signed.")
    if built.digest != digest:
        raise Refused("Something was recorded since you opened this page, so the files changed. Look at them again.")
    return SignedReturn.objects.create(
        council=council,
        kind=kind,
        year=year.number,
        files=built.texts,
        looks=[str(each) for each in built.looks],
        reading=built.reading,
        digest=built.digest,
        signed_by=by,
    )


@transaction.atomic
def withdraw_return(*, signed: SignedReturn, because: str, by: User) -> SignedReturn:
    """The signature is taken back; what was signed stays to be read."""
    lock_row(signed)
    if signed.withdrawn_at:
        raise Refused(
            f"This signature was taken back already, {by_whom_on(signed.withdrawn_by_id, signed.withdrawn_at)}."
        )
    if not because.strip():
        raise Refused("Enter why.", field="because")
    signed.withdrawn_at, signed.withdrawn_by, signed.withdrawn_because = clock.now(), by, because.strip()
    signed.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    return signed
