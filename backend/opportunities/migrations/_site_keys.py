"""The key by which another table names a place: filled from the words that were told, and kept to its opportunity."""

# A foreign key passes over the row-level policies. The function asks as whoever writes: a site that they may not see,
# or of another opportunity, is refused like one that does not exist. PostgreSQL itself empties the key of a site that
# is removed, since whoever removes it may not see another council's row that names it.
FUNCTION = """
CREATE OR REPLACE FUNCTION onward_site_of_its_opportunity() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.site_id IS NULL OR EXISTS (
        SELECT 1 FROM opportunities_site site
        WHERE site.id = NEW.site_id AND site.opportunity_id = NEW.opportunity_id
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the place that is named is none of its opportunity' USING ERRCODE = '23503';
END $$;
"""
# As `Site.in_words` has it.
IN_WORDS = """
    SELECT id, opportunity_id, concat_ws(', ', nullif(address, ''), nullif(postcode, ''), CASE
        WHEN area <> '' AND postcode = '' AND area <> ALL (string_to_array(address, ', ')) THEN area || ' area' END
    ) AS words FROM opportunities_site
"""


def fill(table: str) -> str:
    """Where the words are those of one place alone."""
    return f"""
UPDATE {table} named SET site_id = one.id FROM (
    SELECT opportunity_id, words, min(id) AS id FROM ({IN_WORDS}) AS site
    GROUP BY opportunity_id, words HAVING count(*) = 1
) AS one
WHERE named.workplace <> '' AND one.opportunity_id = named.opportunity_id AND one.words = named.workplace;
"""


def guard(table: str) -> str:
    return f"""
{FUNCTION}
ALTER TABLE {table} ADD CONSTRAINT {table}_site_id_fkey
    FOREIGN KEY (site_id) REFERENCES opportunities_site (id) ON DELETE SET NULL;
CREATE TRIGGER onward_site_of_its_opportunity BEFORE INSERT ON {table}
    FOR EACH ROW EXECUTE FUNCTION onward_site_of_its_opportunity();
CREATE TRIGGER onward_site_changed BEFORE UPDATE ON {table} FOR EACH ROW
    WHEN (NEW.site_id IS DISTINCT FROM OLD.site_id OR NEW.opportunity_id IS DISTINCT FROM OLD.opportunity_id)
    EXECUTE FUNCTION onward_site_of_its_opportunity();
"""


def no_guard(table: str) -> str:
    return f"""
DROP TRIGGER onward_site_changed ON {table};
DROP TRIGGER onward_site_of_its_opportunity ON {table};
ALTER TABLE {table} DROP CONSTRAINT {table}_site_id_fkey;
"""
