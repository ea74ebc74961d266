"""One advert that has not been read in, asked for by the person who wants to start from it."""

import datetime as dt
import time

import pytest

from backend.core.errors import Refused
from backend.intake.models import FeedCall, FeedRecord
from backend.intake.prefilled_drafts import draft_from_advert, find_advert
from backend.intake.sync import faa_advert
from backend.intake.sync.throttle import Throttle
from backend.opportunities.choices import OpportunityState, Source
from backend.opportunities.models import Opportunity
from tests.backend.intake.sync.conftest import adverts
from tests.backend.opportunities.posts import officer_of
from tests.faa_server import broken_off, malformed, of_another_shape, slow, trouble
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory


pytestmark = pytest.mark.django_db
REFERENCE = "2000000001"
PAGE = "https://www.findapprenticeship.service.gov.uk/apprenticeship"


@pytest.fixture
def one(server):
    server.details = {REFERENCE: adverts(1)[0]}
    return server


def begin(council, reference):
    found = find_advert(council=council, reference=reference)
    return draft_from_advert(
        council=council, employer=EmployerFactory(council=council), advert=found, by=officer_of(council)
    )


def refusal_of(council, reference=REFERENCE) -> Refused:
    with pytest.raises(Refused) as refused:
        find_advert(council=council, reference=reference)
    return refused.value


@pytest.mark.parametrize(
    "typed",
    [
        f"VAC{REFERENCE}",
        f" vac{REFERENCE} ",
        REFERENCE,
        f"{PAGE}/VAC{REFERENCE}",
        f"{PAGE}/reference/{REFERENCE}?sort=DistanceAsc#summary",
        f"findapprenticeship.service.gov.uk/apprenticeship/VAC{REFERENCE}/",
    ],
)
def test_an_advert_nobody_has_read_in_becomes_a_draft(one, council, typed):
    made = begin(council, typed)
    assert (made.state, made.source, made.external_reference) == (OpportunityState.DRAFT, Source.PARTNER, "")
    assert (made.title, made.weekly_hours, made.wage_text) == ("Housing apprentice", 36, "£14,976 a year")
    assert (made.start_date, made.places, made.application_url) == (dt.date(2027, 1, 11), 2, "")
    assert [site.postcode for site in made.sites.all()] == ["CR0 1EA"]
    assert [each["path"] for each in one.asked] == [f"/vacancies/vacancy/{REFERENCE}"]


def test_nothing_is_kept_but_the_draft_and_that_a_call_was_made(one, council):
    find_advert(council=council, reference=REFERENCE)
    assert not Opportunity.objects.exists()
    begin(council, REFERENCE)
    assert (Opportunity.objects.count(), FeedRecord.objects.count(), FeedCall.objects.count()) == (1, 0, 2)


def test_contacts_and_markup_are_dropped_as_the_importer_drops_them(one, council):
    one.details[REFERENCE]["fullDescription"] = (
        "<p onclick='x()'>Good <b>work</b>.</p><script>alert(1)</script>Ring Petra on 07700 900123 or"
        " petra@sample.test."
    )
    made = begin(council, REFERENCE)
    assert "Good work." in made.description
    text = f"{made.summary} {made.description}"
    assert [word for word in ("<", "alert", "07700", "petra@", "07000") if word in text] == []


def test_days_that_are_past_are_left_to_fill_in(one, council):
    one.details[REFERENCE]["closingDate"] = "2026-11-01T23:59:59Z"
    made = begin(council, REFERENCE)
    assert (made.closing_date, made.start_date) == (None, dt.date(2027, 1, 11))


def test_one_that_has_been_read_in_is_not_asked_for(one, council):
    OpportunityFactory(council=council, from_feed=True, external_reference=REFERENCE, title="Baker")
    assert begin(council, f"{PAGE}/VAC{REFERENCE}").title == "Baker"
    assert one.asked == []


@pytest.mark.parametrize("typed", ["", "C0000-26-0009", "VACANT", "VAC12 34", "١٢٣٤"])
def test_what_is_no_reference_of_theirs_is_not_asked_for(one, council, typed):
    assert "No advert with the reference" in refusal_of(council, typed).message
    assert one.asked == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (f"https://jobs.example.test/VAC{REFERENCE}", "is not an address of Find an apprenticeship"),
        (f"https://evil.test/?x=findapprenticeship.service.gov.uk/{REFERENCE}", "is not an address of"),
        (f"https://findapprenticeship.service.gov.uk.evil.test/{REFERENCE}", "is not an address of"),
        ("http://[findapprenticeship/1", "is not an address of"),
        (f"{PAGE}/search", "no reference is in the address"),
    ],
)
def test_another_address_is_refused_and_never_asked(one, council, typed, said):
    refusal = refusal_of(council, typed)
    assert said in refusal.message
    assert (refusal.field, one.asked) == ("reference", [])


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (trouble(404), "has no advert with the reference “2000000001”"),
        (trouble(429, **{"Retry-After": "170"}), "Try again in 3 minutes."),
        (trouble(429), "Try again in a few minutes."),
        (trouble(500), "trouble of its own (500)"),
        (trouble(401), "does not accept our key (401)"),
        (trouble(302, Location="http://127.0.0.1:9/"), "answered 302"),
        (malformed, "is not valid JSON"),
        (of_another_shape, "is missing"),
        (broken_off, "broke off before its end"),
    ],
)
def test_every_failure_is_a_sentence_that_names_the_field_and_the_way_out(one, council, fault, said):
    one.detail_faults = [fault]
    refusal = refusal_of(council)
    assert said in refusal.message
    assert "paste the advert's page instead, or fill in the form yourself." in refusal.message
    assert refusal.field == "reference"
    assert len(one.asked) == 1  # somebody waits, so it is not tried again
    assert not Opportunity.objects.exists()


def test_an_advert_that_is_not_the_one_asked_for_is_refused(one, council):
    one.details[REFERENCE] = adverts(1, first=7)[0]
    assert "about another advert" in refusal_of(council).message


@pytest.mark.parametrize("field", ["title", "closingDate", "wage"])
def test_an_advert_that_cannot_be_used_says_which_field(one, council, field):
    del one.details[REFERENCE][field]
    assert f"{field} is " in refusal_of(council).message


def test_nobody_waits_long(one, council, monkeypatch):
    monkeypatch.setattr(faa_advert, "LONGEST_WAIT", 0.3)
    one.detail_faults = [slow(2)]
    began = time.monotonic()
    assert "did not answer within 0.3 seconds. Try again in a few minutes." in refusal_of(council).message
    assert time.monotonic() - began < 1.5


def test_without_a_free_call_nobody_is_asked_and_it_says_when(one, council, settings):
    settings.FAA_API_CALLS, settings.FAA_API_CALLS_SECONDS = 2, 300
    throttle = Throttle(Source.FAA.value, most=2, seconds=300)
    throttle.claim()
    throttle.claim()
    refusal = refusal_of(council)
    assert "all are used up for now. Try again in 5 minutes." in refusal.message
    assert (one.asked, FeedCall.objects.count()) == ([], 2)


def test_a_call_counts_even_if_it_came_to_nothing(one, council):
    one.detail_faults = [trouble(404)]
    refusal_of(council)
    assert FeedCall.objects.count() == 1


@pytest.mark.parametrize("missing", ["FAA_API_URL", "FAA_API_KEY"])
def test_switched_off_it_asks_nobody(one, council, settings, missing):
    setattr(settings, missing, "")
    refusal = refusal_of(council)
    assert "has been read in" in refusal.message
    assert "paste the advert's page instead, or fill in the form yourself" in refusal.message
    assert one.asked == []
