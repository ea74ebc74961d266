"""Which statutory activity code somebody has who takes part in an opportunity."""

from decimal import Decimal

from backend.activities.choices import ActivityCode


FULL_TIME_HOURS = Decimal(16)  # a week; from memory of DfE's guide, to be confirmed

_HIGHER_EDUCATION = (ActivityCode.F1, ActivityCode.P1)
_EDUCATION = (ActivityCode.F2, ActivityCode.P2)
_APPRENTICESHIP = (ActivityCode.F4, ActivityCode.P4)
_TRAINING_OR_EMPLOYMENT = (ActivityCode.F5, ActivityCode.P5)

# By the value of the opportunity's type: this app may not import opportunities.
CODES_BY_TYPE = {
    "apprenticeship": _APPRENTICESHIP,
    "foundation_apprenticeship": _APPRENTICESHIP,
    "supported_internship": _TRAINING_OR_EMPLOYMENT,
    "t_level_placement": _EDUCATION,
    "employability_programme": _TRAINING_OR_EMPLOYMENT,
    "work_experience": _TRAINING_OR_EMPLOYMENT,
    "job": _TRAINING_OR_EMPLOYMENT,
    "further_education_course": _EDUCATION,
    "higher_education_course": _HIGHER_EDUCATION,
}


def code_for(opportunity_type: str, weekly_hours: Decimal | float | None) -> ActivityCode:
    """The code for a type of opportunity and hours a week; hours not recorded yet count as full time.

    Read in the SSDA903 OC3 list: the codes and what they stand for. To be confirmed by a person: 16 hours as full
    time, and that supported internships, employability programmes and work experience are training (F5, P5) and a
    T Level industry placement is part of an education course (F2, P2).
    """
    full_time, part_time = CODES_BY_TYPE[opportunity_type]
    return part_time if weekly_hours is not None and weekly_hours < FULL_TIME_HOURS else full_time
