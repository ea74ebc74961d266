"""The part of the benchmark of returns that needs the database: called by tests.benchmarks.returns."""

import datetime as dt
from random import Random

from backend.activities.models import ActivitySpell
from backend.care_leavers.choices import Accommodation, SourceKind
from backend.care_leavers.models import AccommodationSpell, CareLeaver, EntitlementSpell
from backend.core import clock
from backend.core.jobs import defer_sending
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.reference.services import load_reference
from backend.returns.building import build
from backend.returns.choices import ReturnKind
from backend.returns.collection import latest_ended
from backend.returns.models import ReturnFacts
from tests.benchmarks.entitlements_run import _fill as fill_with_entitlements
from tests.benchmarks.marks_run import AGAIN, MOST_SECONDS
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
            for rows in (CareLeaver, EntitlementSpell, ActivitySpell, AccommodationSpell, ReturnFacts):
                marks.tell(rows._meta.verbose_name_plural, rows.objects.count(), "")
            wall, processor = best_of(AGAIN, lambda: _make(council, marks))
            marks.at_most(f"all returns of a year, the best of {AGAIN}", wall, MOST_SECONDS, "s")
            marks.tell("  processor time of this process", processor, "s")
    return 1 if marks.missed else 0


def _make(council: Council, marks: Marks) -> None:
    today = clock.today()
    for kind in ReturnKind:
        built = build(council, kind, latest_ended(today), today=today)
        marks.tell(f"  rows of {kind}", len(built.files[0].rows), "")
        marks.tell("  of them found wrong, or to be looked at", len(built.found), "")
        assert built.digest


def _fill(council: Council) -> None:
    """As entitlements are measured, with a home and facts for returns of each."""
    fill_with_entitlements(council)
    draw, people = Random(76), list(CareLeaver.objects.all())
    homes = [f"{kind}1" for kind in (Accommodation.INDEPENDENT, Accommodation.SUPPORTED, Accommodation.LODGINGS)]
    since = clock.today() - dt.timedelta(days=900)
    facts = {"council": council, "source": SourceKind.FILE, "starts_on": since}
    AccommodationSpell.objects.bulk_create(
        AccommodationSpell(care_leaver=person, code=draw.choice(homes), **facts) for person in people
    )
    ReturnFacts.objects.bulk_create(
        ReturnFacts(
            council=council,
            care_leaver=person,
            child=f"C{number}",
            sex=draw.choice("MF"),
            ethnic_code="NOBT",
            upn=f"A{number:012}",
        )
        for number, person in enumerate(people)
    )
