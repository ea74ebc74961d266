"""A named colleague looks at a match, the answer comes back; nobody decides alone about an employer they speak for."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision
from backend.shortlists.services import answer_question, decide, read_answer
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.employers import EmployerContactFactory
from tests.factories.shortlists import MatchFactory
from tests.today import today_is
from tests.web.pages import filled, page_of, text_of
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


URL = "/today/"
_today = today_is(dt.date(2026, 6, 15))


@pytest.fixture
def desk(in_council):
    return signed_in(in_council)


@pytest.fixture
def match(desk):
    person = CareLeaverFactory(council=desk[1].council, eet_adviser=desk[1].user)
    return MatchFactory(care_leaver=person)


def decide_url(match, query: str = "") -> str:
    pair = [match.care_leaver.public_id, match.opportunity.public_id]
    return f"{reverse('match-decide', args=pair)}{query}"


def main_of(response) -> str:
    return text_of(page_of(response).main)


@pytest.mark.parametrize("role", [Role.HEAD, Role.EET_ADVISER, Role.PERSONAL_ADVISER])
def test_a_colleague_asked_by_name_has_the_line_and_what_they_say_comes_back(desk, match, role):
    adviser, membership = desk
    colleague, theirs = signed_in(membership.council, role)
    if role == Role.PERSONAL_ADVISER:
        match.care_leaver.personal_adviser = theirs.user
        match.care_leaver.save(update_fields=["personal_adviser"])
    ask = decide_url(match, "?kind=ask")
    page = adviser.get(ask)
    answers = filled(page) | {"asked": "colleague", "whom": str(theirs.public_id), "note": "Is the pay right?"}
    adviser.post(ask, answers)
    assert hints(adviser.get(URL), "questions") == [], "it is with the colleague"
    seen = colleague.get(URL)
    ((_, line),) = hints(seen, "second-look")
    assert line == f"{membership.user} asks you to look at {match.opportunity.title}: “Is the pay right?”"
    form = colleague.get(link_of(seen, "second-look"))
    colleague.post(form.request["PATH_INFO"], filled(form) | {"answer": "Yes, I rang them."})
    assert hints(colleague.get(URL), "second-look") == []
    back = adviser.get(URL)
    ((_, line),) = hints(back, "second-look")
    assert line == f"{theirs.user} says of {match.opportunity.title}: “Yes, I rang them.”"
    page = adviser.get(link_of(back, "second-look"))
    assert "Yes, I rang them." in main_of(page)
    adviser.post(page.request["PATH_INFO"], filled(page))
    assert hints(adviser.get(URL), "second-look") == []


def stops(membership, match, by) -> None:
    """One who opens everybody's record leaves; a personal adviser has somebody else's young people."""
    if membership.role == Role.PERSONAL_ADVISER:
        update_profile(care_leaver=match.care_leaver, personal_adviser=None, by=by)
    else:
        membership.ended_at = clock.now()
        membership.save(update_fields=["ended_at"])


def ask(match, whom, by) -> Decision:
    facts = {"kind": DecisionKind.ASK, "asked": "colleague", "note": "Look?"}
    return decide(match=match, whom=whom, by=by, **facts)


@pytest.mark.parametrize("role", [Role.HEAD, Role.PERSONAL_ADVISER])
def test_a_question_to_somebody_who_may_not_open_them_any_more_is_everybodys_again(desk, match, role):
    adviser, membership = desk
    _, theirs = signed_in(membership.council, role)
    update_profile(care_leaver=match.care_leaver, personal_adviser=theirs.user, by=membership.user)
    ask(match, theirs, membership.user)
    assert hints(adviser.get(URL), "questions") == []
    stops(theirs, match, membership.user)
    assert len(hints(adviser.get(URL), "questions")) == 1


@pytest.mark.parametrize("role", [Role.STAFF, Role.PERSONAL_ADVISER])
def test_an_answer_to_somebody_who_may_not_open_them_any_more_is_read_by_their_adviser(desk, match, role):
    adviser, membership = desk
    _, asker = signed_in(membership.council, role)
    _, colleague = signed_in(membership.council, Role.HEAD)
    update_profile(care_leaver=match.care_leaver, personal_adviser=asker.user, by=membership.user)
    decision = ask(match, colleague, asker.user)
    answer_question(decision=decision, answer="Yes", by=colleague.user)
    assert hints(adviser.get(URL), "second-look") == []
    with pytest.raises(Refused, match="Only who asked"):
        read_answer(decision=decision, by=membership.user)
    stops(asker, match, membership.user)
    seen = adviser.get(URL)
    assert len(hints(seen, "second-look")) == 1
    page = adviser.get(link_of(seen, "second-look"))
    adviser.post(page.request["PATH_INFO"], filled(page))
    assert hints(adviser.get(URL), "second-look") == []


def test_nobody_decides_alone_about_an_employer_they_speak_for_and_may_ask(desk, match):
    _, membership = desk
    _, other = signed_in(membership.council, Role.EET_ADVISER)
    EmployerContactFactory(employer=match.opportunity.employer, email=membership.user.email)
    for kind, because in ((DecisionKind.SHORTLIST, ""), (DecisionKind.NOT_THIS_ONE, "pay")):
        with pytest.raises(Refused, match=f"somebody else has to decide about it: {other.user.name}.*Press “Ask”"):
            decide(match=match, kind=kind, because=because, by=membership.user)
    asked = {"kind": DecisionKind.ASK, "asked": "colleague", "note": "Yours to decide", "whom": other}
    decide(match=match, by=membership.user, **asked)
    decide(match=match, kind=DecisionKind.SHORTLIST, by=other.user)
    assert Decision.objects.get(kind=DecisionKind.SHORTLIST).by == other.user
