from django.db import migrations


# Staff see every employer of their own council anyway, so what is asked is whose opportunities others share with them:
# found from what is shared, not by reading every opportunity there is for each list that names an employer.
FROM_WHAT_IS_SHARED = """
CREATE OR REPLACE FUNCTION onward_employers_of_offers() RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF onward_audience() = 'staff' THEN
        RETURN QUERY SELECT DISTINCT offer.employer_id FROM opportunities_share share
            JOIN opportunities_opportunity offer ON offer.id = share.opportunity_id WHERE share.ended_at IS NULL;
    ELSE
        RETURN QUERY SELECT DISTINCT offer.employer_id FROM opportunities_opportunity offer;
    END IF;
END $$;
"""
FROM_EVERY_OFFER = """
CREATE OR REPLACE FUNCTION onward_employers_of_offers() RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT DISTINCT offer.employer_id FROM opportunities_opportunity offer;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("employers", "0017_employers_of_open_offers"), ("opportunities", "0019_search_text")]

    operations = [migrations.RunSQL(FROM_WHAT_IS_SHARED, FROM_EVERY_OFFER)]
