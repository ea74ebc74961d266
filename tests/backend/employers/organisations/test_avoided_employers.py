"""An employer to avoid is avoided under each of its names, and where names are alike somebody is asked."""

import pytest

from backend.care_leavers.safety import avoid_employer
from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job
from backend.core.protection import council_context
from backend.employers.organisations.avoidance import Avoided, is_avoided
from backend.employers.organisations.services import add_parent, answer_whether_one, take_back
from backend.opportunities.models import within_reach_of
from backend.opportunities.sharing import share_with
from tests.backend.employers.organisations.worlds import named, status_of
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.opportunities import OpportunityFactory


@pytest.fixture
def by(in_council):
    return UserFactory()


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, ready=True)


def test_an_avoided_employer_is_avoided_under_each_name_and_asked_about_where_names_are_alike(in_council, by, person):
    avoided, spelled, alike, other = named(
        in_council, "OTTER STREET MOTORS", "Otter Street Motors Limited", "Otter Street Motor", "Kiln Foods"
    )
    posts = [OpportunityFactory(council=in_council, employer=each) for each in (avoided, spelled, alike, other)]
    avoid_employer(care_leaver=person, employer=avoided, note="", by=by)
    assert [status_of(person, each) for each in posts] == ["not_met", "not_met", "unknown", "met"]
    answers = [is_avoided(each.employer, council_id=in_council.pk, avoided=[avoided.pk]) for each in posts]
    assert answers == [Avoided.YES, Avoided.YES, Avoided.UNSURE, Avoided.NO]
    answer = answer_whether_one(one=avoided, other=alike, are_one=False, reason="Another street", by=by)
    assert status_of(person, posts[2]) == "met"
    take_back(recorded=answer, reason="Pressed the wrong one", by=by)
    assert status_of(person, posts[2]) == "unknown"
    answer_whether_one(one=avoided, other=alike, are_one=True, reason="Rang them", by=by)
    assert status_of(person, posts[2]) == "not_met"


def test_what_belongs_to_an_avoided_employer_is_avoided_and_a_sister_is_asked_about(in_council, by, person):
    chain, shop, sister = named(in_council, "Kiln Group", "Larch Bakery", "Reed Bikes")
    for each in (shop, sister):
        add_parent(employer=each, parent=chain, reason="Their site", by=by)
    posts = [OpportunityFactory(council=in_council, employer=each) for each in (chain, shop, sister)]
    avoid_employer(care_leaver=person, employer=shop, note="", by=by)
    assert [status_of(person, each) for each in posts] == ["not_met", "not_met", "unknown"]


def test_what_another_council_shares_is_told_by_its_name_too(in_council, by, person):
    (own,) = named(in_council, "Otter Motors")
    with council_context(None):
        owner = CouncilFactory()
    with council_context(owner.id):
        for title in ("OTTER MOTORS LTD", "Oter Motors", "Kiln Foods"):
            post = OpportunityFactory(council=owner, title=title, employer=named(owner, title)[0])
            share_with(opportunity=post, partners=[in_council], with_all=False, by=by)
    avoid_employer(care_leaver=person, employer=own, note="", by=by)
    shared = {each.title: status_of(person, each) for each in within_reach_of(in_council.id).order_by("id")}
    assert shared == {"OTTER MOTORS LTD": "not_met", "Oter Motors": "unknown", "Kiln Foods": "met"}


def test_nothing_that_moves_with_an_answer_tells_whether_somebody_avoids_the_employer(in_council, by, person):
    one, other = named(in_council, "Otter Street Motors", "Oter Street Motors")
    seen = []
    for somebody_avoids in (False, True):
        if somebody_avoids:
            avoid_employer(care_leaver=person, employer=one, note="", by=by)
        Job.objects.all().delete()
        answer = answer_whether_one(one=one, other=other, are_one=True, reason="Rang them", by=by)
        seen.append((str(answer), sorted(Job.objects.values_list("name", flat=True))))
        take_back(recorded=answer, reason="Wrong", by=by)
    assert seen[0] == seen[1]
    assert seen[0][1] == [RANK_COUNCIL]
