"""In a demonstration nothing leaves the machine: what allauth would have mailed is kept for a page to show."""

from django.core.cache import cache
from django.core.mail import EmailMessage

from backend.core import clock


KEY = "mail-about-accounts"
MOST = 5
SECONDS_KEPT = 24 * 60 * 60


def store(message: EmailMessage) -> None:
    kept = {"to": message.to[0], "subject": message.subject, "body": message.body, "created_at": clock.now()}
    cache.set(KEY, [kept, *latest()][:MOST], SECONDS_KEPT)


def latest() -> list[dict]:
    return cache.get(KEY, [])
