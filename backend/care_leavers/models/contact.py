from django.db import models

from backend.accounts.models import required_user
from backend.audit.history import tracked
from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.models.care_leaver import CareLeaver
from backend.councils.models import CouncilRow


@tracked
class Contact(CouncilRow):
    """One attempt to be in touch with a young person, whether they answered or not."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="contacts")
    on = models.DateField()
    method = models.CharField(max_length=20, choices=ContactMethod.choices)
    reached = models.BooleanField()
    note = models.TextField(blank=True)
    recorded_by = required_user()

    class Meta:
        ordering = ("-on", "-id")
        indexes = [
            models.Index(
                fields=["care_leaver", "-on", "-id"],
                include=["reached", "council"],
                name="contacts_of_a_person_by_day",
            )
        ]


@tracked
class View(CouncilRow):
    """What the young person said, kept as they said it."""

    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="views")
    on = models.DateField()
    words = models.TextField()
    recorded_by = required_user()

    class Meta:
        ordering = ("-on", "-id")
