"""Invented adverts in the shapes that Find an apprenticeship and NHS Jobs send, to be read by the real importers."""

import datetime as dt
import json
import random
from decimal import Decimal
from xml.etree import ElementTree

from backend.demo.borough.names import family_names
from backend.demo.borough.places import Places
from backend.demo.borough.postings import apprentice_title
from backend.reference.choices import Route, StandardType
from backend.reference.models import ApprenticeshipStandard
from backend.reference.wages import wage_floor


KIND_OF_FIRM = {
    Route.AGRICULTURE: "Gardens", Route.BUSINESS: "Services", Route.CARE: "Care", Route.CATERING: "Kitchens",
    Route.CONSTRUCTION: "Building", Route.CREATIVE: "Studios", Route.DIGITAL: "Digital", Route.EDUCATION: "Nurseries",
    Route.ENGINEERING: "Engineering", Route.HAIR: "Salons", Route.HEALTH: "Health", Route.LEGAL: "Accountants",
    Route.PROTECTIVE: "Leisure", Route.SALES: "Stores", Route.TRANSPORT: "Transport",
}  # fmt: skip
NHS_TITLES = (
    "Healthcare Support Worker Apprentice",
    "Apprentice Pharmacy Assistant",
    "Business Administration Apprentice",
    "Apprentice Dental Nurse",
    "Estates and Facilities Apprentice",
)


class Adverts:
    def __init__(self, chance: random.Random, places: Places, today: dt.date):
        self.chance, self.places, self.today = chance, places, today
        self.firms = family_names()
        self.standards = list(ApprenticeshipStandard.objects.filter(level__lte=4).order_by("lars_code"))

    def faa_feed(self, count: int) -> bytes:
        """A Display Advert v2 answer with `count` adverts, every ninth of them national or on several sites."""
        weights = [max(standard.starts or 0, 50) ** 0.5 for standard in self.standards]
        chosen = self.chance.choices(self.standards, weights, k=count)
        vacancies = [self._vacancy(number, standard) for number, standard in enumerate(chosen)]
        wrapper = {"vacancies": vacancies, "total": count, "totalFiltered": count, "totalPages": 1}
        return json.dumps(wrapper).encode()

    def _vacancy(self, number: int, standard: ApprenticeshipStandard) -> dict:
        start = self._start()
        hours = self.chance.choice((30, 35, 36, 37, 37.5, 37.5, 40))
        national = number % 40 == 11
        reference = str(9_100_000_000 + number)
        return {
            "title": apprentice_title(standard),
            "description": self._summary(standard),
            "numberOfPositions": self.chance.choices((1, 2, 3, 6), (70, 18, 8, 4))[0],
            "postedDate": f"{self._days_ago(40)}T09:00:00Z",
            "closingDate": f"{self._closing(start)}T23:59:59Z",
            "startDate": f"{start}T00:00:00Z",
            "wage": self._wage(number, hours, start),
            "hoursPerWeek": hours,
            "expectedDuration": _duration(standard.typical_months or 12),
            "addresses": [] if national else [self._address() for _ in range(2 if number % 9 == 4 else 1)],
            "applicationUrl": f"https://apply.adverts.example/{reference}" if number % 3 == 0 else None,
            "employerName": self._firm(standard.route),
            "course": {
                "larsCode": standard.lars_code,
                "title": f"{standard.title} (level {standard.level})",
                "level": standard.level,
                "route": str(standard.route),
                "type": "Foundation" if standard.type == StandardType.FOUNDATION else "Apprenticeship",
            },
            "apprenticeshipLevel": {2: "Intermediate", 3: "Advanced"}.get(standard.level, "Higher"),
            "providerName": f"{self.chance.choice(self.firms)} College (invented)",
            "ukprn": 10_900_000 + number % 40,
            "isDisabilityConfident": self.chance.random() < 0.4,
            "vacancyUrl": f"https://adverts.example/apprenticeship/{reference}",
            "vacancyReference": reference,
            "isNationalVacancy": national,
            "isNationalVacancyDetails": "Working from home with travel across England." if national else "",
        }

    def nhs_feed(self, count: int) -> bytes:
        root = ElementTree.Element("nhsJobs")
        for number in range(count):
            self._nhs_advert(root, number)
        ElementTree.SubElement(root, "totalPages").text = "1"
        ElementTree.SubElement(root, "totalResults").text = str(count)
        return ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)

    def _nhs_advert(self, root: ElementTree.Element, number: int) -> None:
        reference = f"C9{number:03d}-26-{number:04d}"
        facts = {
            "id": str(5_000_000 + number),
            "reference": reference,
            "title": NHS_TITLES[number % len(NHS_TITLES)],
            "description": "Invented advert. Learn on the ward and at college, with a mentor beside you ...",
            "employer": f"{self.chance.choice(self.firms)} NHS Foundation Trust (invented)",
            "type": "Apprenticeship",
            "salary": "£24071.00 to £25674.00",
            "closeDate": str(self.today + dt.timedelta(days=self.chance.randint(8, 40))),
            "postDate": f"{self._days_ago(20)}T10:00:00.000",
            "url": f"https://adverts.example/nhs/{reference}",
        }
        advert = ElementTree.SubElement(root, "vacancyDetails")
        for name, value in facts.items():
            ElementTree.SubElement(advert, name).text = value
        locations = ElementTree.SubElement(advert, "locations")
        ElementTree.SubElement(locations, "location").text = f"London, {self.places.workplace().code}"

    def _firm(self, route: str) -> str:
        return f"{self.chance.choice(self.firms)} {KIND_OF_FIRM[Route(route)]} Ltd (invented)"

    def _summary(self, standard: ApprenticeshipStandard) -> str:
        return (
            f"Invented advert. {apprentice_title(standard)} in a friendly team, "
            f"with time to study for a level {standard.level} apprenticeship."
        )

    def _days_ago(self, most: int) -> dt.date:
        return self.today - dt.timedelta(days=self.chance.randint(2, most))

    def _start(self) -> dt.date:
        return self.today + dt.timedelta(days=self.chance.randint(30, 120))

    def _closing(self, start: dt.date) -> dt.date:
        return min(self.today + dt.timedelta(days=self.chance.randint(5, 50)), start - dt.timedelta(days=3))

    def _wage(self, number: int, hours: float, start: dt.date) -> dict:
        return {
            "wageType": "CompetitiveSalary" if number % 25 == 7 else "Custom",
            "wageAmount": None,
            "wageUnit": "Annually",
            "wageAdditionalInformation": "Competitive" if number % 25 == 7 else self._wage_text(hours, start),
            "workingWeekDescription": "Monday to Friday, times to be agreed",
        }

    def _wage_text(self, hours: float, start: dt.date) -> str:
        floor = wage_floor(start_date=start, age=None, apprentice=True).amount or Decimal(8)
        year = floor * Decimal(str(hours)) * 52
        above = Decimal(self.chance.choices((100, 110, 125, 150), (40, 30, 20, 10))[0]) / 100
        return f"£{year * above:,.2f} a year"

    def _address(self) -> dict:
        site = self.places.workplace()
        return {
            "addressLine1": f"{self.chance.randint(1, 200)} Invented Street",
            "addressLine2": None,
            "addressLine3": None,
            "addressLine4": None,
            "postcode": site.code,
            "latitude": None,
            "longitude": None,
        }


def _duration(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = [f"{years} year{'s' * (years > 1)}"] if years else []
    parts += [f"{rest} month{'s' * (rest > 1)}"] if rest else []
    return " ".join(parts)
