from django.db import models


class Role(models.TextChoices):
    EET_ADVISER = "eet_adviser", "EET adviser"
    HEAD = "head", "Virtual school head"
    STAFF = "staff", "Virtual school staff"
    ENGAGEMENT_OFFICER = "engagement_officer", "Employer-engagement officer"
    EMPLOYER = "employer", "Employer"
    PERSONAL_ADVISER = "personal_adviser", "Personal adviser"
    ADMINISTRATOR = "administrator", "Council administrator"
    AUDITOR = "auditor", "Auditor"


# Who reaches young people at all; a personal adviser only their own.
COUNCILS_SIDE = frozenset(Role) - {Role.EMPLOYER}
SEES_EVERY_YOUNG_PERSON = frozenset({Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.AUDITOR})
SEES_YOUNG_PEOPLE = SEES_EVERY_YOUNG_PERSON | {Role.PERSONAL_ADVISER}


class MembershipStep(models.TextChoices):
    INVITED = "invited", "Invited"
    ACCEPTED = "accepted", "Accepted the invitation"
    INVITED_AGAIN = "invited_again", "Sent a new invitation"
    ROLE_CHANGED = "role_changed", "Role changed"
    EMPLOYERS_CHANGED = "employers_changed", "Employers changed"
    RESET_AGREED = "reset_agreed", "Agreed to a reset of the second factor"
    SECOND_FACTOR_RESET = "second_factor_reset", "Second factor reset"
    ENDED = "ended", "Membership ended"


class Scope(models.TextChoices):
    """What another system may do with a token."""

    READ = "read", "Read"
    WRITE = "write", "Write"
    FEED = "feed", "Fetch what other councils share"
