"""Pages of money over HTTP: within their queries, small numbers hidden, and what they say where nothing is known."""

import pytest
from django.test import Client

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.support.models import Claim, LocalOffer
from tests.architecture.rows import Rows
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.sign_in import sign_in


pytestmark = pytest.mark.django_db
OFFER = {
    "title": "Tools for work",
    "says": "For tools or clothes that a job asks for.",
    "most": "250",
    "categories": ["former_relevant"],
    "youngest": "16",
    "oldest": "24",
    "source": "Cabinet, 3 March 2026",
    "from_on": "1/4/2026",
}


@pytest.fixture
def rows():
    with clock.moved_to(TODAY):
        council = CouncilFactory()
        with council_context(council.id):
            yield Rows(council)


def member(rows, role):
    return sign_in(Client(), MembershipFactory(council=rows.council, role=role))


def read(client, address):
    return text_of(page_of(get_within(client, address, most=WITH_WHOSE_IT_IS)).main)


def test_each_page_keeps_to_its_queries_and_says_how_things_stand(rows):
    claim, ask, letter = rows.claim, rows.offer_ask, rows.bursary_letter
    adviser = member(rows, Role.EET_ADVISER)
    shown = read(adviser, f"/people/{claim.care_leaver.public_id}/money/")
    assert "Setting up home allowance Entitled" in shown
    assert "Claimed on" in shown
    assert "None of it is shown to an employer" in shown
    assert "Payment 1" in read(adviser, f"/people/{letter.care_leaver.public_id}/money/")
    assert "£2,500.00" in read(adviser, f"/claims/{claim.public_id}/")
    assert "Waits for an answer" in read(adviser, f"/offer-asks/{ask.public_id}/")
    assert "former relevant child" in read(adviser, f"/bursary-letters/{letter.public_id}/")
    saved = adviser.get(f"/bursary-letters/{letter.public_id}/file/")
    assert saved["Content-Disposition"] == f'attachment; filename="letter-{letter.reference}.pdf"'
    assert saved.content.startswith(b"%PDF-")


def test_a_head_reads_totals_without_small_numbers(rows):
    assert rows.claim
    head = member(rows, Role.HEAD)
    assert "Setting up home allowance hidden" in read(head, "/money/")
    assert "£2,500" not in read(head, "/money/?found=yes")
    file = head.get("/money.csv").content.decode("utf-8-sig")
    assert file.splitlines()[0] == "Rule,Found,Claimed,Paid,Refused"
    assert "2,500" not in file


def test_a_wrong_answer_names_its_field_and_keeps_nothing(rows):
    head = member(rows, Role.HEAD)
    for field, value, said in (
        ("most", "0", "Enter an amount above £0"),
        ("most", "", "Enter how much at most"),
        ("says", "For everybody who was in care", "may tell more than they want"),
        ("oldest", "15", "Enter an age from 16 to 24"),
        ("until_on", "1/3/2026", "The last day is before the first"),
        ("categories", [], "Select who it is for"),
    ):
        answer = head.post("/local-offer/add/", OFFER | {field: value})
        assert said in text_of(page_of(answer)), field
    with council_context(rows.council.id):
        assert not LocalOffer.objects.exists()
    assert head.post("/local-offer/add/", OFFER).status_code == 302
    assert "Tools for work £250.00" in read(head, "/local-offer/")


def test_a_payment_that_cannot_be_claimed_is_refused_with_how_it_stands(rows):
    adviser, claim = member(rows, Role.EET_ADVISER), rows.claim
    address = f"/people/{claim.care_leaver.public_id}/money/claim/setting_up_home/1/"
    today = f"{clock.today():%d/%m/%Y}"
    answer = adviser.post(address, {"claimed_on": today, "amount": "3000", "evidence": "A form"})
    assert "This payment is recorded already" in text_of(page_of(answer))
    assert adviser.get(address.replace("setting_up_home", "no_such")).status_code == 404
    with council_context(rows.council.id):
        assert Claim.objects.count() == 1
