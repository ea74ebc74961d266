"""What is printed and what another system is given: read for its meaning, as every page an employer reaches is.

A sheet lies about in a kitchen afterwards, so whoever finds it learns no more than that somebody looks for work.
"""

import pytest
from django.db import transaction
from django.urls import reverse

from backend.core import clock
from backend.core.protection import council_context
from tests.api.callers import Caller
from tests.architecture.rows import Rows
from tests.backend.opportunities.posts import TODAY
from tests.factories.care_leavers import consent_to
from tests.factories.shortlists import MatchFactory
from tests.safety.matched_people import AGREED, KNOWN_HERE, outside_applicant, referred_person
from tests.safety.tells import TELLS, Answer, tells_of
from tests.web.pages import page_of, text_of
from tests.web.sign_in import signed_in
from tests.web.young_person.worlds import own_world


CALLS = ("opportunities/", "opportunities/{post}/", "opportunities/{post}/what-would-open/", "shared/")
CALLS_OF_STAFF = ("shortlists/", "placements/")
# Whoever is in custody has no page to print, and how somebody wants to be called is theirs to say.
AT_HOME = KNOWN_HERE | {"in_custody": False, "release_date": None, "licence_conditions": "", "own_word": "young person"}
NEVER_AT_HOME = ("interview", "first day", "Secret Street")


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.moved_to(TODAY):
        yield


@pytest.mark.parametrize("language", ["Tigrinya", "Arabic", "Vietnamese"])
def test_a_sheet_of_somebody_of_whom_all_is_known_tells_none_of_it(db, language):
    facts = AT_HOME | {"interpreter_language": language}
    mine = own_world(aspiration="I grew up in foster care and want to cook.", **facts)
    pick = mine.suggested(words="You liked the open day.")[0]
    mine.put_forward(pick.opportunity)
    adviser, _ = signed_in(mine.council)
    for asked in ("", "?in=ar", "?in=vi"):
        answer = adviser.get(reverse("person-own-page-sheet", args=[mine.person.public_id]) + asked)
        sheet = page_of(answer).select_one(".onward-aloud")
        assert "Kitchen apprentice" in text_of(sheet)
        assert tells_in(text_of(sheet)) == []
        assert [each for each in NEVER_AT_HOME if each in text_of(sheet)] == []
        assert "<title>Next steps</title>" in answer.content.decode()


def test_the_sheet_of_what_was_ticked_tells_none_of_it(db):
    mine = own_world(**AT_HOME)
    post = mine.post()
    with council_context(mine.council.id):
        match = MatchFactory(care_leaver=mine.person, opportunity=post, in_bands=True)
    adviser, _ = signed_in(mine.council)
    address = reverse("person-sheet", args=[mine.person.public_id])
    page = page_of(adviser.get(f"{address}?m={match.opportunity.public_id}"))
    sheet = page.select_one("main")
    for each in sheet.select(".onward-no-print"):
        each.decompose()
    assert match.opportunity.title in text_of(sheet)
    assert tells_in(text_of(sheet)) == []


def tells_in(text: str) -> list[str]:
    return sorted({each.group() for each in TELLS.finditer(text)})


def test_what_the_system_of_an_employer_is_given_is_the_same_of_both_and_tells_nothing(in_council):
    rows = Rows(in_council)
    caller = Caller.for_employer(rows.world.opportunity.employer, rows.world.employer_user)

    def given(make) -> list[Answer]:
        with transaction.atomic():
            person = make(rows)
            consent_to(person, *AGREED)
            rows.world.refer(care_leaver=person, checked="Asked the probation practitioner")
            post = rows.world.opportunity.public_id
            calls = [each.format(post=post) for each in (*CALLS, *CALLS_OF_STAFF)]
            found = [Answer.of(f"api {each}", caller.get(each)) for each in calls]
            transaction.set_rollback(True)
        return found

    known, outside = given(referred_person), given(outside_applicant)
    assert [each.status for each in known[:2]] == [200, 200]
    assert [(each.status, each.body) for each in known] == [(each.status, each.body) for each in outside]
    assert [tell for each in known for tell in tells_of(each)] == []
    assert {each.status for each in known[-len(CALLS_OF_STAFF) :]} == {403}


def test_a_tell_on_a_sheet_would_be_found():
    assert tells_in("Ask your personal adviser about leaving care") == ["leaving care", "personal advis"]
