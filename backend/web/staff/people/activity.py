"""What somebody mainly does, and when they were last reached, said shortly."""

import datetime as dt

from backend.activities.choices import EET, NEET, ActivityCode
from backend.web.kit.content import Late, Tag
from backend.web.kit.formats import short_day


SHORT = {
    ActivityCode.F1: "Higher education",
    ActivityCode.P1: "Higher education, part time",
    ActivityCode.F2: "Education",
    ActivityCode.P2: "Education, part time",
    ActivityCode.F4: "Apprenticeship",
    ActivityCode.P4: "Apprenticeship, part time",
    ActivityCode.F5: "Training or work",
    ActivityCode.P5: "Training or work, part time",
    ActivityCode.G4: "Not in EET: illness or disability",
    ActivityCode.G5: "Not in EET",
    ActivityCode.G6: "Not in EET: parenting",
    ActivityCode.NOT_KNOWN: "Not known",
}


def last_reached_words(on: dt.date | None, silent_since: dt.date) -> str | Late:
    """The day in short; red where nobody has reached them for long, or ever."""
    if on is None:
        return Late("never")
    return Late(short_day(on)) if on < silent_since else short_day(on)


def activity_tag(code: str | None) -> Tag:
    activity = ActivityCode(code) if code else ActivityCode.NOT_KNOWN
    colour = "green" if activity in EET else "orange" if activity in NEET else "grey"
    return Tag(SHORT[activity], colour)
