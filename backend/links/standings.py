"""What whoever opens a link finds, whatever it is about."""

from django.db import models

from backend.links.choices import LinkState


class Standing(models.TextChoices):
    """What whoever opens the link finds."""

    OPEN = "open", "Open"
    DONE = "done", "Done"
    FILLED = "filled", "Filled"
    PAUSED = "paused", "Paused"
    EXPIRED = "expired", "Too old"
    OFF = "off", "Switched off"
    LOCKED = "locked", "Locked after wrong tries"
    UNKNOWN = "unknown", "Not known"


OF_LINKS = {
    LinkState.ENDED: Standing.OFF,
    LinkState.LOCKED: Standing.LOCKED,
    LinkState.EXPIRED: Standing.EXPIRED,
    LinkState.UNKNOWN: Standing.UNKNOWN,
}
