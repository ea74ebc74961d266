"""A word about who an employer is, or about one check of it, speaks of what its page showed."""

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.employers.models import FeedName
from backend.employers.organisations.services import add_trading_name
from backend.employers.services import change_employer
from tests.factories.councils import worker
from tests.factories.employers import EmployerFactory
from tests.web.pages import errors_in, filled
from tests.web.sign_in import signed_in


def same(employer, by):
    other = EmployerFactory(council=employer.council, name="Fern Bakry")
    query = f"?with={other.public_id}"
    return "employer-same", employer, query, {"are_one": "True", "reason": "Rang them"}


def remove(employer, by):
    recorded = add_trading_name(employer=employer, name="Quay Cakes", reason="Over the door", by=by)
    return "employer-record-remove", recorded, "", {"reason": "Wrong one"}


def feed_name(employer, by):
    facts = {"source": "faa", "external_reference": "VAC1", "name": "Wren Works"}
    asked = FeedName.objects.create(council=employer.council, employer=employer, **facts)
    return "employer-feed-name", asked, "", {"answer": "same", "reason": "Rang them"}


def check(employer, by):
    words = {"evidence": "Active since 2011", "link": "https://register.example/1"}
    return "employer-check", employer, "?item=exists", words


@pytest.mark.parametrize("page", [same, remove, feed_name, check])
def test_a_word_of_an_employer_that_was_renamed_since_is_not_recorded(in_council, page):
    officer, by = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0], worker(in_council)
    employer = EmployerFactory(council=in_council, name="Fern Bakery")
    name, about, query, words = page(employer, by)
    url = reverse(name, args=[about.public_id]) + query
    older = filled(officer.get(url)) | words
    change_employer(employer=employer, name="Entirely Other Traders", by=by)
    refused = officer.post(url, older)
    assert "New or changed since you opened this page" in errors_in(refused)[0]
    assert officer.post(url, filled(refused) | words).status_code == 302
