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
    "accounts_rememberedbrowser": "what is too old is removed",
    "accounts_user": "whose account a mail or a key is about",
    "audit_read": "reads are counted for the alarm",
    "account_emailconfirmation": "goes with its address",
    "core_job": "the sweep sends what no worker has begun",
    "councils_apitoken": "whose key it is, before a council is known",
    "councils_membership": "where the owner of a key may go",
    "django_session": "sessions are ended, and old ones removed",
    "employers_employer": "what is of a paused organisation is paused each night",
    "employers_employercontact": "who is asked what came of an opportunity",
    **dict.fromkeys(
        (
            "intake_feedalert",
            "intake_feedarea",
            "intake_feedfailure",
            "intake_feedrun",
            "intake_feedsync",
            "intake_syncrefusal",
        ),
        "feeds of all councils",
    ),
    "intake_feedrecord": "with its opportunity",
    "links_link": "of which council it is, before one is known",
    "links_visit": "of which council it is, before one is known",
    "mfa_authenticator": "secrets are written with a new key",
    "notifications_delivery": "what becomes of messages is noted",
    "notifications_message": "what waits is delivered",
    "notifications_reply": "which text messages came in already; its council places the others",
    "opportunities_opportunity": "what is past its closing date is closed",
    "opportunities_opportunityevent": "with its opportunity",
    "opportunities_opportunityhistory": "with its opportunity",
    "opportunities_postingflag": "with its opportunity",
    "opportunities_publication": "with its opportunity",
    "opportunities_share": "with its opportunity",
    "opportunities_site": "with its opportunity",
}

# Closed, and nothing of the service ever writes a row of it: what is read of it is proved by its policy alone.
STAYS_EMPTY = {
    "pghistory_context": "the history keeps who did it in each version, and the role may add no row here",
}

# Of the open ones, what the role may change or remove: it has what its schema is given, and no policy tells whose.
FILLED_BY_A_COMMAND = "filled by a command that runs as the application"
WRITTEN_IN_ANY_CONTEXT = {
    **{name: FILLED_BY_A_COMMAND for name in OPEN if name.startswith("reference_")},
    "accounts_attempts": "counted before anybody is known",
    "core_cache": "a cache",
    "intake_feedcall": "counted by what brings feeds",
    "councils_council": "a trigger lets in a council's own staff alone",
    **dict.fromkeys(("auth_permission", "django_content_type"), "given with the schema; the service writes none"),
}

# Functions that run with the rights of the tables' owner, beside those of the triggers, and what they may tell.
AS_OWNER = {
    "onward_my_employers": "of the employers of who is signed in, the numbers, within the council that is open",
    "onward_password": "of the account that is open by its number or its address; of any other nothing",
    "_pgh_attach_context": "notes the who and why that its caller set, which no page reads, and gives back its number",
}
