from django.db import migrations


# Of the council that is open: its staff, and somebody of an employer what is theirs.
THEIRS = "employer_id IN (SELECT onward_my_employers())"
OURS = """(SELECT onward_clock()) OR council_id = (SELECT onward_council()) AND ((SELECT onward_audience()) = 'staff'
    OR (SELECT onward_audience()) = 'employer' AND {theirs})"""
OF_THEIR_OFFERS = f"opportunity_id IN (SELECT offer.id FROM opportunities_opportunity offer WHERE offer.{THEIRS})"
WITH_ITS_OFFER = f"""(SELECT onward_clock()) OR (SELECT onward_council()) = (
    SELECT offer.council_id FROM opportunities_opportunity offer WHERE offer.id = opportunity_id
    AND ((SELECT onward_audience()) = 'staff' OR (SELECT onward_audience()) = 'employer' AND offer.{THEIRS}))"""
IN_ALL = {
    "opportunities_opportunity": THEIRS,
    "opportunities_opportunityhistory": THEIRS,
    "opportunities_postingflag": OF_THEIR_OFFERS,
}
AS_BEFORE = "(SELECT onward_clock()) OR council_id = (SELECT onward_council())"
OFFER_AS_BEFORE = """(SELECT onward_clock()) OR (SELECT onward_council()) = (
    SELECT offer.council_id FROM opportunities_opportunity offer WHERE offer.id = opportunity_id)"""
# An advert that is live may be read by every employer, as by everybody.
LIVE = """CREATE POLICY live ON opportunities_opportunity FOR SELECT USING (
    (SELECT onward_audience()) = 'employer' AND council_id = (SELECT onward_council()) AND state = 'live')"""
WITH_OFFER = (
    ("changed", "opportunities_site", "USING"),
    ("removed", "opportunities_site", "USING"),
    ("written", "opportunities_site", "WITH CHECK"),
    ("with_its_opportunity", "opportunities_opportunityevent", "USING"),
    ("written", "opportunities_opportunityevent", "WITH CHECK"),
)


def altered(rule: str) -> list[str]:
    return [f"ALTER POLICY {policy} ON {table} {clause} ({rule})" for policy, table, clause in WITH_OFFER]


FORWARDS = [f"ALTER POLICY own_council ON {table} USING ({OURS.format(theirs=rule)})" for table, rule in IN_ALL.items()]
BACKWARDS = [f"ALTER POLICY own_council ON {table} USING ({AS_BEFORE})" for table in IN_ALL]


class Migration(migrations.Migration):
    """An employer's people read and change what is of their own employers; of others they read what is live."""

    dependencies = [
        ("opportunities", "0014_places_put_right"),
        ("employers", "0008_people_of_employers"),
    ]

    operations = [
        migrations.RunSQL(
            [*FORWARDS, LIVE, *altered(WITH_ITS_OFFER)],
            [*altered(OFFER_AS_BEFORE), "DROP POLICY live ON opportunities_opportunity", *BACKWARDS],
        )
    ]
