"""How a council's service stands, on one page: what came in, who has no way in, what was set."""

import pytest
from django.urls import reverse

from backend.care_leavers.choices import ImportState
from backend.care_leavers.models import ImportRun
from backend.councils.choices import Role
from backend.councils.invitations import invite
from backend.councils.settings import change_settings
from backend.intake.models import FeedRun
from backend.opportunities.choices import Source
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import second_factor, signed_in


PAGE = reverse("administration-overview")


@pytest.fixture
def administrator(in_council):
    return signed_in(in_council, Role.ADMINISTRATOR, name="Robin Yewdale")[0]


def told(response) -> dict[str, str]:
    rows = page_of(response).select("main .govuk-summary-list__row")
    return {text_of(row.dt): text_of(row.select_one(".govuk-summary-list__value")) for row in rows}


def test_of_a_council_that_has_just_begun_it_says_so(administrator):
    assert told(get_within(administrator, PAGE)) == {
        "Files of young people": "Nothing yet",
        "Find an apprenticeship": "Switched off: nothing comes in by itself",
        "Adverts read in": "Nothing yet",
        "Background work": "Nothing is stuck",
        "People with a role": "1",
        "Without a second step": "Nobody",
        "Invitations without an answer": "None",
        "Settings": "As they were at the start",
    }


def test_it_says_what_came_in_and_who_has_no_way_in(administrator, in_council):
    counts = {"created_rows": 3, "updated_rows": 2, "unchanged_rows": 1, "refused_rows": 4}
    ImportRun.objects.create(council=in_council, file_name="Amina Khan.csv", **counts)
    ImportRun.objects.create(council=in_council, file_name="next.csv", state=ImportState.CHECKED)
    FeedRun.objects.create(council=in_council, source=Source.FAA, created_records=5, updated_records=6)
    MembershipFactory(council=in_council, user__name="Priya Ravenscar")
    MembershipFactory(council=CouncilFactory(), user__name="From Elsewhere")
    asked = {"email": "noor@council.example", "name": "Noor Ali", "role": Role.STAFF}
    invite(council=in_council, by=UserFactory(), **asked)
    sam = MembershipFactory(council=in_council, role=Role.ADMINISTRATOR, user__name="Sam Rowan").user
    second_factor(sam)
    change_settings(council=in_council, idle_minutes=10, by=sam)
    shown = administrator.get(PAGE)
    now = told(shown)
    assert "3 new, 2 changed, 1 unchanged, 4 refused. 1 file waits to be looked at" in now["Files of young people"]
    assert "5 new, 6 changed" in now["Adverts read in"]
    assert now["Without a second step"] == "Priya Ravenscar"
    assert now["Invitations without an answer"] == "1"
    assert "10 minutes, by Sam Rowan" in now["Settings"]
    assert "Amina" not in shown.content.decode(), "a file's name may name somebody"
