"""How the link to an introduction stands, with what the gate says of it now."""

from dataclasses import replace

from backend.links.models import Link
from backend.links.standings import Standing
from backend.ranking.holds import with_holds
from backend.referrals.introduction_links import Opened, opened


def standing_of(link: Link | None) -> Opened:
    """How the link stands with what the gate says now. Whoever asks has the council of the link open."""
    found = opened(link)
    if found.referral is None or found.standing != Standing.OPEN:
        return found
    with_holds([found.referral], council_id=found.referral.council_id)
    return replace(found, standing=Standing.PAUSED) if found.referral.is_held else found
