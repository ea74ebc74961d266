"""Reads what makes rows of employers one organisation; in a council's context, whoever asks."""

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from backend.core.protection import council_context
from backend.employers.models import Employer, FeedName, ParentEmployer, SameEmployer, TradingName
from backend.employers.models.employer import not_paused
from backend.employers.organisations.graph import EmployerRow, OrganisationGraph


def lock_organisations(council_id: int) -> None:
    """What joins or pauses employers of one council takes turns, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('onward.organisations'), %s)", [council_id])


def organisations_of(council_id: int, *, also: Collection[int] = ()) -> OrganisationGraph:
    """Of all employers of a council; `also` are rows of other councils, whose opportunities are shared with it."""
    with council_context(council_id):
        return _graph_of(list(_facts(council_id, also)))


def organisations_if_paused(council_id: int, *, also: Collection[int] = ()) -> tuple[OrganisationGraph, list[int]]:
    """The same with the ids of the council's paused rows, in one query; nothing of either where none is paused."""
    paused = Employer.objects.for_council(council_id).paused()
    with council_context(council_id):
        found = list(_facts(council_id, also).filter(Exists(paused)))
        own = (each for each in found if each["council_id"] == council_id)
        return _graph_of(found), [each["id"] for each in own if each["is_paused"]]


def _graph_of(found: list[dict[str, Any]]) -> OrganisationGraph:
    rows = {row.id: row for row in (_row(facts) for facts in found)}
    return OrganisationGraph(
        rows,
        parents=frozenset((facts["id"], parent) for facts in found for parent in facts["above"]),
        one=frozenset((facts["id"], other) for facts in found for other in facts["one_with"]),
        two=frozenset((facts["id"], other) for facts in found for other in facts["apart_from"]),
    )


def _facts(council_id: int, also: Collection[int]) -> QuerySet[Employer, dict[str, Any]]:
    """Of each row its names and numbers, and with which others it is linked: in one query, for pages ask too."""
    names = TradingName.objects.current().filter(employer=OuterRef("pk")).order_by("id").values("name")
    from_feeds = FeedName.objects.unanswered().filter(employer=OuterRef("pk")).order_by("id").values("name")
    parents = ParentEmployer.objects.current().filter(employer=OuterRef("pk")).order_by("id").values("parent_id")
    answers = SameEmployer.objects.current().filter(one=OuterRef("pk")).order_by("id").values("other_id")
    found = Employer.objects.filter(Q(council_id=council_id) | Q(id__in=also)).order_by("id")
    return found.values(
        "id",
        "council_id",
        "name",
        "companies_house_number",
        "charity_number",
        trades_as=ArraySubquery(names),
        feeds_say=ArraySubquery(from_feeds),
        above=ArraySubquery(parents),
        one_with=ArraySubquery(answers.filter(are_one=True)),
        apart_from=ArraySubquery(answers.filter(are_one=False)),
        is_paused=ExpressionWrapper(~not_paused(), output_field=BooleanField()),
    )


def _row(facts: dict[str, Any]) -> EmployerRow:
    return EmployerRow(
        facts["id"],
        facts["name"],
        facts["companies_house_number"],
        facts["charity_number"],
        tuple(facts["trades_as"]),
        tuple(facts["feeds_say"]),
    )
