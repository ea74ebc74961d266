"""The body of `opportunity_files`, imported once Django knows its servers."""

import resource
import time
from importlib import import_module

from django.conf import settings

from backend.core import clock
from backend.core.protection import council_context
from backend.intake.files import services
from backend.opportunities.models import Opportunity, OpportunityEvent
from backend.reference.services import load_reference, load_sample_postcodes
from tests.backend.intake.files.samples import as_csv, as_xlsx, row
from tests.backend.opportunities.posts import TODAY, employer_with_contact, officer_of
from tests.factories.councils import CouncilFactory
from tools.local_servers.database import database_for_tests


ROWS, BAD = 10_000, 500
MOST_SECONDS = {"CSV": 30}  # a workbook is zipped XML, and nobody promised as much of it
MOST_MEGABYTES = 500
FAULTS = (
    {"hours": "many"},
    {"closing": "31/02/2026"},
    {"salary": "£4 an hour"},
    {"postcode": "NOWHERE"},
    {"summary": ""},
)


def rows(first: str) -> list[dict[str, str]]:
    every = ROWS // BAD
    changes = ({} if number % every else FAULTS[number // every % len(FAULTS)] for number in range(ROWS))
    return [row(ref=f"{first}-{number}", **change) for number, change in enumerate(changes)]


def measure() -> int:
    missed = 0
    import_module(settings.ROOT_URLCONF)  # as a server that is up has done long ago
    with database_for_tests(), clock.moved_to(TODAY):
        load_reference()
        load_sample_postcodes()
        for name, write in (("CSV", as_csv), ("workbook", as_xlsx)):
            missed += one_file(name, write(*rows(name)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the process{'':20}{peak:10.0f} MB  mark: at most {MOST_MEGABYTES}")
    return missed + (peak > MOST_MEGABYTES)


def one_file(name: str, data: bytes) -> int:
    council = CouncilFactory()
    employer, officer = employer_with_contact(council)[0], officer_of(council)
    with council_context(council.id):
        file, checking = timed(lambda: check(employer, data, officer))
        done, taking = timed(lambda: take_in(file, officer))
        problems = [problem for row in done.refusals.all() for problem in row.problems]
        assert len(problems) == BAD
        assert all(each["column"] and each["reason"] for each in problems)
        mine = Opportunity.objects.filter(employer=employer)
        assert mine.count() == ROWS - BAD
        assert OpportunityEvent.objects.filter(opportunity__in=mine).count() == 2 * (ROWS - BAD)
        again, looking = timed(lambda: check(employer, data, officer))
        assert (again.new_rows, again.changed_rows, again.unchanged_rows) == (0, 0, ROWS - BAD)
    print(f"{name}: choose and check {checking:.1f} s, take in and send {taking:.1f} s, choose again {looking:.1f} s")
    print(f"{name}: {len(problems)} reasons with row and column, {mine.count()} taken in, again 0 new and 0 changed")
    both, most = checking + taking, MOST_SECONDS.get(name)
    print(f"{name}: check and take in{'':20}{both:10.1f} s" + (f"  mark: at most {most}" if most else ""))
    return most is not None and both > most


def timed(act):
    before = time.perf_counter()
    return act(), time.perf_counter() - before


def check(employer, data, by):
    given = {"council": employer.council, "employer": employer, "name": "large"}
    file = services.receive(**given, data=data, by=by, wait=True)
    columns, _ = services.proposed_columns(file, file.sheet)
    named = {"sheet": file.sheet, "columns": columns, "default_type": "job"}
    return services.choose_columns(file=file, **named, by=by, wait=True)


def take_in(file, by):
    return services.confirm(file=file, send=True, by=by, wait=True)
