"""Addresses for a mail: it is read outside the service, so a path alone leads nowhere."""

from django.conf import settings
from django.urls import reverse


def link_to(route: str, **parts) -> str:
    """The whole address of a page, by the name of its route."""
    return settings.PUBLIC_ADDRESS.rstrip("/") + reverse(route, kwargs=parts)
