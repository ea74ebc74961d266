import datetime as dt
import json
from decimal import Decimal

import pytest

from backend.core import clock
from backend.core.models import Job
from backend.core.protection import council_context
from backend.employers.models import Employer
from backend.employers.services import add_employer
from backend.intake.formats import faa_v2, nhs_jobs
from backend.intake.importer import upsert
from backend.intake.importer.importer import import_feed
from backend.intake.models import FeedFailure, FeedRun
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from backend.opportunities.services import close
from backend.reference.services import load_sample_postcodes
from tests.backend.intake.samples import advert, faa, nhs, nhs_advert, passed_on_advert
from tests.factories.councils import CouncilFactory, UserFactory
from tests.tables import rows_of_every_table
from tests.today import today_is


pytestmark = pytest.mark.django_db
A_DAY_BEFORE_IT_CLOSES = dt.date(2026, 11, 29)


_on_a_day_when_the_samples_are_open = today_is(A_DAY_BEFORE_IT_CLOSES)


def read_in(council, *adverts, by=None):
    return import_feed(council=council, feed=faa_v2.read(faa(*adverts)), file_name="page1.json", by=by)


def counts(report):
    return report.created, report.updated, report.unchanged, report.closed, len(report.refused)


LOGS_OF_RUNS = {"intake_feedrun", "intake_feedfailure"}


def test_an_advert_becomes_a_live_opportunity_with_everything_it_says(council):
    assert counts(read_in(council, advert())) == (1, 0, 0, 0, 0)
    found = Opportunity.objects.get()
    assert (found.council, found.source, found.external_reference) == (council, "faa", "2000000001")
    assert (found.state, found.type, found.route, found.level) == (
        "live",
        "apprenticeship",
        "Business and administration",
        2,
    )
    assert (found.employer.name, found.employer.kind) == ("SAMPLE BOROUGH", "feed")
    assert (found.employer.disability_confident, found.training_provider) == (True, "SAMPLE COLLEGE")
    assert (found.wage_text, found.wage_from, found.wage_period) == ("£14,976 a year", Decimal(14976), "year")
    assert (found.start_date, found.planned_end) == (dt.date(2027, 1, 11), dt.date(2028, 7, 10))
    assert (found.places, found.weekly_hours, found.lars_code) == (2, Decimal("36.0"), 418)
    assert found.application_url.endswith("/2000000001")
    assert "employerContactName" not in found.feed_record.raw
    assert [(event.from_state, event.to_state) for event in found.events.all()] == [("", "live")]


def test_a_standard_we_do_not_know_keeps_its_code_route_and_level(council):
    read_in(council, advert(course={"larsCode": 99998, "level": 5, "route": "Digital"}))
    found = Opportunity.objects.get()
    assert (found.lars_code, found.route, found.level) == (99998, "Digital", 5)


def test_a_point_that_was_sent_is_the_site_and_else_the_postcode_is_looked_up(council):
    load_sample_postcodes()
    addresses = [
        {"addressLine1": "A", "postcode": "SW1A 1AA", "latitude": 51.501009, "longitude": -0.141588},
        {"addressLine1": "B", "postcode": "BN1 9AD", "latitude": 0, "longitude": 0},
        {"addressLine1": "C", "postcode": "ZE1 0AA"},
    ]
    read_in(council, advert(addresses=addresses))
    sites = Opportunity.objects.get().sites.all()
    assert [(site.easting, site.northing) for site in sites] == [(529090, 179645), (533476, 108410), (None, None)]


def test_an_advert_without_hours_places_start_or_standard_is_kept_with_these_unknown(council):
    read_in(council, passed_on_advert())
    found = Opportunity.objects.get()
    unknown = ("weekly_hours", "places", "start_date", "planned_end", "duration_months", "lars_code", "level", "ukprn")
    assert {getattr(found, name) for name in unknown} == {None}
    assert found.application_url == "https://jobs.sample.test/C0000-26-0009"


@pytest.mark.parametrize("text", ["Competitive", "£320", "£60 a day", "Up to £18,000 a year"])
def test_pay_that_is_not_a_least_amount_for_a_time_stays_words(council, text):
    read_in(council, advert(wage={"wageAdditionalInformation": text}))
    found = Opportunity.objects.get()
    assert (found.wage_from, found.wage_to, found.wage_period, found.wage_text) == (None, None, "", text)


def test_reading_the_same_feed_again_changes_no_row(council):
    adverts = [advert(), passed_on_advert(), advert(vacancyReference="3", closingDate="2024-01-31T23:59:59Z")]
    assert counts(read_in(council, *adverts)) == (3, 0, 0, 1, 0)
    before = rows_of_every_table(LOGS_OF_RUNS)
    with clock.moved_to(dt.datetime(2026, 11, 29, 18, tzinfo=dt.UTC)):
        again = read_in(council, *reversed(adverts))
    assert counts(again) == (0, 0, 3, 0, 0)
    assert again.changed_nothing
    assert rows_of_every_table(LOGS_OF_RUNS) == before
    assert [run.unchanged_records for run in FeedRun.objects.all()] == [3, 0]


def test_a_changed_advert_is_updated_in_place(council):
    read_in(council, advert(), advert(vacancyReference="2"))
    public_id = Opportunity.objects.get(external_reference="2").public_id
    changed = advert(vacancyReference="2", title="New title", addresses=[], employerName="Renamed Ltd")
    assert counts(read_in(council, advert(), changed)) == (0, 1, 1, 0, 0)
    found = Opportunity.objects.get(external_reference="2")
    assert (found.public_id, found.title, found.employer.name) == (public_id, "New title", "SAMPLE BOROUGH")
    with council_context(council.id):
        assert found.employer.feed_names.unanswered().get().name == "Renamed Ltd"
    assert not found.sites.exists()
    assert found.feed_record.raw["title"] == "New title"


def test_an_advert_past_its_closing_date_loads_as_closed(council):
    read_in(council, advert(closingDate="2026-11-28T23:59:59Z"), advert(vacancyReference="2", closingDate="2026-11-29"))
    states = dict(Opportunity.objects.values_list("external_reference", "state"))
    assert states == {"2000000001": OpportunityState.CLOSED, "2": OpportunityState.LIVE}


def test_an_advert_whose_closing_date_is_moved_on_opens_again(council):
    read_in(council, advert(closingDate="2026-11-20T23:59:59Z"))
    assert read_in(council, advert(closingDate="2026-12-20T23:59:59Z")).reopened == 1
    assert Opportunity.objects.get().state == OpportunityState.LIVE


def test_an_advert_that_a_person_closed_stays_closed(council):
    read_in(council, advert())
    close(opportunity=Opportunity.objects.get(), reason="The employer has filled it.", by=UserFactory())
    assert read_in(council, advert(closingDate="2026-12-20T23:59:59Z")).reopened == 0
    assert Opportunity.objects.get().state == OpportunityState.CLOSED


def test_an_advert_that_is_brought_forward_closes(council):
    read_in(council, advert())
    assert read_in(council, advert(closingDate="2026-11-01T23:59:59Z")).closed == 1
    assert Opportunity.objects.get().state == OpportunityState.CLOSED


def test_an_empty_or_shrunken_feed_closes_nothing(council):
    read_in(council, advert(), advert(vacancyReference="2"))
    assert counts(read_in(council)) == (0, 0, 0, 0, 0)
    read_in(council, advert())
    assert Opportunity.objects.live().count() == 2


def test_a_refused_record_is_kept_as_a_failure_and_stops_no_other(council):
    report = read_in(council, advert(closingDate=None), advert(vacancyReference="2"))
    assert counts(report) == (1, 0, 0, 0, 1)
    failure = FeedFailure.objects.get()
    assert (failure.external_reference, failure.line) == ("2000000001", 3)
    assert failure.reason.startswith("closingDate is missing")
    assert json.loads(failure.excerpt)["title"] == "Housing apprentice"
    assert failure.run.refused_records == 1


def test_what_was_lost_of_an_advert_that_was_taken_is_kept_and_of_a_refused_one_the_reason_alone(council):
    odd = {"postedDate": "the day before yesterday"}
    report = read_in(council, advert(**odd), advert(vacancyReference="2", closingDate=None, **odd))
    assert counts(report) == (1, 0, 0, 0, 1)
    noted, refused = FeedFailure.objects.order_by("-taken")
    assert (noted.taken, noted.external_reference, noted.line) == (True, "2000000001", 3)
    assert noted.reason == "postedDate could not be read and was left out."
    assert (refused.taken, refused.external_reference) == (False, "2")
    assert FeedRun.objects.with_notes().get().noted == 1
    said = "\n".join(report.lines())
    assert "Taken (2000000001): postedDate" in said
    assert "Taken (2)" not in said


def test_a_record_the_database_refuses_stops_no_other_and_leaves_nothing_behind(council, monkeypatch):
    def without_check(opportunity):
        if opportunity.external_reference == "1":
            opportunity.wage_to = opportunity.wage_from - 1

    monkeypatch.setattr(upsert, "refuse_nonsense", without_check)
    report = read_in(council, advert(vacancyReference="1", employerName="Only here"), advert(vacancyReference="2"))
    assert counts(report) == (1, 0, 0, 0, 1)
    assert "a wage range runs upwards" in FeedFailure.objects.get().reason
    assert Opportunity.objects.get().external_reference == "2"
    assert not Employer.objects.filter(name="Only here").exists()


def test_a_record_that_breaks_a_posting_rule_is_refused_with_the_sentence_of_the_rule(council):
    no_host = "https://jobs_of.sample.test/apply"
    report = read_in(council, advert(vacancyReference="1", applicationUrl=no_host), advert(vacancyReference="2"))
    assert counts(report) == (1, 0, 0, 0, 1)
    assert "valid URL" in FeedFailure.objects.get().reason


def test_places_that_our_own_people_took_are_not_taken_away(council):
    read_in(council, advert())
    Opportunity.objects.update(places_taken=2)
    assert counts(read_in(council, advert(numberOfPositions=1))) == (0, 1, 0, 0, 0)
    assert Opportunity.objects.get().places == 2


def test_an_advert_of_an_employer_we_know_joins_that_employer(council):
    known = add_employer(council=council, name="SAMPLE BOROUGH", kind="partner", by=None)
    read_in(council, advert())
    assert Opportunity.objects.get().employer == known
    assert Employer.objects.get().kind == "partner"


def test_two_councils_read_the_same_feed_each_for_itself(council):
    other = CouncilFactory()
    read_in(council, advert())
    assert counts(read_in(other, advert(title="Seen later"))) == (1, 0, 0, 0, 0)
    assert Opportunity.objects.for_council(council.id).get().title == "Housing apprentice"


def test_who_read_it_in_is_written_down(council):
    officer = UserFactory()
    read_in(council, advert(), by=officer)
    assert FeedRun.objects.get().imported_by == officer


def test_new_and_changed_adverts_are_ranked_and_unchanged_ones_not(council):
    read_in(council, advert(), advert(vacancyReference="2", closingDate="2024-01-31"))
    live = Opportunity.objects.live().get()
    assert [(job.name, job.arguments) for job in Job.objects.all()] == [
        ("shortlists.rank_opportunity", [council.id, live.id])
    ]
    Job.objects.all().delete()
    read_in(council, advert())
    assert not Job.objects.exists()


def test_many_new_adverts_ask_for_one_ranking_of_the_council(council):
    read_in(council, *(advert(vacancyReference=str(number)) for number in range(1, 30)))
    assert [(job.name, job.arguments) for job in Job.objects.all()] == [("shortlists.rank_council", [council.id])]


def test_adverts_of_nhs_jobs_are_kept_and_read_twice_change_nothing(council):
    feed = nhs_jobs.read(nhs(nhs_advert(), nhs_advert(reference="2", close="2024-03-06"), pages=2))
    first = import_feed(council=council, feed=feed, by=None)
    assert counts(first) == (2, 0, 0, 1, 0)
    assert "one page of 2" in "\n".join(first.lines())
    before = rows_of_every_table(LOGS_OF_RUNS)
    assert import_feed(council=council, feed=feed, by=None).changed_nothing
    assert rows_of_every_table(LOGS_OF_RUNS) == before
    assert set(Opportunity.objects.values_list("route", flat=True)) == {"Health and science"}


def test_an_empty_answer_of_nhs_jobs_is_read_without_complaint(council):
    assert import_feed(council=council, feed=nhs_jobs.read(nhs(pages=0)), by=None).changed_nothing


def test_reading_a_long_feed_costs_few_queries_when_nothing_is_new(council, django_assert_max_num_queries):
    adverts = [advert(vacancyReference=str(number)) for number in range(1, 40)]
    read_in(council, *adverts)
    with django_assert_max_num_queries(6):
        read_in(council, *adverts)
