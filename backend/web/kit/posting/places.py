"""Places as an employer writes them: one a line, the postcode and perhaps an address."""

from backend.opportunities.models import Opportunity
from backend.reference.postcodes import normalise_postcode


def as_text(opportunity: Opportunity) -> str:
    return "\n".join(", ".join(filter(None, (site.postcode, site.address))) for site in opportunity.sites.all())


def as_sites(text: str) -> list[dict[str, str]]:
    return [_site(line) for line in text.splitlines() if line.strip()]


def postcodes_in(text: str) -> list[str]:
    """Those that are one; what is wrong with the others is said elsewhere."""
    return [found for site in as_sites(text) if (found := normalise_postcode(site["postcode"]))]


def _site(line: str) -> dict[str, str]:
    """The postcode may come first or last; where neither is one, the service says so of what came first."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    found = next((part for part in parts if normalise_postcode(part)), parts[0] if parts else line)
    rest = [part for part in parts if part is not found]
    return {"postcode": found, "address": ", ".join(rest)}
