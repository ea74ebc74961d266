"""Small feeds in the shape DfE and NHS Jobs send; every value is invented."""

import copy
import json


ADVERT = {
    "title": "Housing apprentice",
    "description": "Help tenants with repairs &amp; queries.",
    "numberOfPositions": 2,
    "postedDate": "2026-10-01T09:00:00Z",
    "closingDate": "2026-11-30T23:59:59Z",
    "startDate": "2027-01-11T00:00:00Z",
    "wage": {
        "wageType": "ApprenticeshipMinimum",
        "wageAmount": None,
        "wageUnit": "Annually",
        "wageAdditionalInformation": "£14,976 a year",
        "workingWeekDescription": "Monday to Friday",
    },
    "hoursPerWeek": 36,
    "expectedDuration": "1 year 6 months",
    "addresses": [
        {
            "addressLine1": "1 Sample Street",
            "addressLine2": None,
            "addressLine3": "",
            "addressLine4": "Croydon",
            "postcode": "cr01ea",
            "latitude": 51.371,
            "longitude": -0.099,
        }
    ],
    "applicationUrl": None,
    "distance": 3.2,
    "employerName": "SAMPLE BOROUGH",
    "employerContactName": "Petra Contact",
    "employerContactPhone": "07000 000000",
    "employerContactEmail": "petra@sample.test",
    "course": {
        "larsCode": 418,
        "title": "Housing assistant (level 2)",
        "level": 2,
        "route": "Business and administration",
        "type": "Apprenticeship",
    },
    "apprenticeshipLevel": "Intermediate",
    "providerName": "SAMPLE COLLEGE",
    "ukprn": 10000009,
    "isDisabilityConfident": True,
    "vacancyUrl": "https://vacancies.sample.test/apprenticeship/reference/2000000001",
    "vacancyReference": "2000000001",
    "isNationalVacancy": False,
    "isNationalVacancyDetails": "",
}


def advert(**changes):
    """A good advert; a dict given for wage, course or another group changes that group only."""
    made = copy.deepcopy(ADVERT)
    for name, value in changes.items():
        made[name] = made[name] | value if isinstance(value, dict) and isinstance(made.get(name), dict) else value
    if "vacancyReference" in changes and "vacancyUrl" not in changes:
        made["vacancyUrl"] = f"https://vacancies.sample.test/apprenticeship/reference/{changes['vacancyReference']}"
    return made


def passed_on_advert(**changes):
    """An advert that DfE passes on from NHS Jobs, with everything it then leaves empty."""
    passed_on = {
        "vacancyReference": "C0000-26-0009",
        "vacancyUrl": "https://vacancies.sample.test/apprenticeship",
        "applicationUrl": "https://jobs.sample.test/C0000-26-0009",
        "course": {"larsCode": 0, "title": None, "level": 0, "route": "Health and science", "type": None},
        "apprenticeshipLevel": None,
        "expectedDuration": "",
        "hoursPerWeek": 0,
        "numberOfPositions": 0,
        "startDate": "0001-01-01T00:00:00Z",
        "providerName": None,
        "ukprn": 0,
    }
    return advert(**(passed_on | changes))


def faa(*adverts, indent=1):
    document = {"vacancies": list(adverts), "total": len(adverts), "totalFiltered": len(adverts), "totalPages": 1}
    return json.dumps(document, indent=indent, ensure_ascii=False).encode()


NHS_ADVERT = """<vacancyDetails>
<id>{id}</id>
<reference>{reference}</reference>
<title>{title}</title>
<description>Learn on the ward &amp; in class ...</description>
<employer>Sample NHS Trust</employer>
<type>{type}</type>
<salary>{salary}</salary>
<closeDate>{close}</closeDate>
<postDate>2026-10-12T15:57:11.165</postDate>
<url>{url}</url>
{locations}
</vacancyDetails>
"""
NHS_DEFAULTS = {
    "id": "4000001",
    "reference": "C1111-26-0001",
    "title": "Ward apprentice",
    "type": "Apprenticeship",
    "salary": "£15704.00",
    "close": "2026-11-30",
    "url": "https://jobs.sample.test/C1111-26-0001",
    "locations": "<locations><location>London, NW1 2PG</location></locations>",
}


def nhs_advert(**changes):
    return NHS_ADVERT.format(**(NHS_DEFAULTS | changes))


def nhs(*adverts, pages=1):
    body = "".join(adverts)
    totals = f"<totalPages>{pages}</totalPages><totalResults>{len(adverts)}</totalResults>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<nhsJobs>\n{body}{totals}\n</nhsJobs>\n'.encode()
