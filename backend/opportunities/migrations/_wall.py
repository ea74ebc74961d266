"""The wall between councils around opportunities, as PostgreSQL has it from the migration that shares them."""

from backend.core.session_sql import CONTEXT_FUNCTIONS


# The clock, which names itself, sees every row; a public page, which has no council either, sees what is published.
# Within a council, what is another's is there only while it is live and shared, and can be read and never written.
# What hangs on an opportunity is there with it; the partner's feed asks when something that it had stopped being live.
# Asked as a value, each row looks its opportunity up by number; as EXISTS, a statement that writes many rows would read
# every opportunity for as long as the planner knows nothing of a table that has just grown.
OURS = """(SELECT onward_clock()) OR (SELECT onward_council()) = (
    SELECT offer.council_id FROM opportunities_opportunity offer WHERE offer.id = opportunity_id)"""
WALL = f"""
{CONTEXT_FUNCTIONS}
ALTER TABLE opportunities_share ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_council ON opportunities_share
    USING ((SELECT onward_clock()) OR council_id = (SELECT onward_council()));
CREATE POLICY shared_with_us ON opportunities_share FOR SELECT USING (
    (SELECT onward_audience()) = 'staff'
    AND (partner_id = (SELECT onward_council()) OR partner_id IS NULL AND coalesce(ended_at, 'infinity') > (
        SELECT agreed_to_share_at FROM councils_council WHERE id = (SELECT onward_council())))
);

ALTER TABLE opportunities_publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_council ON opportunities_publication
    USING ((SELECT onward_clock()) OR council_id = (SELECT onward_council()));
CREATE POLICY public ON opportunities_publication FOR SELECT USING ((SELECT onward_audience()) = 'public');

ALTER TABLE opportunities_opportunity ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_council ON opportunities_opportunity
    USING ((SELECT onward_clock()) OR council_id = (SELECT onward_council()));
CREATE POLICY public ON opportunities_opportunity FOR SELECT USING (
    (SELECT onward_audience()) = 'public' AND NOT care_leavers_only AND state IN ('live', 'filled', 'closed')
    AND id IN (SELECT opportunity_id FROM opportunities_publication WHERE ended_at IS NULL)
);
CREATE POLICY shared_with_us ON opportunities_opportunity FOR SELECT USING (
    state = 'live' AND id IN (
        SELECT opportunity_id FROM opportunities_share
        WHERE ended_at IS NULL AND council_id <> (SELECT onward_council()))
);

ALTER TABLE opportunities_opportunityhistory ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_council ON opportunities_opportunityhistory
    USING ((SELECT onward_clock()) OR council_id = (SELECT onward_council()));
ALTER TABLE opportunities_postingflag ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_council ON opportunities_postingflag
    USING ((SELECT onward_clock()) OR council_id = (SELECT onward_council()));

ALTER TABLE opportunities_site ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_opportunity ON opportunities_site FOR SELECT USING (
    (SELECT onward_clock()) OR EXISTS (SELECT 1 FROM opportunities_opportunity offer WHERE offer.id = opportunity_id)
);
CREATE POLICY written ON opportunities_site FOR INSERT WITH CHECK ({OURS});
CREATE POLICY changed ON opportunities_site FOR UPDATE USING ({OURS});
CREATE POLICY removed ON opportunities_site FOR DELETE USING ({OURS});

ALTER TABLE opportunities_opportunityevent ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_opportunity ON opportunities_opportunityevent FOR SELECT USING ({OURS});
CREATE POLICY left_the_feed ON opportunities_opportunityevent FOR SELECT USING (
    from_state = 'live' AND opportunity_id IN (SELECT opportunity_id FROM opportunities_share)
);
CREATE POLICY written ON opportunities_opportunityevent FOR INSERT WITH CHECK ({OURS});
"""
NO_WALL = """
DROP POLICY written ON opportunities_opportunityevent;
DROP POLICY left_the_feed ON opportunities_opportunityevent;
DROP POLICY with_its_opportunity ON opportunities_opportunityevent;
ALTER TABLE opportunities_opportunityevent DISABLE ROW LEVEL SECURITY;
DROP POLICY removed ON opportunities_site;
DROP POLICY changed ON opportunities_site;
DROP POLICY written ON opportunities_site;
DROP POLICY with_its_opportunity ON opportunities_site;
ALTER TABLE opportunities_site DISABLE ROW LEVEL SECURITY;
DROP POLICY own_council ON opportunities_postingflag;
ALTER TABLE opportunities_postingflag DISABLE ROW LEVEL SECURITY;
DROP POLICY own_council ON opportunities_opportunityhistory;
ALTER TABLE opportunities_opportunityhistory DISABLE ROW LEVEL SECURITY;
DROP POLICY shared_with_us ON opportunities_opportunity;
DROP POLICY public ON opportunities_opportunity;
DROP POLICY own_council ON opportunities_opportunity;
ALTER TABLE opportunities_opportunity DISABLE ROW LEVEL SECURITY;
DROP POLICY public ON opportunities_publication;
DROP POLICY own_council ON opportunities_publication;
ALTER TABLE opportunities_publication DISABLE ROW LEVEL SECURITY;
DROP POLICY shared_with_us ON opportunities_share;
DROP POLICY own_council ON opportunities_share;
ALTER TABLE opportunities_share DISABLE ROW LEVEL SECURITY;
DROP FUNCTION onward_clock();
DROP FUNCTION onward_audience();
DROP FUNCTION onward_council();
"""
