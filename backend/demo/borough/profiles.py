"""Draws the profiles of invented young people. The spread is plausible, not measured: it stands for no real borough."""

import datetime as dt
import random
from dataclasses import dataclass

from backend.care_leavers.ages import birthday
from backend.care_leavers.choices import Entitlement, EsolLevel, ReadyDocument, SupportNeed
from backend.care_leavers.entitlements import ADULT, FIRST_WITH_ADVISER
from backend.demo.borough.names import family_names, given_names
from backend.demo.borough.places import Places
from backend.opportunities.choices import OpportunityType
from backend.reference.choices import Route


ASPIRATIONS = {
    Route.AGRICULTURE: ("I want to work with animals", "Being outdoors, gardens and that"),
    Route.BUSINESS: ("An office job where I can learn computers properly", "Organising things, I like it tidy"),
    Route.CARE: ("I want to help people like my nan had carers", "Looking after people"),
    Route.CATERING: ("I love cooking, want to be a chef", "Working in a cafe, meeting people"),
    Route.CONSTRUCTION: ("Building stuff, maybe a carpenter", "Fixing boilers or electrics, proper trade"),
    Route.CREATIVE: ("Music production or anything with film", "Drawing and designing clothes"),
    Route.DIGITAL: ("Making games, coding", "Something with computers, fixing phones"),
    Route.EDUCATION: ("Looking after little kids", "Teaching assistant, I was helped by one"),
    Route.ENGINEERING: ("Fixing cars", "Making things with machines"),
    Route.HAIR: ("Doing hair and nails, own my own place one day", "Barbering"),
    Route.HEALTH: ("I want to be a nurse", "Working in a hospital or a lab"),
    Route.LEGAL: ("Good with money and numbers", "Something in law, standing up for people"),
    Route.PROTECTIVE: ("Police or fire service", "Keeping people safe"),
    Route.SALES: ("Selling trainers, fashion shops", "Talking to people, marketing on socials"),
    Route.TRANSPORT: ("Driving, trains or buses", "Warehouse and deliveries"),
}
LIKED = {  # how often a route is the first wish, out of 100
    Route.CONSTRUCTION: 13, Route.EDUCATION: 10, Route.HAIR: 8, Route.DIGITAL: 10, Route.CATERING: 8,
    Route.HEALTH: 8, Route.CARE: 6, Route.CREATIVE: 8, Route.ENGINEERING: 8, Route.SALES: 6,
    Route.BUSINESS: 5, Route.TRANSPORT: 4, Route.PROTECTIVE: 3, Route.AGRICULTURE: 2, Route.LEGAL: 1,
}  # fmt: skip
LANGUAGES = ("Tigrinya", "Pashto", "Kurdish Sorani", "Arabic", "Vietnamese", "Albanian", "Amharic")


@dataclass(frozen=True)
class Profile:
    """One invented person: the fields of their record, and what their history needs to know."""

    facts: dict
    entitlements: tuple[tuple[Entitlement, dt.date], ...]
    joined_on: dt.date
    consents: tuple[str, ...]


class Profiles:
    def __init__(self, chance: random.Random, places: Places, today: dt.date):
        self.chance, self.places, self.today = chance, places, today
        self.given, self.family = given_names(), family_names()

    def draw(self, number: int) -> Profile:
        born = self._birth_date()
        sanctuary = number % 10 == 3  # one in ten seeks asylum or was granted it lately
        facts = {
            "identifier": f"SYN-{number:04d}",
            "given_name": self.chance.choice(self.given),
            "family_name": self.chance.choice(self.family),
            "birth_date": born,
            **self._home(),
            **self._learning(sanctuary),
            **self._wishes(),
            **self._circumstances(born),
            **self._right_to_work(sanctuary),
        }
        return Profile(facts, self._entitlements(born, number), self._joined_on(born), self._consents())

    def _one_in(self, number: int) -> bool:
        return self.chance.random() < 1 / number

    def _or_unknown(self, value, share=0.12):
        return None if self.chance.random() < share else value

    def _birth_date(self) -> dt.date:
        age = self.chance.choices((16, 17, 18, 19, 20, 21, 22, 23, 24), weights=(8, 12, 17, 16, 14, 13, 8, 7, 5))[0]
        return self.today - dt.timedelta(days=int(age * 365.25) + self.chance.randint(1, 360))

    def _joined_on(self, born: dt.date) -> dt.date:
        three_years_ago = self.today - dt.timedelta(days=3 * 365)
        sixteenth = born + dt.timedelta(days=int(16 * 365.25) + 1)
        return min(max(three_years_ago, sixteenth), self.today - dt.timedelta(days=21))

    def _entitlements(self, born: dt.date, number: int):
        sixteenth, eighteenth = birthday(born, FIRST_WITH_ADVISER), birthday(born, ADULT)
        young = Entitlement.RELEVANT if number % 12 == 5 else Entitlement.ELIGIBLE
        if number % 13 == 7:
            return ((Entitlement.QUALIFYING, sixteenth),)
        return ((young, sixteenth), (Entitlement.FORMER_RELEVANT, eighteenth))

    def _home(self) -> dict:
        home = self.places.home()
        return {
            "home_postcode": home.code,
            "home_easting": home.easting,
            "home_northing": home.northing,
            "home_authority_code": home.local_authority_code,
            "home_is_confidential": self._one_in(14),
            "home_moves_3y": self._or_unknown(self.chance.choices((0, 1, 2, 3, 4, 6), (30, 28, 18, 12, 8, 4))[0]),
            "max_travel_minutes": self._or_unknown(self.chance.choices((30, 45, 60, 75, 90), (15, 40, 30, 10, 5))[0]),
            "can_drive": self._or_unknown(self._one_in(9), 0.2),
        }

    def _learning(self, sanctuary: bool) -> dict:
        esol = self.chance.choice(list(EsolLevel)[:3]) if sanctuary else ""
        level = self.chance.choices((0, 1, 2, 3, 4), (14, 34, 34, 15, 3))[0]
        english = min(2, self.chance.choices((0, 1, 2), (12, 40, 48))[0]) if not sanctuary else 0
        return {
            "highest_level": self._or_unknown(0 if sanctuary else level, 0.08),
            "english_level": self._or_unknown(english),
            "maths_level": self._or_unknown(self.chance.choices((0, 1, 2), (18, 44, 38))[0]),
            "esol_level": esol,
            "interpreter_language": self.chance.choice(LANGUAGES) if sanctuary and self._one_in(2) else "",
            "has_ehcp": self._or_unknown(self._one_in(4), 0.05),
        }

    def _wishes(self) -> dict:
        first = self.chance.choices(list(LIKED), list(LIKED.values()))[0]
        others = [route for route in LIKED if route != first]
        liked = [first, *self.chance.sample(others, self.chance.choice((0, 1, 2)))]
        unknown = self._one_in(12)
        return {
            "route_interests": None if unknown else [str(route) for route in liked],
            "aspiration": "" if unknown else self.chance.choice(ASPIRATIONS[first]),
            "experience_routes": self._or_unknown([str(liked[-1])] if self._one_in(3) else [], 0.2),
            "types_wanted": self._types_wanted(),
        }

    def _types_wanted(self) -> list[str] | None:
        if self._one_in(2):
            return None
        work = [OpportunityType.APPRENTICESHIP, OpportunityType.FOUNDATION_APPRENTICESHIP, OpportunityType.JOB]
        learn = [OpportunityType.FURTHER_EDUCATION_COURSE, OpportunityType.EMPLOYABILITY_PROGRAMME]
        chosen = work + learn if self._one_in(2) else work
        return [*map(str, chosen), str(OpportunityType.WORK_EXPERIENCE)]

    def _circumstances(self, born: dt.date) -> dict:
        parent = self._one_in(9) and (self.today - born).days > 18 * 365
        custody = self._one_in(28)
        soon = self.today + dt.timedelta(days=self.chance.randint(20, 150))
        return {
            "caring_for_child": self._or_unknown(parent, 0.06),
            "max_weekly_hours": self.chance.choice((16, 20, 24)) if parent else None,
            "support_needs": self._or_unknown(
                [str(need) for need in self.chance.sample(list(SupportNeed), self.chance.choice((0, 1, 1, 2)))], 0.1
            ),
            "readiness": self._or_unknown(self.chance.choices((1, 2, 3, 4, 5), (8, 20, 34, 26, 12))[0], 0.1),
            "documents_ready": [
                str(paper) for paper in self.chance.sample(list(ReadyDocument), self.chance.randint(1, 6))
            ],
            "available_from": None,
            "dbs_clear": None,
            "in_custody": custody,
            "release_date": soon if custody else None,
            "licence_conditions": "Not to work with anyone under 18." if custody and self._one_in(3) else "",
        }

    def _right_to_work(self, sanctuary: bool) -> dict:
        if not sanctuary:
            known = self._or_unknown(True, 0.07)
            return {"right_to_work": known, "funding_residence": known, "seeking_asylum": False}
        granted = self._one_in(2)
        until = self.today + dt.timedelta(days=self.chance.randint(200, 1600))
        return {
            "right_to_work": True if granted else self.chance.choice((False, None)),
            "right_to_work_until": until if granted else None,
            "extension_applied": False if granted else None,
            "funding_residence": True if granted else None,
            "seeking_asylum": not granted,
        }

    def _consents(self) -> tuple[str, ...]:
        given = ["contact_by_text"]
        if not self._one_in(8):
            given += ["share_name", "share_email", "share_qualifications"]
        if self._one_in(2):
            given += ["share_phone", "share_experience", "share_aspiration"]
        if self._one_in(3):
            given.append("share_care_status")
        return tuple(given)
