"""The part of the benchmark of entitlements that needs the database: called by tests.benchmarks.entitlements."""

import datetime as dt
from random import Random

from backend.care_leavers.ages import birthday
from backend.care_leavers.models import CareLeaver, EntitlementSpell
from backend.core import clock
from backend.core.jobs import defer_sending
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.placements.models import Break, Placement
from backend.reference.services import load_reference
from backend.support.choices import Standing
from backend.support.models import Claim, MoneyAnswer
from backend.support.read_facts import entitlements_of
from tests.benchmarks.marks_run import AGAIN, MOST_SECONDS
from tests.benchmarks.marks_run import _fill as fill_with_placements
from tests.benchmarks.measuring import Marks, best_of
from tests.factories.councils import CouncilFactory
from tools.local_servers.database import database_for_tests, run_as_owner


def measure() -> int:
    marks = Marks()
    with database_for_tests():
        load_reference()
        council = CouncilFactory()
        with council_context(council.id), defer_sending():
            _fill(council)
            run_as_owner(["ANALYZE"])
            for rows in (CareLeaver, EntitlementSpell, Placement, Break, Claim, MoneyAnswer):
                marks.tell(rows._meta.verbose_name_plural, rows.objects.count(), "")
            wall, processor = best_of(AGAIN, lambda: _compute(marks))
            marks.at_most(f"all entitlements, the best of {AGAIN}", wall, MOST_SECONDS, "s")
            marks.tell("  processor time of this process", processor, "s")
    return 1 if marks.missed else 0


def _compute(marks: Marks) -> None:
    answers = [each for mine in entitlements_of(list(CareLeaver.objects.all())).values() for each in mine]
    marks.tell("  answers", len(answers), "")
    marks.tell("  of them entitled", sum(each.standing == Standing.ENTITLED for each in answers), "")


def _fill(council: Council) -> None:
    """Placements as the marks are measured with, and a category for each from 16 on."""
    draw = Random(67)
    fill_with_placements(council)
    EntitlementSpell.objects.all().delete()
    EntitlementSpell.objects.bulk_create(_spell(council, person, draw) for person in CareLeaver.objects.all())


def _spell(council: Council, person: CareLeaver, draw: Random) -> EntitlementSpell:
    category = draw.choice(["eligible", "relevant", "qualifying"])
    first = birthday(person.birth_date, 16) + draw.randrange(300) * dt.timedelta(days=1)
    last = birthday(person.birth_date, 18) if category != "qualifying" else None
    return EntitlementSpell(
        council=council, care_leaver=person, category=category, starts_on=min(first, clock.today()), ends_on=last
    )
