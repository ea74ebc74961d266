from django.conf import settings
from django.db import migrations


ROLE = settings.APPLICATION_ROLE
# Everybody may read these, so they have no policy; what they say decides who leads, what is lawful and what is paid.
GUARDS = f"""
CREATE OR REPLACE FUNCTION onward_own_council_alone() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user <> '{ROLE}' OR onward_clock() OR onward_audience() = 'staff'
        AND (TG_OP = 'INSERT' OR OLD.id = onward_council()) THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'permission denied: a council is changed by its own staff' USING ERRCODE = '42501';
END $$;
CREATE OR REPLACE FUNCTION onward_within_a_context() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user <> '{ROLE}' OR onward_audience() IN ('clock', 'staff') THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'permission denied: published facts are loaded by a command' USING ERRCODE = '42501';
END $$;
CREATE TRIGGER onward_own_council_alone BEFORE INSERT OR UPDATE OR DELETE ON councils_council
    FOR EACH ROW EXECUTE FUNCTION onward_own_council_alone();
DO $$
DECLARE published regclass;
BEGIN
    FOR published IN SELECT oid FROM pg_class
        WHERE relkind = 'r' AND relname LIKE 'reference\\_%' AND relnamespace = 'public'::regnamespace
    LOOP
        EXECUTE format('CREATE TRIGGER onward_within_a_context BEFORE INSERT OR UPDATE OR DELETE ON %s'
            ' FOR EACH STATEMENT EXECUTE FUNCTION onward_within_a_context()', published);
    END LOOP;
END $$;
REVOKE INSERT, UPDATE, DELETE ON auth_group, auth_group_permissions, django_migrations FROM "{ROLE}";
"""
WITHOUT = f"""
GRANT INSERT, UPDATE, DELETE ON auth_group, auth_group_permissions, django_migrations TO "{ROLE}";
DROP FUNCTION onward_own_council_alone() CASCADE;
DROP FUNCTION onward_within_a_context() CASCADE;
"""


class Migration(migrations.Migration):
    """Without a context the application role changes no council and no published fact, though it reads them."""

    dependencies = [
        ("councils", "0008_accounts_and_roles_are_closed"),
        ("core", "0003_accounts_by_name"),
        ("reference", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunSQL(GUARDS, WITHOUT)]
