"""The dated rules of England in November 2026, as an example: a service hands its own rows over."""

from datetime import date

from matching.rules import (
    Confidence,
    FundingAge,
    Ground,
    LearningDuty,
    PlanRequired,
    Residence,
    Rules,
    StudyRequired,
    WageFloor,
    YoungWorker,
)
from matching.vocabulary import APPRENTICESHIPS


RATES_PAGE = "GOV.UK National Minimum Wage and National Living Wage rates"
STUDY_RULES = "Apprenticeship funding rules: English and maths"
NEXT_RATES = "GOV.UK National Minimum Wage rates from April 2027, as a third party quotes them on 2 November 2026"
INTERNSHIPS_PAGE = "GOV.UK, find employer schemes: supported internships"


def _funding_age(
    kind: str, since: date, source: str, *, oldest: int, youngest: int = 0, level: int | None = None
) -> FundingAge:
    """A limit that is 24 years for care leavers and with an EHCP."""
    return FundingAge(
        types=(kind,),
        level=level,
        youngest=youngest,
        oldest=oldest,
        oldest_widened=24,
        valid_from=since,
        source=source,
        confidence="reported",
    )


def _wage_floor(since: date, until: date, *rates: float, source: str = RATES_PAGE) -> WageFloor:
    """Rates of an apprentice, under 18, from 18 to 20, and from 21 years."""
    apprentice, under_18, aged_18_to_20, aged_21_plus = rates
    return WageFloor(
        valid_from=since,
        valid_to=until,
        source=source,
        confidence="reported",
        apprentice=apprentice,
        under_18=under_18,
        aged_18_to_20=aged_18_to_20,
        aged_21_plus=aged_21_plus,
    )


def _residence(types: tuple[str, ...], since: date, source: str, *, from_age: int = 0) -> Residence:
    return Residence(types=types, from_age=from_age, valid_from=since, source=source, confidence="to_check")


def _ground(name: str, since: date, source: str, confidence: Confidence = "to_check") -> Ground:
    return Ground(name=name, valid_from=since, source=source, confidence=confidence)


ENGLAND = Rules(
    funding_ages=(
        _funding_age(
            "foundation_apprenticeship",
            date(2025, 8, 1),
            "Apprenticeship service help article 26909193364114; AELP briefing 79",
            youngest=16,
            oldest=21,
        ),
        _funding_age(
            "apprenticeship", date(2026, 1, 1), "DfE update of 22 October 2025 on level 7 funding", level=7, oldest=21
        ),
        _funding_age("supported_internship", date(2014, 9, 1), INTERNSHIPS_PAGE, youngest=16, oldest=24),
    ),
    wage_floors=(
        _wage_floor(date(2024, 4, 1), date(2025, 3, 31), 6.40, 6.40, 8.60, 11.44),
        _wage_floor(date(2025, 4, 1), date(2026, 3, 31), 7.55, 7.55, 10.00, 12.21),
        _wage_floor(date(2026, 4, 1), date(2027, 3, 31), 8.00, 8.00, 10.85, 12.71),
        _wage_floor(date(2027, 4, 1), date(2028, 3, 31), 8.31, 8.31, 11.27, 13.21, source=NEXT_RATES),
    ),
    young_workers=(
        YoungWorker(
            younger_than=18,
            weekly_hours=40,
            daily_hours=8,
            valid_from=date(2003, 4, 6),
            source="Working Time Regulations 1998",
            confidence="confirmed",
        ),
    ),
    residence=(
        _residence(
            ("apprenticeship", "foundation_apprenticeship", "higher_education_course"),
            date(2017, 5, 1),
            "Apprenticeship funding rules, eligibility; student finance residence rules",
        ),
        _residence(
            ("further_education_course", "t_level_placement", "supported_internship"),
            date(2017, 8, 1),
            "Funding of study at 16 to 19 is reported to ask less than that of adults",
            from_age=19,
        ),
    ),
    ehcp=(
        PlanRequired(
            types=("supported_internship",),
            valid_from=date(2014, 9, 1),
            source=f"{INTERNSHIPS_PAGE}; some councils pilot without",
            confidence="reported",
        ),
    ),
    study=(
        StudyRequired(
            types=APPRENTICESHIPS,
            valid_from=date(2017, 5, 1),
            valid_to=date(2025, 2, 10),
            source=STUDY_RULES,
            confidence="reported",
        ),
        StudyRequired(
            types=APPRENTICESHIPS,
            not_required_from_age=19,
            valid_from=date(2025, 2, 11),
            source=STUDY_RULES,
            confidence="reported",
        ),
    ),
    learning_duty=(
        LearningDuty(
            types=("job",),
            younger_than=18,
            valid_from=date(2015, 6, 26),
            source="Education and Skills Act 2008: participation until the 18th birthday",
            confidence="to_check",
        ),
    ),
    grounds=(
        _ground("barred_work", date(2012, 9, 10), "Safeguarding Vulnerable Groups Act 2006"),
        _ground("permission_for_work", date(2008, 2, 29), "Immigration, Asylum and Nationality Act 2006"),
        _ground("permission_to_the_end", date(2017, 5, 1), "Apprenticeship funding rules, eligibility", "reported"),
        _ground("school_leaving", date(1997, 9, 1), "Education Act 1996"),
        _ground("leave_goes_on", date(2000, 10, 2), "Immigration Act 1971"),
        _ground("immigration_advice", date(2000, 10, 30), "Immigration and Asylum Act 1999"),
    ),
)
