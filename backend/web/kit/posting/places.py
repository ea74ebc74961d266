"""Places as an employer writes them: one a line, the postcode and perhaps an address."""

from backend.opportunities.models import Opportunity
from backend.reference.postcodes import normalise_postcode
from backend.reference.written_places import read_place


def as_text(opportunity: Opportunity) -> str:
    return "\n".join(", ".join(filter(None, (site.postcode, site.address))) for site in opportunity.sites.all())


def as_sites(text: str) -> list[dict[str, str]]:
    return [_site(line) for line in text.splitlines() if line.strip()]


def postcodes_in(text: str) -> list[str]:
    """Those that are one; what is wrong with the others is said elsewhere."""
    return [found for site in as_sites(text) if (found := normalise_postcode(site["postcode"]))]


def _site(line: str) -> dict[str, str]:
    """The postcode may stand anywhere; where there is none, the service says so of what came first."""
    written = read_place(line)
    if written.postcode:
        return {"postcode": written.postcode, "address": written.address}
    first, _, rest = line.partition(",")
    return {"postcode": first.strip(), "address": ", ".join(part.strip() for part in rest.split(",") if part.strip())}
