from importlib import import_module

from django.db import migrations

from backend.core.protection import read_and_write_sql


# Asked of each employer of every other council, the function of before took most of the time of a list.
FOUND_ONCE = """
CREATE FUNCTION onward_employers_of_offers() RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT DISTINCT offer.employer_id FROM opportunities_opportunity offer;
END $$;
"""
before = import_module("backend.employers.migrations.0011_employers_are_closed")
OFFERS_WHAT_WE_SEE = before.OFFERS_WHAT_WE_SEE.replace(
    "onward_offers_are_open(id)", "id IN (SELECT onward_employers_of_offers())"
)


def policies(offers: str) -> str:
    dropped = "DROP POLICY written ON employers_employer"
    return f"{dropped}; {read_and_write_sql('employers_employer', read=f'{before.OURS} OR {offers}', write=before.OURS)}"


class Migration(migrations.Migration):
    """Whose opportunities somebody may see is found once for a query, not for each employer."""

    dependencies = [("employers", "0016_what_a_colleague_may_do")]

    operations = [
        migrations.RunSQL(FOUND_ONCE, "DROP FUNCTION onward_employers_of_offers()"),
        migrations.RunSQL(policies(OFFERS_WHAT_WE_SEE), policies(before.OFFERS_WHAT_WE_SEE)),
        migrations.RunSQL("DROP FUNCTION onward_offers_are_open(bigint)", before.OFFERS),
    ]
