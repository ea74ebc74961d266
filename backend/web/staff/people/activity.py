"""What somebody mainly does, said shortly."""

from backend.activities.choices import EET, NEET, ActivityCode
from backend.web.kit.content import Tag


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


def activity_tag(code: str | None) -> Tag:
    activity = ActivityCode(code) if code else ActivityCode.NOT_KNOWN
    colour = "green" if activity in EET else "orange" if activity in NEET else "grey"
    return Tag(SHORT[activity], colour)
