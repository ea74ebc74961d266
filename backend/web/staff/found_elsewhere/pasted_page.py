"""What the pasted source of an advert's page says, by the names of the fields. Nothing is fetched."""

from typing import Any

from backend.intake.formats import job_posting
from backend.intake.prefilled_drafts import facts_of_page
from backend.intake.readers.json_ld import LONGEST_PAGE


NO_POSTING = "No job posting was found in the page. Copy the page’s source, or fill in the fields yourself"


def filled_from_page(text: str) -> dict[str, Any] | None:
    """What a pasted page says, by the names of the fields; None where nobody can read a posting in it."""
    advert = job_posting.read_page(text) if len(text) <= LONGEST_PAGE else None
    if advert is None:
        return None
    facts = facts_of_page(advert)
    site = next(iter(facts.get("sites") or []), None)
    said = {
        "title": facts.get("title"),
        "employer": advert.employer_name,
        "type": facts.get("type"),
        "closing_date": facts.get("closing_date"),
        "start_date": facts.get("start_date"),
        "link": advert.application_url,
        "place": site.address if site else "",
        "postcode": site.postcode if site else "",
        "pay": facts.get("wage_from"),
        "pay_period": facts.get("wage_period"),
        "weekly_hours": facts.get("weekly_hours"),
    }
    return {name: value for name, value in said.items() if value}
