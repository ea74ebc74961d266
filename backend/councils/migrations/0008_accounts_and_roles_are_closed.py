from django.db import migrations

from backend.core.protection import ProtectByCouncil, table_policy_sql


# What a policy asks of other tables stands in functions: written out, PostgreSQL plans the policies of those tables, and
# of the ones they ask, with each statement that finds a user by number; that took longer than the page did.
FUNCTIONS = """
CREATE OR REPLACE FUNCTION onward_my_colleagues() RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT contact.user_id FROM employers_employercontact contact
        WHERE contact.employer_id IN (SELECT onward_my_employers());
END $$;
CREATE OR REPLACE FUNCTION onward_role_is_open(of_user bigint, here boolean) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM councils_membership role
        WHERE role.user_id = of_user AND (NOT here OR role.council_id = onward_council()));
END $$;
CREATE OR REPLACE FUNCTION onward_key_is_open(of_role bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM councils_membership role WHERE role.id = of_role
        AND role.council_id = onward_council() AND (onward_audience() <> 'employer' OR role.role = 'employer'));
END $$;
CREATE OR REPLACE FUNCTION onward_named_account() RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF onward_address() IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT id FROM accounts_user WHERE lower(email) = onward_address());
END $$;
"""
NO_FUNCTIONS = """
DROP FUNCTION onward_my_colleagues(); DROP FUNCTION onward_role_is_open(bigint, boolean);
DROP FUNCTION onward_key_is_open(bigint); DROP FUNCTION onward_named_account();
"""
# Who works for a council is open to its staff; to somebody of an employer its staff are, and colleagues of theirs.
ROLES = """(SELECT onward_clock()) OR user_id = (SELECT onward_account()) OR user_id = (SELECT onward_user())
    OR council_id = (SELECT onward_council()) AND ((SELECT onward_audience()) = 'staff'
        OR (SELECT onward_audience()) = 'employer'
        AND (role <> 'employer' OR user_id IN (SELECT onward_my_colleagues())))"""
GIVES_ROLES = """(SELECT onward_clock())
    OR council_id = (SELECT onward_council()) AND (SELECT onward_audience()) = 'staff'"""
ONES_OWN = """(SELECT onward_clock()) OR id = (SELECT onward_account()) OR id = (SELECT onward_user())
    OR lower(email) = (SELECT onward_address())"""
THEIR_ROLES_ARE_OPEN = "onward_role_is_open(id, false)"
OF_AN_OPEN_ROLE = "(SELECT onward_clock()) OR onward_key_is_open(membership_id)"
OF_THE_ACCOUNT = """(SELECT onward_clock()) OR user_id = (SELECT onward_account()) OR user_id = (SELECT onward_user())
    OR user_id = (SELECT onward_named_account())"""
# Whether a colleague has a second factor is told to the administrator; nobody but its owner changes it.
OF_A_COLLEAGUE = """CREATE POLICY of_a_colleague ON mfa_authenticator FOR SELECT USING (
    (SELECT onward_audience()) = 'staff' AND onward_role_is_open(user_id, true))"""
CLOCK = "(SELECT onward_clock())"
POLICIES = {
    "councils_membership": (ROLES, GIVES_ROLES),
    "accounts_user": (f"{ONES_OWN} OR {THEIR_ROLES_ARE_OPEN}", ONES_OWN),
    "councils_apitoken": (OF_AN_OPEN_ROLE, ""),
    "mfa_authenticator": (OF_THE_ACCOUNT, ""),
    "account_emailaddress": (OF_THE_ACCOUNT, ""),
    "account_emailconfirmation": (CLOCK, ""),
    "accounts_accountmail": (CLOCK, ""),
    "django_session": (f"{CLOCK} OR session_key = (SELECT onward_session())", ""),
    "pghistory_context": (CLOCK, ""),
}


class Migration(migrations.Migration):
    """Accounts, roles, keys, second factors and sessions are open by name alone, or to the council somebody is of."""

    dependencies = [
        ("councils", "0007_safeguarding_lead"),
        ("accounts", "0003_encrypt_second_factors"),
        ("core", "0003_accounts_by_name"),
        ("employers", "0010_a_pause_names_no_concern"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("sessions", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        ProtectByCouncil(["MembershipHistory"]),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        *[
            migrations.RunSQL(
                table_policy_sql(table, using, check=check),
                f"DROP POLICY own_council ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            )
            for table, (using, check) in POLICIES.items()
        ],
        migrations.RunSQL(OF_A_COLLEAGUE, "DROP POLICY of_a_colleague ON mfa_authenticator"),
    ]
