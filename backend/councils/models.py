import secrets
from typing import Self

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.accounts.models import optional_user, required_user
from backend.audit.history import tracked
from backend.core import clock
from backend.core.constraints import one_open
from backend.core.digest import text_digest
from backend.core.models import BaseModel, BaseQuerySet, Row
from backend.core.names import InvitedByAddress
from backend.councils.choices import MembershipStep, Role, Scope


class Council(BaseModel):
    """The local authority that owns the young person's case."""

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    local_authority_code = models.CharField(max_length=9, blank=True)
    employment_team_name = models.CharField(
        max_length=120, help_text="The neutral name employers see; it must not hint at care."
    )
    employment_team_phone = models.CharField(max_length=20, blank=True, help_text="Whom an employer rings.")
    agreed_to_share_at = models.DateTimeField(null=True, blank=True, help_text="May receive what is shared with all.")
    agreed_to_share_by = optional_user()
    safeguarding_lead = optional_user()
    safeguarding_lead_named_by = optional_user()
    idle_minutes = models.PositiveSmallIntegerField(default=30, help_text="Unused for so long, a page is locked.")
    remember_days = models.PositiveSmallIntegerField(
        default=0, help_text="For so long a browser may be remembered at sign-in; 0 for never."
    )
    remembers_everybody = models.BooleanField(
        default=False, help_text="Browsers of heads and administrators may be remembered too."
    )
    own_page_waits = models.BooleanField(
        default=False, help_text="What a young person says without a signal waits in their open page until it can go."
    )
    check_in_weeks = ArrayField(
        models.PositiveSmallIntegerField(),
        default=list,
        blank=True,
        help_text="After so many weeks of a placement somebody checks in; none here for those of the installation.",
    )

    # Of working days: after three a reminder still finds the matter fresh, and there was time to ask a colleague; after
    # five, a week of work, silence is for a person to break, with a telephone.
    answer_days = models.PositiveSmallIntegerField(
        default=5, help_text="Working days within which an employer is asked to answer an introduction."
    )
    remind_days = models.PositiveSmallIntegerField(
        default=3, help_text="Working days after which an employer who has not answered is reminded."
    )
    silence_weeks = models.PositiveSmallIntegerField(
        default=8, help_text="A young person whom nobody has reached for so long has a line on Today."
    )

    # No message goes to a young person between these hours of the day, but where their record gives others.
    quiet_from = models.PositiveSmallIntegerField(default=20, help_text="The hour from which nobody is written to.")
    quiet_until = models.PositiveSmallIntegerField(default=8, help_text="The hour from which they are again.")
    letter_days = models.PositiveSmallIntegerField(
        default=4, help_text="Working days after which a letter that was handed over has come."
    )

    # Four weeks leave time to meet, and are short enough that what changed is still being talked about.
    plan_review_days = models.PositiveSmallIntegerField(
        default=28, help_text="Days after a significant change within which a plan is reviewed."
    )

    consent_asked_again_months = models.PositiveSmallIntegerField(
        default=12, help_text="So long after they agreed a young person is asked again."
    )

    # What stands on a young person's own page, where they can read it before they type anything.
    out_of_hours_phone = models.CharField(max_length=20, blank=True, help_text="Of the duty team, at any hour.")
    out_of_hours_email = models.EmailField(blank=True, help_text="Told that something waits, and nothing of what.")
    advocate = models.CharField(max_length=200, blank=True, help_text="Who is on their side: a name and a number.")
    complaints = models.CharField(max_length=200, blank=True, help_text="How they complain: a name and a number.")

    def __str__(self):
        return self.name

    @property
    def weeks_of_check_ins(self) -> list[int]:
        return self.check_in_weeks or list(settings.CHECK_IN_WEEKS)

    @property
    def employment_team(self) -> str:
        """Whom to contact, and on which number where it is recorded."""
        return " on ".join(filter(None, [self.employment_team_name, self.employment_team_phone]))


class CouncilScopedQuerySet(BaseQuerySet[Row]):
    def for_council(self, council_id) -> Self:
        return self.filter(council_id=council_id)


class MembershipQuerySet(CouncilScopedQuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(ended_at__isnull=True, user__is_active=True)

    def of_user(self, user) -> Self:
        return self.current().filter(user=user).select_related("council", "user").order_by("id")

    def with_role(self, *roles) -> Self:
        return self.filter(role__in=roles)

    def signed_in_before(self) -> Self:
        return self.filter(user__last_login__isnull=False)

    def with_second_factor(self) -> Self:
        """With `has_second_factor`: an app or a key; recovery codes alone are none."""
        factors = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
        return self.annotate(has_second_factor=models.Exists(factors.filter(user=models.OuterRef("user"))))


@tracked
class Membership(BaseModel):
    """One role of one person in one council."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="memberships")
    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role.choices)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [one_open("user", "council", "role", until="ended_at", name="a_role_in_a_council_is_held_once")]

    def __str__(self):
        return f"{self.get_role_display()}, {self.council}"

    @property
    def known_as(self) -> str:
        """The role and the council; to an employer the neutral team, since their page may lie open to others."""
        return self.council.employment_team_name if self.role == Role.EMPLOYER else str(self)


class CouncilScoped(BaseModel):
    """A row about a person: it belongs to one council and only that council's people can reach it."""

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        abstract = True


class CouncilRow(CouncilScoped):
    """One that needs no questions of its own: its rows are asked for by their council."""

    objects = CouncilScopedQuerySet.as_manager()

    class Meta:
        abstract = True


class SettingChange(CouncilRow):
    """One setting of a council changed: what it was, what it became, by whom. Append-only."""

    name = models.CharField(max_length=40)
    before = models.JSONField()
    after = models.JSONField()
    by = required_user()
    undoes = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="undone_by")

    class Meta:
        ordering = ("-created_at", "-id")


class MembershipEvent(CouncilRow):
    """One step in somebody's time with a council: append-only, dated and attributed."""

    membership = models.ForeignKey(Membership, on_delete=models.RESTRICT, related_name="events")
    step = models.CharField(max_length=30, choices=MembershipStep.choices)
    detail = models.TextField(blank=True)
    by = optional_user()

    class Meta:
        ordering = ("-created_at", "-id")


class InvitationQuerySet(CouncilScopedQuerySet["Invitation"]):
    def unanswered(self) -> Self:
        return self.filter(accepted_at=None, declined_at=None, withdrawn_at=None)

    def valid(self) -> Self:
        return self.unanswered().filter(expires_at__gt=clock.now())

    def to_address(self, email: str) -> Self:
        return self.filter(email=email.strip().lower())


@tracked
class Invitation(InvitedByAddress, CouncilScoped):
    """Somebody is asked to take a role. It says what the inviter typed and nothing of an account there may be."""

    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=30, choices=Role.choices)
    by = required_user()
    digest = models.CharField(max_length=64, unique=True)  # of the secret in the link
    sent_at = models.DateTimeField()
    times_sent = models.PositiveSmallIntegerField(default=1)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    membership = models.ForeignKey(
        Membership, on_delete=models.RESTRICT, null=True, blank=True, related_name="invitations"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "email", "role"],
                condition=models.Q(accepted_at=None, declined_at=None, withdrawn_at=None)
                & ~models.Q(role=Role.EMPLOYER),
                name="an_address_is_invited_once_for_a_role_of_the_council",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at=None, membership=None)
                | models.Q(accepted_at__isnull=False, membership__isnull=False),
                name="an_accepted_invitation_has_its_membership",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}, {self.council}"

    @property
    def is_valid(self) -> bool:
        return not (self.accepted_at or self.declined_at or self.withdrawn_at) and self.expires_at > clock.now()

    @property
    def known_as(self) -> str:
        """As of a membership: an employer reads the neutral team alone."""
        return self.council.employment_team_name if self.role == Role.EMPLOYER else str(self)


def only_reading() -> list[str]:
    return [Scope.READ.value]


class ApiTokenQuerySet(BaseQuerySet["ApiToken"]):
    def for_council(self, council_id) -> Self:
        return self.filter(membership__council_id=council_id)

    def reading_much(self) -> Self:
        return self.filter(rows_on=clock.today(), rows_that_day__gte=settings.API_ROWS_A_DAY_ALARM)


class ApiToken(BaseModel):
    """A key for another system, acting in one membership. Only its digest is kept."""

    membership = models.ForeignKey(Membership, on_delete=models.RESTRICT, related_name="api_tokens")
    label = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=10, choices=Scope.choices), default=only_reading)
    expires_at = models.DateTimeField()
    made_by = optional_user()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = optional_user()
    last_used_at = models.DateTimeField(null=True, blank=True)
    minute_began_at = models.DateTimeField(null=True, blank=True)
    calls_this_minute = models.PositiveIntegerField(default=0)
    rows_on = models.DateField(null=True, blank=True)
    rows_that_day = models.PositiveIntegerField(default=0)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(scopes=[]), name="a_token_is_for_something"),
        ]

    def __str__(self):
        return self.label

    @property
    def is_usable(self) -> bool:
        return self.revoked_at is None and self.expires_at > clock.now() and self.membership.ended_at is None

    @property
    def rows_today(self) -> int:
        return self.rows_that_day if self.rows_on == clock.today() else 0

    @property
    def reads_much(self) -> bool:
        """Whether so many rows were read with it today that somebody should ask what for."""
        return bool(self.rows_today >= settings.API_ROWS_A_DAY_ALARM)

    @staticmethod
    def digest_of(secret: str) -> str:
        return text_digest(secret)

    @staticmethod
    def new_secret() -> str:
        return secrets.token_urlsafe(32)
