"""Whether addresses were gone through with a young person: one rule, for their pages and within a query."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from backend.care_leavers.models import CareLeaver, HistoryCheck, PastAddress
from backend.reference.choices import VettingCheck
from backend.reference.vetting_rules import history_rule


def standing_checks(kind: VettingCheck | None = None) -> QuerySet[HistoryCheck]:
    """Those since which no address was changed and no home came onto the record, the last first.

    Of a kind: also one that was made for a check which asks about as many years.
    """
    theirs = PastAddress.objects.filter(care_leaver=OuterRef("care_leaver"))
    changed_since = theirs.filter(changed_at__gt=OuterRef("created_at"))
    standing = HistoryCheck.objects.filter(~Exists(changed_since), ~Exists(_homes_to_answer()))
    if kind is not None:
        asks = {each: history_rule(each).number for each in VettingCheck}
        standing = standing.filter(kind__in=[each for each in VettingCheck if asks[each] >= asks[kind]])
    return standing.order_by("-id")


def _homes_to_answer() -> QuerySet:
    """As `address_history.to_answer` lists them: each version that brought another home, and that no address is of."""
    versions = CareLeaver.history.rel.related_model.objects  # type: ignore[attr-defined]  # on the class it is no manager
    earlier = versions.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id")
    said = PastAddress.objects.filter(care_leaver=OuterRef("pgh_obj"), recorded_version=OuterRef("pgh_id"))
    homes = versions.filter(pgh_obj=OuterRef("care_leaver")).exclude(home_postcode="")
    moved = homes.alias(before=Subquery(earlier.values("home_postcode")[:1]))
    found: QuerySet = moved.filter(Q(before=None) | ~Q(before=F("home_postcode")), ~Exists(said))
    return found


def standing_check(care_leaver: CareLeaver, kind: VettingCheck | None = None) -> HistoryCheck | None:
    return standing_checks(kind).filter(care_leaver=care_leaver).select_related("recorded_by").first()


def with_addresses_gone_through(care_leaver: str, kind: VettingCheck) -> Exists:
    """Beside a row that leads to a young person."""
    return Exists(standing_checks(kind).filter(care_leaver=OuterRef(care_leaver)))
