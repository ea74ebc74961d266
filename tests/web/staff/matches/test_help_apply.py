"""“Help Amina apply” beside a match that nobody decided about: who goes that way has decided, and is asked no more."""

import pytest

from backend.councils.choices import Role
from backend.referrals.choices import Way
from backend.shortlists.choices import NotThisOne
from backend.shortlists.models import Decision
from backend.shortlists.services import decide
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory
from tests.web.pages import page_of
from tests.web.sign_in import signed_in


@pytest.fixture
def match(person):
    return MatchFactory(care_leaver=person, opportunity=OpportunityFactory(council=person.council, from_feed=True))


def help_links(client, person) -> list[str]:
    links = page_of(client.get(f"/people/{person.public_id}/")).select("main a.onward-act")
    return [each["href"] for each in links if "apply" in each.get_text()]


def test_one_press_helps_and_shortlists_with_the_facts_of_then(person, match):
    adviser, membership = signed_in(person.council)
    (address,) = help_links(adviser, person)
    answer = adviser.post(address, {"way": Way.HELPED_TO_APPLY})
    assert answer.status_code == 302
    made = Decision.objects.get(care_leaver=person)
    assert (made.kind, made.opportunity, made.by) == ("shortlist", match.opportunity, membership.user)
    assert made.facts["position"] == match.position
    assert help_links(adviser, person) == []
    assert 'value="shortlist"' not in adviser.get(f"/people/{person.public_id}/").content.decode()


def test_it_is_offered_to_whoever_may_refer_and_where_they_apply_themselves(adviser, person, match):
    head, _ = signed_in(person.council, Role.HEAD)
    assert help_links(head, person) == []
    match.delete()
    MatchFactory(care_leaver=person)
    assert help_links(adviser, person) == []


def test_a_decision_of_before_stays_as_it_is(person, match):
    adviser, membership = signed_in(person.council)
    decide(match=match, kind="not_this_one", because=NotThisOne.PAY, by=membership.user)
    adviser.post(
        f"/people/{person.public_id}/opportunities/{match.opportunity.public_id}/refer/", {"way": Way.HELPED_TO_APPLY}
    )
    assert [each.kind for each in Decision.objects.standing().filter(care_leaver=person)] == ["not_this_one"]
