"""The pages on which an officer says which employers are one."""

import pytest
from django.urls import reverse

from backend.care_leavers.safety import avoid_employer
from backend.councils.choices import Role
from backend.employers.models import Employer, FeedName, SameEmployer, TradingName
from backend.employers.services import pause
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, worker
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.web.pages import as_shown, banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


@pytest.fixture
def otter(in_council):
    return EmployerFactory(council=in_council, name="Otter Street Motors")


def at(name, employer, query=""):
    return reverse(name, args=[employer.public_id]) + query


def said(response) -> str:
    return text_of(page_of(response).main)


def test_a_question_is_answered_and_the_answer_taken_back(officer, in_council, otter):
    alike = EmployerFactory(council=in_council, name="Oter Street Motors")
    pause(employer=otter, reason="A complaint", by=worker(in_council))
    asked = page_of(get_within(officer, reverse("employer-questions")))
    (answer,) = (link["href"] for link in asked.main.find_all("a") if link.text.startswith("Answer"))
    form = officer.get(answer)
    assert filled(form)["other"] == str(alike.public_id)
    refused = officer.post(answer, as_shown(form) | {"other": alike.public_id})
    assert len(errors_in(refused)) == 2
    words = {"other": alike.public_id, "are_one": "True", "reason": "Rang them"}
    answered = officer.post(answer, as_shown(form) | words)
    assert answered.url == at("employer-organisation", otter)
    page = get_within(officer, answered.url)
    assert "are one employer" in banner_in(page)
    assert "an officer said so" in said(page)
    shown = said(get_within(officer, at("employer", alike)))
    assert "Paused with Otter Street Motors" in shown
    assert "Nothing to answer" in said(officer.get(reverse("employer-questions")))
    record = SameEmployer.objects.get()
    remove = at("employer-record-remove", record)
    shown = as_shown(officer.get(remove))
    assert errors_in(officer.post(remove, shown | {"reason": " "}))
    assert officer.post(remove, shown | {"reason": "Wrong one"}).url
    assert not Employer.objects.get(pk=alike.pk).is_paused
    assert "Wrong one" in said(officer.get(at("employer-organisation", otter)))


def test_trading_names_and_what_it_belongs_to(officer, in_council, otter):
    chain = EmployerFactory(council=in_council, name="Kiln Group")
    page = at("employer-trading-name", otter)
    assert "known by “The Otter Street Motors Ltd” already" in " ".join(
        errors_in(officer.post(page, {"name": "The Otter Street Motors Ltd", "reason": "x"}))
    )
    officer.post(page, {"name": "Fast Fit", "reason": "Over the door"})
    officer.post(at("employer-parent", otter), {"parent": chain.public_id, "reason": "Their site"})
    foreign = EmployerFactory(council=CouncilFactory(), name="Elsewhere")
    assert errors_in(officer.post(at("employer-parent", otter), {"parent": foreign.public_id, "reason": "x"}))
    shown = said(get_within(officer, at("employer-organisation", otter)))
    assert "Trades as Fast Fit" in shown
    assert "Otter Street Motors belongs to Kiln Group" in shown
    assert TradingName.objects.get().by_id


def test_what_a_feed_says_is_asked_about_and_others_read_it_without_a_way_to_answer(officer, in_council, otter):
    named = {"source": "faa", "external_reference": "VAC1", "name": "Wren Works"}
    asked = FeedName.objects.create(council=in_council, employer=otter, **named)
    page = said(get_within(officer, reverse("employer-questions")))
    assert "Wren Works" in page
    assert "Find an apprenticeship, VAC1" in page
    assert len(errors_in(officer.post(at("employer-feed-name", asked), {}))) == 2
    shown = as_shown(officer.get(at("employer-feed-name", asked)))
    officer.post(at("employer-feed-name", asked), shown | {"answer": "same", "reason": "Rang them"})
    assert "Rang them" in said(officer.get(at("employer-organisation", otter)))
    adviser = signed_in(in_council, Role.EET_ADVISER)[0]
    shown = page_of(adviser.get(at("employer-organisation", otter))).main
    assert "Wren Works" in text_of(shown)
    assert not [link for link in shown.find_all("a") if link.text.startswith(("Remove", "Take back", "Add"))]
    officer.post(at("employer-feed-name-undo", asked))
    assert not FeedName.objects.get().answer


def test_the_question_shows_what_is_recorded_of_both_and_what_hangs_on_each(officer, in_council, otter):
    other = EmployerFactory(
        council=in_council,
        name="Oter Street Motors",
        companies_house_number="09123456",
        published_phone="020 7946 0011",
        website="https://oter.example",
    )
    EmployerContactFactory(employer=other, name="Ann Lea", email="ann@oter-mail.example", phone="020 7946 0099")
    post = OpportunityFactory(council=in_council, employer=other)
    SiteFactory(opportunity=post, address="8 Quay Street", postcode="")
    avoid_employer(
        care_leaver=CareLeaverFactory(council=in_council), employer=other, note="CANARY", by=worker(in_council)
    )
    page = page_of(get_within(officer, at("employer-same", otter, f"?with={other.public_id}")))
    rows = {text_of(row.th): [text_of(cell) for cell in row.select("td")] for row in page.main.select("tbody tr")}
    assert rows["Companies House number"] == ["not recorded yet", "09123456"]
    assert rows["Telephone"] == ["not recorded yet", "020 7946 0011 (published); 020 7946 0099 (Ann Lea)"]
    assert rows["Web address"] == ["not recorded yet", "https://oter.example"]
    assert "8 Quay Street" in rows["Addresses"][1]
    assert rows["Mail of its people"][1] == "oter-mail.example"
    assert rows["Opportunities"] == ["0 opportunities, 0 live", "1 opportunity, 1 live"]
    assert rows["People on the list"] == ["0", "1"]
    assert rows["Introductions"] == ["0", "0"]
    assert "avoid" not in text_of(page.main).lower()
    alone = page_of(get_within(officer, at("employer-same", otter)))
    assert len(alone.main.select("thead th")) == 2
