"""Which statutory activity code somebody has who takes part in an opportunity."""

import datetime as dt
from decimal import Decimal

from backend.activities.choices import ActivityCode
from backend.reference.choices import OpportunityType, StatutoryLimit
from backend.reference.limits import number_on


_HIGHER_EDUCATION = (ActivityCode.F1, ActivityCode.P1)
_EDUCATION = (ActivityCode.F2, ActivityCode.P2)
_APPRENTICESHIP = (ActivityCode.F4, ActivityCode.P4)
_TRAINING_OR_EMPLOYMENT = (ActivityCode.F5, ActivityCode.P5)

CODES_BY_TYPE = {
    OpportunityType.APPRENTICESHIP: _APPRENTICESHIP,
    OpportunityType.FOUNDATION_APPRENTICESHIP: _APPRENTICESHIP,
    OpportunityType.APPRENTICESHIP_UNIT: _TRAINING_OR_EMPLOYMENT,
    OpportunityType.SUPPORTED_INTERNSHIP: _EDUCATION,
    OpportunityType.T_LEVEL_PLACEMENT: _EDUCATION,
    OpportunityType.EMPLOYABILITY_PROGRAMME: _TRAINING_OR_EMPLOYMENT,
    OpportunityType.WORK_EXPERIENCE: _TRAINING_OR_EMPLOYMENT,
    OpportunityType.JOB: _TRAINING_OR_EMPLOYMENT,
    OpportunityType.FURTHER_EDUCATION_COURSE: _EDUCATION,
    OpportunityType.HIGHER_EDUCATION_COURSE: _HIGHER_EDUCATION,
}


def code_for(opportunity_type: str, weekly_hours: Decimal | float | None, *, on: dt.date) -> ActivityCode:
    """The code for a type of opportunity and hours a week, by the rule of a day; hours not recorded yet are full time.

    Read in the SSDA903 OC3 list: the codes and what they stand for. To be confirmed by a person: the hours of full
    time, that apprenticeship units (no apprenticeship until DfE says so), employability programmes and work
    experience are training (F5, P5), and that a T Level industry placement and a supported internship, a study
    programme, are part of an education course (F2, P2).
    """
    full_time, part_time = CODES_BY_TYPE[opportunity_type]
    least = number_on(on, StatutoryLimit.EET_FULL_TIME_WEEKLY_HOURS)
    return part_time if weekly_hours is not None and weekly_hours < least else full_time
