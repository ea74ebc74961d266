"""What the application's database role may read without a council's context, each table with the reason why."""

REFERENCE = "published facts about nobody"
OF_DJANGO = "names of tables and rights, written by migrations"
OPEN = {
    "accounts_attempts": "keyed digests and counts: it names nobody, and is asked before anybody is known",
    "auth_group": "unused; Django makes it",
    "auth_group_permissions": "unused; Django makes it",
    "auth_permission": OF_DJANGO,
    "core_cache": "counts and words about nobody, by keyed digest",
    "councils_council": "names of councils and how to ring them, as every invitation says",
    "django_content_type": OF_DJANGO,
    "django_migrations": OF_DJANGO,
    "intake_feedcall": "how often a public service was asked",
    "reference_apprenticeshipstandard": REFERENCE,
    "reference_comparator": REFERENCE,
    "reference_entitlementdefinition": REFERENCE,
    "reference_postcode": REFERENCE,
    "reference_postcodeedition": REFERENCE,
    "reference_statutorycode": REFERENCE,
    "reference_sustainmentrule": REFERENCE,
    "reference_wagefloor": REFERENCE,
    "shortlists_rulessnapshot": "rules in force on a day, about nobody",
}

# What runs by itself for all councils names itself, and reads these of each; of a young person's record nothing.
SEEN_BY_THE_CLOCK = {
    "account_emailaddress": "whose account a mail is about",
    "accounts_accountmail": "mails about accounts, which belong to no council",
    "accounts_user": "whose account a mail or a key is about",
    "audit_read": "reads are counted for the alarm",
    "core_job": "the sweep sends what no worker has begun",
    "councils_apitoken": "whose key it is, before a council is known",
    "councils_membership": "where the owner of a key may go",
    "django_session": "sessions are ended, and old ones removed",
    "employers_employer": "what is of a paused organisation is paused each night",
    "employers_employercontact": "who is asked what came of an opportunity",
    "intake_feedrun": "feeds of all councils",
    "intake_feedsync": "feeds of all councils",
    "mfa_authenticator": "secrets are written with a new key",
    "notifications_message": "what waits is delivered",
    "opportunities_opportunity": "what is past its closing date is closed",
    "opportunities_opportunityevent": "with its opportunity",
    "opportunities_opportunityhistory": "with its opportunity",
    "opportunities_share": "with its opportunity",
    "opportunities_site": "with its opportunity",
}

# Of somebody in a council where nothing else is.
OF_ITS_OWN = frozenset({"accounts_user", "councils_membership", "councils_membershiphistory"})
