"""The wall between councils does not keep PostgreSQL from finding a council's opportunities by index."""

import pytest
from django.db import connection

from backend.core import clock
from backend.core.protection import council_context
from backend.opportunities.models import Opportunity, Site, within_reach_of
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory
from tools.local_servers.database import run_as_owner


COUNCILS, OF_EACH = 25, 240


def fill(council) -> None:
    first = OpportunityFactory(council=council)
    facts = {each.attname: getattr(first, each.attname) for each in Opportunity._meta.concrete_fields}
    for own in ("id", "public_id"):
        del facts[own]
    with council_context(council.id):
        rows = Opportunity.objects.bulk_create(Opportunity(**facts) for _ in range(OF_EACH))
        Site.objects.bulk_create(Site(opportunity=row, postcode="SW1A 1AA") for row in rows)


def plan_of(found) -> str:
    with connection.cursor() as cursor:
        sql, values = found.query.sql_with_params()
        cursor.execute(f"EXPLAIN {sql}", values)
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.fixture
def ours(transactional_db):
    councils = [CouncilFactory() for _ in range(COUNCILS)]
    for council in councils:
        fill(council)
    run_as_owner(["ANALYZE"])
    return councils[0]


def test_no_list_of_a_council_reads_the_opportunities_of_all(ours):
    with council_context(ours.id):
        own = Opportunity.objects.for_council(ours.id)
        page = list(own.order_by("id").values_list("id", flat=True)[:5])
        for found in (own.live(), own.open_on(clock.today()), within_reach_of(ours.id).open_on(clock.today())):
            assert "Seq Scan on opportunities_opportunity" not in plan_of(found)
        sites = plan_of(Site.objects.filter(opportunity__in=page).order_by())
        assert "Seq Scan on opportunities_site" not in sites
        assert "Seq Scan on opportunities_opportunity" not in sites
