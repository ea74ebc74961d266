"""Whom to ask to do without what the law does not ask for."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.reference.services import load_reference
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.today import today_is
from tests.web.pages import page_of, text_of
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 6, 1)
_today = today_is(TODAY)


@pytest.fixture
def offer(in_council):
    load_reference()
    facts = {"type": "apprenticeship", "level": 2, "start_date": dt.date(2026, 9, 1), "min_age": 16, "max_age": 25}
    found = OpportunityFactory(council=in_council, maths_required=2, english_required=0, **facts)
    SiteFactory(opportunity=found)
    return found


@pytest.mark.parametrize(("born", "told"), [(dt.date(2007, 6, 1), True), (dt.date(2007, 6, 2), False)])
def test_the_employer_is_named_with_its_page_from_19_on(in_council, offer, born, told):
    person = CareLeaverFactory(
        council=in_council, ready=True, living_in_croydon=True, birth_date=born, maths_level=1, english_level=2
    )
    client = signed_in(in_council, Role.EET_ADVISER)[0]
    main = page_of(client.get(reverse("person-doors", args=[person.public_id]))).main
    assert ("Asking the employers to do without maths" in text_of(main)) is told
    assert bool(main.select(f'a[href="{reverse("employer", args=[offer.employer.public_id])}"]')) is told
