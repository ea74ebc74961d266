import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from backend.core import clock
from backend.core.job_names import RECHECK_PUBLISHED
from backend.core.protection import clock_context
from backend.councils.services import enqueue_for_every_council
from backend.reference import postcode_files
from backend.reference.choices import Confidence
from backend.reference.errors import ReferenceDataError
from backend.reference.facts import FACT_FILES, read_facts
from backend.reference.fixture_files import read_rows
from backend.reference.models import ApprenticeshipStandard, PostcodeEdition
from backend.reference.postcode_areas import select
from backend.reference.postcode_copy import PostcodeCounts, copy_in
from backend.reference.postcode_files import PostcodeRow
from backend.reference.standards_list import ListedStandard, UnusableEntryError, parse_all, read_list
from backend.reference.upsert import UpsertCounts, upsert


logger = logging.getLogger(__name__)
STANDARDS_SOURCE = "Skills England list of apprenticeship standards"
POSTCODE_SOURCE = "Office for National Statistics, ONS Postcode Directory (Open Government Licence v3.0)"


@clock_context()
def load_reference(*, by=None) -> dict[str, UpsertCounts]:
    """Bring the tables up to our own fixtures. Rows from elsewhere stay, and so do rows that are newer."""
    report = {file.name: upsert(file.model, file.key, read_facts(file)) for file in FACT_FILES}
    _ask_for_checks(report.values())
    logger.info("Reference data loaded by %s", _who(by))
    return report


def _ask_for_checks(kept: Iterable[UpsertCounts]) -> None:
    """What was lawful by the old facts may not be by the new."""
    if any(each.added or each.changed for each in kept):
        enqueue_for_every_council(RECHECK_PUBLISHED)


@dataclass(frozen=True)
class RefusedEntry:
    position: int
    reference: str
    reason: str

    def __str__(self):
        return f"entry {self.position}{f' ({self.reference})' if self.reference else ''}: {self.reason}"


@dataclass
class StandardsImport:
    kept: UpsertCounts = field(default_factory=UpsertCounts)
    refused: list[RefusedEntry] = field(default_factory=list)
    not_yet_open: int = 0
    other_versions: int = 0


@clock_context()
def import_standards(file: Path | str, *, by=None) -> StandardsImport:
    """Take the full published list. Standards it does not name stay as they are, and so do our counts of starts."""
    report = StandardsImport()
    best: dict[int, ListedStandard] = {}
    for position, name, standard in parse_all(read_list(Path(file))):
        if isinstance(standard, UnusableEntryError):
            report.refused.append(RefusedEntry(position, name, str(standard)))
        elif standard is None:
            report.not_yet_open += 1
        else:
            report.other_versions += standard.lars_code in best
            best[standard.lars_code] = max(best.get(standard.lars_code, standard), standard, key=_precedence)
    report.kept = _keep_standards(best)
    _ask_for_checks([report.kept])
    logger.info("List of standards imported by %s", _who(by))
    return report


def _precedence(standard: ListedStandard) -> tuple:
    return standard.precedence


def _keep_standards(listed: dict[int, ListedStandard]) -> UpsertCounts:
    held = ApprenticeshipStandard.objects.filter(lars_code__in=listed).in_bulk(field_name="lars_code")
    facts = []
    for code, standard in listed.items():
        before = held.get(code)
        facts.append(
            ApprenticeshipStandard(
                **vars(standard),
                starts=before.starts if before else None,
                starts_year=before.starts_year if before else "",
                source=STANDARDS_SOURCE,
                confidence=Confidence.CONFIRMED,
                as_of=clock.today(),
            )
        )
    return upsert(ApprenticeshipStandard, ("lars_code",), facts, a_new_day_is_a_change=False)


@clock_context()
def load_postcodes(
    *, areas: Iterable[str], progress: Callable[[str, int], None] | None = None, by=None
) -> PostcodeCounts:
    """Load the postcodes of the named areas from the packed directory; postcodes loaded before stay."""
    selection = select(areas)
    edition = _installed_edition()
    total = PostcodeCounts()
    for letter, path in postcode_files.packed_files(selection.first_letters).items():
        total += copy_in(postcode_files.read_packed(path, selection), edition)
        if progress:
            progress(letter, total.read)
    if not total.read:
        raise ReferenceDataError("No postcode lies in the areas named: check the codes.")
    logger.info("Postcodes loaded by %s", _who(by))
    return total


@clock_context()
def load_sample_postcodes(*, by=None) -> PostcodeCounts:
    """Load the few hundred postcodes of our own fixture, enough for tests."""
    rows = (
        PostcodeRow(row["postcode"], int(row["easting"]), int(row["northing"]), row["local_authority_code"])
        for _, row in read_rows("postcodes_sample.csv")
    )
    return copy_in(rows, _installed_edition())


def _installed_edition() -> PostcodeEdition:
    name, as_of = postcode_files.edition()
    confidence = Confidence.CONFIRMED if as_of else Confidence.TO_CHECK
    edition, _ = PostcodeEdition.objects.get_or_create(
        name=name,
        defaults={"source": POSTCODE_SOURCE, "confidence": confidence, "as_of": as_of or clock.today()},
    )
    return edition


def _who(by) -> str:
    return str(by.public_id) if by else "the command line"
