"""What the invented partners post, of every type, through the same service as an employer's page."""

import datetime as dt
import random
from decimal import Decimal

from backend.accounts.models import User
from backend.demo.borough.places import Places
from backend.employers.choices import EmployerKind
from backend.employers.models import Employer
from backend.opportunities import services
from backend.opportunities.choices import (
    NO_OLDEST_AGE,
    NO_YOUNGEST_AGE,
    OpportunityType,
    Source,
    UnpaidBecause,
    WagePeriod,
)
from backend.opportunities.models import Opportunity
from backend.reference.choices import StandardType
from backend.reference.models import ApprenticeshipStandard
from backend.referrals.telling_places import promised_to_anybody


T = OpportunityType
SHARE = {  # of every hundred postings
    T.APPRENTICESHIP: 44, T.FOUNDATION_APPRENTICESHIP: 8, T.JOB: 16, T.WORK_EXPERIENCE: 10,
    T.EMPLOYABILITY_PROGRAMME: 8, T.FURTHER_EDUCATION_COURSE: 6, T.SUPPORTED_INTERNSHIP: 4,
    T.T_LEVEL_PLACEMENT: 2, T.HIGHER_EDUCATION_COURSE: 2,
}  # fmt: skip
TITLES = {
    T.JOB: "{place} assistant",
    T.WORK_EXPERIENCE: "Two weeks with {employer}",
    T.EMPLOYABILITY_PROGRAMME: "Get ready for work with {employer}",
    T.FURTHER_EDUCATION_COURSE: "Level {level} course with {employer}",
    T.SUPPORTED_INTERNSHIP: "Supported internship with {employer}",
    T.T_LEVEL_PLACEMENT: "T Level placement with {employer}",
    T.HIGHER_EDUCATION_COURSE: "Foundation year with {employer}",
}
MONTHS = {
    T.JOB: None, T.WORK_EXPERIENCE: None, T.EMPLOYABILITY_PROGRAMME: 3, T.FURTHER_EDUCATION_COURSE: 9,
    T.SUPPORTED_INTERNSHIP: 10, T.T_LEVEL_PLACEMENT: 3, T.HIGHER_EDUCATION_COURSE: 12,
}  # fmt: skip
TWO_WEEKS = dt.timedelta(days=13)  # the first day and the last counted
UNPAID = frozenset({T.WORK_EXPERIENCE, T.EMPLOYABILITY_PROGRAMME, T.FURTHER_EDUCATION_COURSE, T.SUPPORTED_INTERNSHIP,
                    T.T_LEVEL_PLACEMENT, T.HIGHER_EDUCATION_COURSE})  # fmt: skip
GROUNDS = {T.WORK_EXPERIENCE: UnpaidBecause.SHADOWING, T.EMPLOYABILITY_PROGRAMME: UnpaidBecause.PROGRAMME}
SUPPORT = ("mentor", "flexible_start", "travel_confidence", "reading_writing", "mental_health", "equipment")


def apprentice_title(standard: ApprenticeshipStandard) -> str:
    return standard.title if "apprentice" in standard.title.lower() else f"{standard.title} apprentice"


class Postings:
    def __init__(self, chance: random.Random, places: Places, officer):
        self.chance, self.places, self.officer = chance, places, officer
        standards = ApprenticeshipStandard.objects.filter(level__lte=4).order_by("lars_code")
        self.standards = [each for each in standards if each.type == StandardType.APPRENTICESHIP]
        self.foundation = [each for each in standards if each.type == StandardType.FOUNDATION]

    def draft(
        self, employer: Employer, route: str, today: dt.date, *, open_for: int, by: User | None = None
    ) -> Opportunity:
        """A complete draft of some type, open for applications for that many days"""
        type = self.chance.choices(list(SHARE), list(SHARE.values()))[0]
        start = today + dt.timedelta(days=open_for + self.chance.randint(10, 40))
        facts = {
            **self._what(type, employer, route),
            **self._when(type, start, today, open_for),
            **self._terms(type, employer),
        }
        facts["planned_end"] = self._end(type, start, facts["duration_months"])
        return services.draft(
            council=employer.council,
            employer=employer,
            type=type,
            source=Source.PARTNER,
            by=by or self.officer,
            sites=self._sites(),
            **facts,
        )

    def _what(self, type: str, employer: Employer, route: str) -> dict:
        if type in (T.APPRENTICESHIP, T.FOUNDATION_APPRENTICESHIP):
            return self._apprenticeship(type, route)
        level = self.chance.choice((1, 2, 2, 3))
        title = TITLES[type].format(employer=employer.name, place=route.split(",")[0].split(" and ")[0], level=level)
        summary = f"Invented opportunity with {employer.name}. Somebody is there to show you the ropes."
        return {"title": title, "summary": summary, "route": route, "level": level, "duration_months": MONTHS[type]}

    def _apprenticeship(self, type: str, route: str) -> dict:
        known = self.foundation if type == T.FOUNDATION_APPRENTICESHIP else self.standards
        standard = self.chance.choice([each for each in known if each.route == route] or known)
        months = max(standard.typical_months or 12, 12)
        return {
            "title": apprentice_title(standard),
            "summary": f"Invented opportunity: {apprentice_title(standard)}, with one day a week to study.",
            "route": standard.route,
            "level": standard.level,
            "lars_code": standard.lars_code,
            "training_provider": "Seven Rivers College (invented)",
            "ukprn": 10999001,
            "duration_months": months,
        }

    def _when(self, type: str, start: dt.date, today: dt.date, open_for: int) -> dict:
        hours = self.chance.choice((30, 35, 36, 37)) if type not in UNPAID else self.chance.choice((12, 16, 24, 30))
        return {
            "start_date": start,
            "closing_date": today + dt.timedelta(days=open_for),
            "weekly_hours": Decimal(hours),
            "daily_hours": Decimal("7.5") if hours >= 30 else Decimal(6),
            "night_work": False,
        }

    def _terms(self, type: str, employer: Employer) -> dict:
        paid = type not in UNPAID
        is_department = employer.kind == EmployerKind.DEPARTMENT
        young = type in (T.APPRENTICESHIP, T.FOUNDATION_APPRENTICESHIP, T.JOB)
        return {
            "paid": paid,
            "wage_from": Decimal(self.chance.choice(("13.25", "13.85", "14.50"))) if paid else None,
            "wage_period": WagePeriod.HOUR if paid else "",
            "unpaid_because": "" if paid else GROUNDS.get(type, ""),
            "private_business": employer.kind == EmployerKind.PARTNER,
            "includes_training": type != T.JOB or self.chance.random() < 0.3,
            "places": self.chance.choices((1, 2, 3, 4, 8), (40, 30, 15, 10, 5))[0],
            "min_age": 16 if young else NO_YOUNGEST_AGE,
            "max_age": 24 if type == T.FOUNDATION_APPRENTICESHIP else NO_OLDEST_AGE,
            "min_level": 0,
            "ehcp_required": type == T.SUPPORTED_INTERNSHIP,
            "english_required": self.chance.choice((0, 0, 1, 2)) if type == T.APPRENTICESHIP else 0,
            "maths_required": self.chance.choice((0, 0, 1, 2)) if type == T.APPRENTICESHIP else 0,
            "care_leavers_only": (kept := is_department and self.chance.random() < 0.2),
            "kept_words": "This place is kept for young people whom the council looks after." if kept else "",
            "dbs_required": self.chance.random() < 0.12,
            "driving_required": self.chance.random() < 0.05,
            "remote": False,
            "support_offered": sorted(self.chance.sample(SUPPORT, self.chance.choice((0, 1, 2, 3)))),
            "pledges": employer.pledges[:2] if is_department else promised_to_anybody(employer.pledges),
        }

    def _sites(self) -> list[dict]:
        site = self.places.workplace()
        return [{"address": f"{self.chance.randint(1, 200)} Invented Road", "postcode": site.code}]

    @staticmethod
    def _end(type: str, start: dt.date, months: int | None) -> dt.date | None:
        if type == T.WORK_EXPERIENCE:
            return start + TWO_WEEKS
        return start + dt.timedelta(days=round(months * 30.44)) if months else None
