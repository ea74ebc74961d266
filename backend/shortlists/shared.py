"""What another council shares comes with its own row of the employer; this council may know the employer by another."""

from collections.abc import Sequence

from backend.employers.models import Employer
from backend.opportunities.models import Opportunity


def know_employers_again(offers: Sequence[Opportunity], council_id: int) -> None:
    """Let the engine see the council's own row of the same employer: somebody may have to keep away from it."""
    foreign = [offer for offer in offers if offer.council_id != council_id]
    if not foreign:
        return
    own = Employer.objects.for_council(council_id).only("id", "name", "companies_house_number").order_by("-id")
    by_name = {_plain(employer.name): employer.id for employer in own}
    by_number = {employer.companies_house_number: employer.id for employer in own if employer.companies_house_number}
    for offer in foreign:
        known = by_number.get(offer.employer.companies_house_number) or by_name.get(_plain(offer.employer.name))
        offer.employer_known_here = known


def _plain(name: str) -> str:
    words = name.casefold().replace(".", "").replace(",", "").split()
    return " ".join(word for word in words if word not in ("ltd", "limited", "plc", "llp"))
