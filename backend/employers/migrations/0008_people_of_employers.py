from django.db import migrations

from backend.core.protection import ProtectByCouncil, ProtectByRule


# As the owner of the tables, since a policy of the contacts cannot ask the contacts.
MY_EMPLOYERS = """
CREATE OR REPLACE FUNCTION onward_my_employers() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT contact.employer_id FROM employers_employercontact contact
    JOIN employers_employer employer ON employer.id = contact.employer_id
    WHERE contact.user_id = onward_user() AND employer.council_id = onward_council() $$;
"""
IN_THE_COUNCIL = """(SELECT onward_clock()) OR employer_id IN (SELECT id FROM employers_employer WHERE council_id = (SELECT onward_council()))
    AND ((SELECT onward_audience()) = 'staff' OR employer_id IN (SELECT onward_my_employers()))"""


class Migration(migrations.Migration):
    """Who speaks for an employer is open to the council's staff and to colleagues, in that council alone."""

    dependencies = [("employers", "0007_colleagues"), ("core", "0002_the_clock_names_itself")]

    operations = [
        migrations.RunSQL(MY_EMPLOYERS, "DROP FUNCTION onward_my_employers()"),
        ProtectByRule("EmployerContact", IN_THE_COUNCIL),
        ProtectByCouncil(["EmployerHistory"]),
    ]
