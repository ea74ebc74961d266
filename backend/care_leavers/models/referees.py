"""Names that a young person uses, and who speaks for them."""

from django.db import models

from backend.audit.history import tracked
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.care_leavers.models.past_addresses import AboutOne
from backend.core.constraints import not_before


@tracked
class PastName(AboutOne):
    """A name that they use or used, with the days where those are known."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="past_names")
    name = models.CharField(max_length=160)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [not_before("ends_on", "starts_on", name="a_name_ends_after_it_starts")]


@tracked
class Referee(AboutOne):
    """Somebody who agreed to speak for them, by what they are to them at work or in learning."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="referees")
    name = models.CharField(max_length=120)
    known_as = models.CharField(max_length=120, help_text="What they are to the young person, as an employer reads it.")
    contact = models.CharField(max_length=120)
    agreed_on = models.DateField()
    they_want_it_said = models.BooleanField(default=False, help_text="That it tells of care is what they want.")

    class Meta:
        ordering = ("id",)
