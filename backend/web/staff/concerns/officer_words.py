"""How telling the designated officer (LADO) stands, as a tag, a sentence and a row of a file."""

from backend.core import clock
from backend.employers.models import Concern
from backend.placements.designated_officer import OfficerClock, Telling
from backend.reference.choices import SafeguardingClock
from backend.reference.provenance import with_caution
from backend.reference.safeguarding_clocks import clock_on
from backend.web.kit.content import Tag
from backend.web.kit.formats import day, deadline


TAGS = {
    Telling.NOT_NEEDED: ("Nobody under {age} known", "grey"),
    Telling.WAITING: ("Tell by {due}", "orange"),
    Telling.OVERDUE: ("Overdue since {due}", "red"),
    Telling.IN_TIME: ("Told in time", "green"),
    Telling.LATE: ("Told late", "yellow"),
}


def officer_tag(telling: OfficerClock, concern: Concern) -> Tag:
    if telling.state == Telling.NOT_NEEDED and concern.told_at:
        return Tag("Told", "green")
    text, colour = TAGS[telling.state]
    return Tag(text.format(age=_rule(concern).younger_than, due=deadline(telling.due_at)), colour)


def explained(telling: OfficerClock, concern: Concern) -> str:
    """Until when, and on what ground: for those who look into it."""
    rule = _rule(concern)
    ground = f"{rule.source}. Look at this source again by {day(rule.check_by)}."
    if telling.state == Telling.NOT_NEEDED:
        return (
            f"Nobody under {rule.younger_than} is known to be referred or placed there, so no clock runs here. Tell the"
            " designated officer all the same where you know of somebody."
        )
    late = "This was to be done by" if telling.state == Telling.OVERDUE else "They are told by"
    return (
        f"Somebody under {rule.younger_than} is affected. {late} {deadline(telling.due_at)}. Whether it reaches their"
        f" threshold is theirs to say. {with_caution(ground, [rule])}"
    )


def officer_cells(telling: OfficerClock, concern: Concern) -> list[str]:
    """For the file: by when they had to be told, when they were, whom and how."""
    return [
        clock.local(telling.due_at).isoformat(timespec="minutes") if telling.due_at else "",
        clock.local(concern.told_at).isoformat(timespec="minutes") if concern.told_at else "",
        concern.told_whom,
        concern.get_told_how_display(),
    ]


def _rule(concern: Concern):
    return clock_on(clock.day_of(concern.created_at), SafeguardingClock.DESIGNATED_OFFICER)
