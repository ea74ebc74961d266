"""The full published list, in the shape of Skills England's service."""

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from backend.core import clock
from backend.reference.choices import Route, route_named
from backend.reference.models import ApprenticeshipStandard
from backend.reference.services import import_standards


pytestmark = pytest.mark.django_db


def entry(**change):
    return {
        "larsCode": 196,
        "referenceNumber": "ST0070",
        "title": "Business administrator",
        "level": 3,
        "route": "Business and administration",
        "typicalDuration": 18,
        "status": "Approved for delivery",
        "version": "1.0",
        "maxFunding": 5000,
        "overviewOfRole": "Supporting others",
    } | change


@pytest.fixture
def import_list(tmp_path):
    def run(*entries):
        path = tmp_path / "standards.json"
        path.write_text(json.dumps(entries), encoding="utf-8")
        with clock.moved_to(dt.date(2026, 11, 22)):
            return import_standards(file=path)

    return run


def held(code=196):
    return ApprenticeshipStandard.objects.get(lars_code=code)


def test_a_standard_on_the_list_is_taken_with_its_source_and_day(import_list):
    report = import_list(entry())
    assert (report.kept.added, report.refused) == (1, [])
    standard = held()
    assert (standard.title, standard.level, standard.route) == ("Business administrator", 3, Route.BUSINESS)
    assert (standard.typical_months, standard.reference_number, standard.version) == (18, "ST0070", "1.0")
    assert standard.source == "Skills England list of apprenticeship standards"
    assert (standard.confidence, standard.as_of) == ("confirmed", dt.date(2026, 11, 22))


def test_importing_the_same_list_again_changes_nothing(import_list):
    entries = [entry(), entry(larsCode=119, title="Adult care worker", level=2, route="Care services")]
    import_list(*entries)
    before = list(ApprenticeshipStandard.objects.order_by("id").values())
    report = import_list(*entries)
    assert (report.kept.added, report.kept.changed, report.kept.unchanged) == (0, 0, 2)
    assert list(ApprenticeshipStandard.objects.order_by("id").values()) == before


def test_our_own_standards_and_their_starts_stay(facts, import_list):
    before = ApprenticeshipStandard.objects.count()
    starts = held().starts
    report = import_list(entry(title="Business administrator and coordinator", typicalDuration=15))
    assert (report.kept.added, report.kept.changed) == (0, 1)
    assert ApprenticeshipStandard.objects.count() == before
    assert (held().title, held().typical_months) == ("Business administrator and coordinator", 15)
    assert held().starts == starts > 0


@pytest.mark.parametrize("order", [1, -1])
def test_of_several_versions_the_highest_open_to_starts_is_taken(import_list, order):
    versions = [
        entry(version="1.9", title="Nine"),
        entry(version="1.10", title="Ten"),
        entry(version="1.11", title="Eleven", status="Retired"),
        entry(version="2.0", title="Two", status="In development"),
    ][::order]
    report = import_list(*versions)
    assert (held().title, held().status) == ("Ten", "approved")
    assert (report.other_versions, report.not_yet_open) == (2, 1)


def test_a_standard_that_can_no_longer_be_started_is_marked_retired(import_list):
    import_list(entry(status="Retired"))
    assert held().status == "retired"
    assert not ApprenticeshipStandard.objects.approved().exists()


def test_a_foundation_apprenticeship_is_told_by_its_reference_or_title(import_list):
    import_list(
        entry(larsCode=807, referenceNumber="FA0003", title="Onsite trades", level=2),
        entry(larsCode=811, referenceNumber="", title="Health and social care foundation apprenticeship", level=2),
        entry(),
    )
    assert set(ApprenticeshipStandard.objects.foundation().values_list("lars_code", flat=True)) == {807, 811}


def test_numbers_written_as_text_and_a_missing_duration_are_taken(import_list):
    import_list(entry(larsCode="196", level="3", typicalDuration=None))
    assert (held().level, held().typical_months) == (3, None)


BAD = [
    ({"larsCode": 0}, "larsCode is missing or 0"),
    ({"larsCode": None}, "larsCode is missing or 0"),
    ({"larsCode": "ZSC00001"}, "larsCode is 'ZSC00001', not a whole number"),
    ({"larsCode": 99999999999}, "larsCode is '99999999999', not a whole number"),
    ({"title": "  "}, "title is missing or longer than 200 characters"),
    ({"title": "x" * 201}, "title is missing or longer than 200 characters"),
    ({"level": 8}, "level is 8, not a number from 2 to 7"),
    ({"level": None}, "level is None, not a number from 2 to 7"),
    ({"route": "Astronautics"}, "route 'Astronautics' is not one of the fifteen"),
    ({"route": {"name": "Digital"}}, "route '' is not one of the fifteen"),
    ({"typicalDuration": "a year"}, "typicalDuration is 'a year', not a whole number"),
    ({"typicalDuration": 480}, "typicalDuration is 480, not a number of months up to 120"),
]


@pytest.mark.parametrize(("change", "reason"), BAD)
def test_a_bad_entry_is_refused_with_its_place_and_reason_and_stops_no_other(import_list, change, reason):
    good = entry(larsCode=119, title="Adult care worker")
    report = import_list(good, entry(**change))
    (refused,) = report.refused
    assert (refused.position, refused.reference, refused.reason) == (2, "ST0070", reason)
    assert str(refused) == f"entry 2 (ST0070): {reason}"
    assert list(ApprenticeshipStandard.objects.values_list("lars_code", flat=True)) == [119]


def test_an_entry_that_is_no_object_is_refused(import_list):
    report = import_list("text", None, 7, [entry()])
    assert [refused.position for refused in report.refused] == [1, 2, 3, 4]
    assert str(report.refused[0]) == "entry 1: the entry is not an object with named values"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'[{"larsCode": 196,', "standards.json is not JSON"),
        (b"\xff\xfe\x00[", "standards.json is not JSON"),
        (b"", "standards.json is not JSON"),
        (b"[" * 100_000, "standards.json is not JSON"),
        (b'{"error": "try later"}', "standards.json is not a list of standards"),
    ],
)
def test_a_file_that_is_no_list_ends_with_one_sentence_and_nothing_changed(facts, tmp_path, content, told):
    path = tmp_path / "standards.json"
    path.write_bytes(content)
    before = list(ApprenticeshipStandard.objects.order_by("id").values())
    with pytest.raises(CommandError, match=told) as refusal:
        call_command("import_standards", str(path), stdout=StringIO())
    assert refusal.value.returncode == 1
    assert list(ApprenticeshipStandard.objects.order_by("id").values()) == before


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere.json cannot be opened"):
        call_command("import_standards", str(tmp_path / "nowhere.json"))


def test_the_command_reports_refusals_row_by_row_and_counts_the_rest(tmp_path):
    path = tmp_path / "standards.json"
    path.write_text(json.dumps([entry(), entry(level=9), entry(status="Proposal approved")]), encoding="utf-8")
    out = StringIO()
    call_command("import_standards", str(path), stdout=out)
    assert "Refused: entry 2 (ST0070): level is 9" in out.getvalue()
    assert "1 added, 0 changed, 0 unchanged" in out.getvalue()
    assert "1 not yet open to starts, 1 refused" in out.getvalue()


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Construction", Route.CONSTRUCTION),
        ("Education and childcare", Route.EDUCATION),
        (" digital ", Route.DIGITAL),
        ("Legal,  finance and accounting", Route.LEGAL),
        ("Engineering", None),
        ("", None),
        (None, None),
    ],
)
def test_a_route_is_known_by_its_present_and_former_names(text, route):
    assert route_named(text) == route


def test_there_are_fifteen_routes():
    assert len(Route) == 15
