from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.accounts.models import optional_user
from backend.core.models import BaseModel


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

    # A quarter of a year: each record is looked at by a manager between two reviews of the plan, and once more.
    oversight_weeks = models.PositiveSmallIntegerField(
        default=13, help_text="Weeks within which a manager writes a note on each record."
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
