"""What another council shares comes with its own row of the employer; this council may know the employer by another."""

from collections.abc import Sequence

from backend.employers.models import Employer
from backend.opportunities.models import Opportunity
from backend.opportunities.similarity import employer_words


def employers_known_here(opportunities: Sequence[Opportunity], council_id: int) -> dict[int, int]:
    """By the id of another council's employer, the id of this council's own row of it, where there is one.

    Somebody may have to keep away from that employer, whoever shares what it offers.
    """
    foreign = {each.employer for each in opportunities if each.council_id != council_id}
    if not foreign:
        return {}
    own = Employer.objects.for_council(council_id).only("id", "name", "companies_house_number").order_by("-id")
    by_name = {employer_words(employer.name): employer.id for employer in own}
    by_number = {employer.companies_house_number: employer.id for employer in own if employer.companies_house_number}
    known = {
        each.id: by_number.get(each.companies_house_number) or by_name.get(employer_words(each.name))
        for each in foreign
    }
    return {theirs: ours for theirs, ours in known.items() if ours}
