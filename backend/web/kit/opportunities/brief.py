"""Who at the employer has read the brief of a post, in one sentence for each page that says so."""

from backend.opportunities.manager_brief import has_brief, readings_of
from backend.opportunities.models import BriefReading, Opportunity
from backend.web.kit.formats import day


NOBODY_YET = "Nobody there has said yet that they have read it."
AN_EARLIER = "{name} read an earlier version on {day}. It has changed since."
READ_BY = "{name} has read it, on {day}."


def reading_words(opportunity: Opportunity) -> str:
    """Of the last who read it as it stands, else of the last who read it before; empty where it has none."""
    if not has_brief(opportunity):
        return ""
    readings = readings_of(opportunity)
    if not readings:
        return NOBODY_YET
    return said_of(next((each for each in readings if each.is_of_now), readings[0]))


def said_of(reading: BriefReading) -> str:
    words = READ_BY if reading.is_of_now else AN_EARLIER
    return words.format(name=reading.contact.name, day=day(reading.created_at))
