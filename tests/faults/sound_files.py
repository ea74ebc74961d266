"""A small sound file of every format."""

import csv
import io
import json
import zipfile

import openpyxl


def _advert(number: int) -> dict:
    return {
        "title": f"Apprentice {number}",
        "description": "Help in the kitchen &amp; hall.",
        "numberOfPositions": 1,
        "postedDate": "2026-10-01T09:00:00Z",
        "closingDate": "2027-03-31T23:59:59Z",
        "startDate": "2027-05-03T00:00:00Z",
        "wage": {"wageType": "ApprenticeshipMinimum", "wageAdditionalInformation": "£14,976 a year"},
        "hoursPerWeek": 36,
        "expectedDuration": "1 year 6 months",
        "addresses": [{"addressLine1": "1 Alder Lane", "postcode": "SE1 6TF", "latitude": 51.5, "longitude": -0.1}],
        "employerName": "Alder Kitchens",
        "course": {
            "larsCode": 196,
            "title": "Cook (level 2)",
            "level": 2,
            "route": "Catering",
            "type": "Apprenticeship",
        },
        "vacancyUrl": f"https://www.example.org/apprenticeship/reference/100000000{number}",
        "vacancyReference": f"100000000{number}",
    }


def faa() -> bytes:
    wrapped = {"vacancies": [_advert(number) for number in range(4)], "total": 4, "totalFiltered": 4, "totalPages": 1}
    return json.dumps(wrapped, ensure_ascii=False, indent=1).encode()


def nhs() -> bytes:
    one = (
        "<vacancyDetails><id>{0}</id><reference>N-{0}</reference><title>Porter {0}</title>"
        "<description>Carry.</description><employer>Alder Trust</employer>"
        "<type>Permanent</type><salary>£24,465.00 a year</salary>"
        "<closeDate>2027-06-30T23:59:00Z</closeDate><postDate>2026-11-12T15:57:11.165</postDate>"
        "<url>https://jobs.example.org/N-{0}</url><locations><location>London SE1 7EH</location></locations>"
        "</vacancyDetails>\n"
    )
    return f"<nhsJobs>{''.join(map(one.format, range(4)))}<totalPages>1</totalPages></nhsJobs>".encode()


def ats() -> bytes:
    one = (
        "<job><referencenumber>A{0}</referencenumber><title>Helper {0}</title><closingdate>31/03/2027</closingdate>"
        "<description><p>Sweep.</p> Mop &amp; dry.</description><salary>£12.90 an hour</salary>"
        "<postcode>SE1 6TF</postcode><url>https://jobs.example.org/A{0}</url></job>\n"
    )
    return f"<?xml version='1.0' encoding='utf-8'?><source>{''.join(map(one.format, range(4)))}</source>".encode()


def page() -> bytes:
    def posting(number: int) -> dict:
        return {
            "@type": "JobPosting",
            "title": f"Baker {number}",
            "identifier": f"J-{number}",
            "validThrough": "2027-03-31",
            "datePosted": "2026-11-20",
            "description": "&lt;p&gt;Bake.&lt;/p&gt;",
            "baseSalary": {"currency": "GBP", "value": {"minValue": 24000, "maxValue": 26000, "unitText": "YEAR"}},
            "jobLocation": {"address": "12 Alder Lane, London SE1 6TF"},
        }

    scripts = (f'<script type="application/ld+json">{json.dumps(posting(number))}</script>' for number in range(4))
    return f"<!doctype html><html><head>{chr(10).join(scripts)}</head></html>".encode()


ROWS = [
    ("Reference", "Title", "Type", "Summary", "Closing date", "Postcode", "Weekly hours", "Salary"),
    *(
        (f"R{n}", f"Helper {n}", "job", "Sweep, mop and dry.", "31/03/2027", "SE1 6TF", "37:30", "£12.90")
        for n in range(6)
    ),
]
PEOPLE = [
    ("identifier", "given_name", "family_name", "birth_date", "entitlement", "phone", "postcode"),
    *((f"00{n}", "Noor", f"Alder{n}", f"1{n}/03/2007", "former_relevant", "07700900111", "SE1 6TF") for n in range(6)),
]
OWN_LIST = [
    ("Mosaic ID", "Forename", "Surname", "DOB", "Leaving care status", "Mobile", "Shoe size"),
    *((f"00{n}", "Noor", f"Alder{n}", f"1{n}/03/2007", "former relevant", "07700900111", "6") for n in range(6)),
]
LIST_9 = [
    ("Child Unique ID", "Forename", "Date of Birth", "Eligibility Category", "LA in Touch", "Activity Status"),
    *((f"C{n}", f"Noor{n}", f"1{n}/03/2007", "b) Former relevant child", "a) Yes", "F3") for n in range(6)),
]
LEAVERS = [
    ("clea_person_id", "clea_care_leaver_eligibility", "clea_care_leaver_in_touch", "clea_care_leaver_activity"),
    *((f"P{n}", "Former relevant child", "YES", "F5") for n in range(6)),
]
PERSONS = [
    ("pers_person_id", "pers_forename", "pers_surname", "pers_dob"),
    *((f"P{n}", "Noor", f"Alder{n}", f"2007-03-1{n}") for n in range(6)),
]


def table(rows, separator: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode()


def book(**sheets) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def archive(**tables) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, rows in tables.items():
            archive.writestr(f"export/{name}.csv", table(rows))
    return out.getvalue()
