"""What is said of an activity beside its code and its days, and what of it cannot be."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from backend.accounts.models import User
from backend.activities.choices import EET, NEET, ActivityCode
from backend.activities.codes import CODES_BY_TYPE
from backend.activities.models import ActivitySpell
from backend.care_leavers.ages import school_leaving_day
from backend.care_leavers.evidence import NO_EVIDENCE, Evidence, refuse_evidence
from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused
from backend.reference.choices import StatutoryLimit
from backend.reference.code_lists import ACTIVITY, NCCIS, label_of, last_day_of
from backend.reference.limits import number_on
from backend.reference.nccis import nccis_codes, usual_nccis


DETAILS = ("weekly_hours", "nccis_code", "evidence", "said_by", "verified_on", "verified_by_id")
SPELL_FIELDS = ("code", "starts_on", "ends_on", "source", *DETAILS[:-1])
MOST_HOURS = 60
AT_WORK = frozenset({ActivityCode.F4, ActivityCode.P4, ActivityCode.F5, ActivityCode.P5})
PART_TIME: dict[ActivityCode, ActivityCode] = dict(CODES_BY_TYPE.values())
OTHER_TIME = PART_TIME | {part: full for full, part in PART_TIME.items()}
NO_CODE = "“{}” is no activity code. Give one of {}."
NO_LONGER = "{} has not been in use since {}: {}. Give the code that is in use now."


@dataclass(frozen=True)
class ActivityDetails:
    weekly_hours: Decimal | None = None
    nccis_code: str = ""
    evidence: Evidence = NO_EVIDENCE

    def __bool__(self) -> bool:
        return bool(self.weekly_hours or self.nccis_code or self.evidence)

    @classmethod
    def of(cls, spell: ActivitySpell) -> "ActivityDetails":
        return cls(spell.weekly_hours, spell.nccis_code, Evidence.of(spell))

    def facts(self, by: User | None) -> dict[str, Any]:
        return {"weekly_hours": self.weekly_hours, "nccis_code": self.nccis_code, **self.evidence.facts(by)}


NO_DETAILS = ActivityDetails()


def activity_code(written: str) -> ActivityCode:
    """The code that somebody wrote, in whatever letters; raises Refused for one that is not in use."""
    code = written.strip().upper()
    if code in ActivityCode:
        return ActivityCode(code)
    last = last_day_of(ACTIVITY, code)
    if last:
        raise Refused(NO_LONGER.format(code, f"{last:%-d %B %Y}", label_of(ACTIVITY, code)), field="code")
    raise Refused(NO_CODE.format(written.strip()[:20], ", ".join(ActivityCode.values)), field="code")


def nccis_of(spell: ActivitySpell) -> str:
    """What the NCCIS return says of it: what a person chose, else the usual one; empty where somebody has to say."""
    return spell.nccis_code or usual_nccis(spell.code, spell.starts_on)


def refuse_details(code: str, starts_on: dt.date, details: ActivityDetails) -> None:
    _refuse_hours(code, starts_on, details.weekly_hours)
    _refuse_nccis(code, starts_on, details.nccis_code)
    if code == ActivityCode.NOT_KNOWN and details.evidence:
        raise Refused("Nothing can show what is not known. Leave out how it is known.", field="evidence")
    refuse_evidence(details.evidence, starts_on=starts_on)


def _refuse_hours(code: str, on: dt.date, hours: Decimal | None) -> None:
    if hours is None:
        return
    if not 0 < hours <= MOST_HOURS:
        raise Refused(f"Hours a week are more than 0 and at most {MOST_HOURS}.", field="weekly_hours")
    if code not in EET:
        what = "not in education, employment or training" if code in NEET else "not known"
        raise Refused(f"Hours a week are of what somebody does, and this says {what}. Leave them out.", "weekly_hours")
    least = number_on(on, StatutoryLimit.EET_FULL_TIME_WEEKLY_HOURS)
    if (hours >= least) != code.startswith("F"):
        instead = ActivityCode(OTHER_TIME[ActivityCode(code)])
        time = "full time" if hours >= least else "part time"
        raise Refused(
            f"{hours.normalize():f} hours a week are {time}: full time is from {least} hours on. Choose"
            f" “{instead.label}” ({instead}), or correct the hours.",
            field="weekly_hours",
        )


def _refuse_nccis(code: str, on: dt.date, nccis: str) -> None:
    goes_with = nccis_codes(code, on)
    if not nccis or nccis in goes_with:
        return
    listed = "; ".join(f"{each} {label_of(NCCIS, each)}" for each in goes_with)
    raise Refused(
        f"NCCIS code {nccis[:5]} does not go with “{ActivityCode(code).label}”. Choose one of: {listed}.",
        field="nccis_code",
    )


def refuse_before_leaving_school(care_leaver: CareLeaver, code: str, on: dt.date, *, field: str) -> None:
    """A course may begin sooner. So may work experience, which is a placement and asked by the gate."""
    leaves = school_leaving_day(care_leaver.birth_date)
    if code in AT_WORK and on <= leaves:
        raise Refused(
            f"They are of school age until {leaves:%-d %B %Y}, so an apprenticeship, training or work is not what they"
            " mainly do before. Give a later day, or choose a course.",
            field=field,
        )
