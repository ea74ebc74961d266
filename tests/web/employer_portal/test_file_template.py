"""The template of a file: filled in it is taken in as it is, and a page says in plain words what each column holds."""

import re

import pytest
from django.urls import reverse

from backend.intake.files import services
from backend.intake.files.fields import FIELDS
from backend.intake.models import OpportunityFile
from backend.opportunities.models import Opportunity
from backend.reference.services import load_reference
from tests.backend.opportunities.posts import TODAY
from tests.today import today_is
from tests.web.employer_portal.test_files import FILES, choose, confirm, send
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within


_on_the_day = today_is(TODAY)
HELP = reverse("opportunity-file-help")
OF_THE_TRADE = re.compile(r"schema\.org|JSON|JobPosting|\bATS\b|applicant", re.IGNORECASE)


def template(client, form: str) -> bytes:
    return client.get(reverse("opportunity-file-template", args=[form])).content


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_column_of_it_is_found_by_itself(client, form):
    send(client, template(client, form), name=f"jobs.{form}")
    file = OpportunityFile.objects.get()
    found, _ = services.proposed_columns(file, file.sheet)
    assert found.keys() == {field.name for field in FIELDS}


def test_its_filled_row_is_a_post_that_can_be_taken_in_as_it_is(client, in_council):
    load_reference()
    page = page_of(choose(client, template(client, "csv"), default_type=""))
    assert "1 opportunity" in text_of(page.main)
    confirm(client, "draft")
    made = Opportunity.objects.get()
    assert (made.title, made.places, made.min_age, made.weekly_hours) == ("Kitchen assistant", 2, 18, 30)


def test_the_pages_say_what_to_write_in_plain_words(client):
    page = page_of(get_within(client, HELP))
    rows = page.select("tbody tr")
    assert len(rows) == len(FIELDS)
    assert "Something that stays with each opportunity" in text_of(rows[0])
    assert client.get(reverse("opportunity-file-template", args=["pdf"])).status_code == 404
    for address in (HELP, FILES, reverse("opportunity-start"), reverse("employer-opportunities"), reverse("tokens")):
        shown = text_of(page_of(client.get(address)))
        assert not OF_THE_TRADE.search(shown), (address, OF_THE_TRADE.search(shown))
    assert page_of(client.get(FILES)).find("a", href=HELP)
