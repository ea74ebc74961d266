from django.conf import settings
from django.db import migrations


ROLE = settings.APPLICATION_ROLE
OPEN = "id, public_id, created_at, last_login, email, name, is_active, closed_at, date_joined"
# A column that is added to this table is granted to the role by its own migration, beside these.
CLOSE = f"""
CREATE FUNCTION onward_password(of_user bigint) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    IF of_user IN (onward_account(), onward_user()) OR onward_clock() THEN
        RETURN (SELECT password FROM accounts_user WHERE id = of_user);
    END IF;
    IF onward_address() IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT password FROM accounts_user WHERE id = of_user AND lower(email) = onward_address());
END $$;
REVOKE EXECUTE ON FUNCTION onward_password(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION onward_password(bigint) TO "{ROLE}";
REVOKE SELECT ON accounts_user FROM "{ROLE}";
GRANT SELECT ({OPEN}) ON accounts_user TO "{ROLE}";
"""
AS_BEFORE = f"""
REVOKE SELECT ({OPEN}) ON accounts_user FROM "{ROLE}";
GRANT SELECT ON accounts_user TO "{ROLE}";
DROP FUNCTION onward_password(bigint);
"""


class Migration(migrations.Migration):
    """Whose name is open to read, beside an own account, is so without the digest of their password."""

    dependencies = [
        ("accounts", "0003_encrypt_second_factors"),
        ("core", "0003_accounts_by_name"),
    ]

    operations = [migrations.RunSQL(CLOSE, AS_BEFORE)]
