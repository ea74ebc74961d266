"""Reads what makes rows of employers one organisation; in a council's context, whoever asks."""

from collections.abc import Collection

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, Q

from backend.core.protection import council_context
from backend.employers.models import Employer, FeedName, ParentEmployer, SameEmployer, TradingName
from backend.employers.organisations.graph import EmployerRow, OrganisationGraph


def lock_organisations(council_id: int) -> None:
    """What joins or pauses employers of one council takes turns, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('onward.organisations'), %s)", [council_id])


def organisations_of(council_id: int, *, also: Collection[int] = ()) -> OrganisationGraph:
    """Of all employers of a council; `also` are rows of other councils, whose opportunities are shared with it."""
    with council_context(council_id):
        rows = {row.id: row for row in _rows(Q(council_id=council_id) | Q(id__in=also))}
        parents = ParentEmployer.objects.current().for_council(council_id).values_list("employer_id", "parent_id")
        answers = list(
            SameEmployer.objects.current().for_council(council_id).values_list("are_one", "one_id", "other_id")
        )
        return OrganisationGraph(
            rows,
            parents=frozenset(parents.order_by()),
            one=frozenset((one, other) for are_one, one, other in answers if are_one),
            two=frozenset((one, other) for are_one, one, other in answers if not are_one),
        )


def _rows(rule: Q) -> list[EmployerRow]:
    trading = TradingName.objects.current().filter(employer=OuterRef("pk")).order_by("id").values("name")
    from_feeds = FeedName.objects.unanswered().filter(employer=OuterRef("pk")).order_by("id").values("name")
    found = Employer.objects.filter(rule).order_by("id")
    facts = found.values_list(
        "id", "name", "companies_house_number", "charity_number", ArraySubquery(trading), ArraySubquery(from_feeds)
    )
    return [EmployerRow(*numbers, tuple(trading), tuple(feeds)) for *numbers, trading, feeds in facts]
