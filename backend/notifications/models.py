from django.db import models

from backend.core.models import BaseModel
from backend.councils.models import Council, CouncilScopedQuerySet


class MessageQuerySet(CouncilScopedQuerySet["Message"]):
    def unsent(self):
        return self.filter(sent_at__isnull=True)


class Message(BaseModel):
    """An e-mail to send. Its text carries a reference and a link, never a fact about a young person."""

    council = models.ForeignKey(Council, on_delete=models.RESTRICT, related_name="+")
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    secret = models.CharField(
        max_length=100, blank=True, help_text="What in its text opens something: gone once it is delivered."
    )
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    def __str__(self):
        return self.subject
