"""What is shared is read by those it is shared with; what is not leaves no trace with anybody else."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.services import agree_to_share
from backend.employers.services import pause as pause_employer
from backend.opportunities.models import Opportunity, Share, shared_with_council
from backend.opportunities.services import close
from backend.opportunities.sharing import publish, share_with
from backend.ranking.services import rank_council
from backend.shortlists.models import Match
from backend.shortlists.snapshots import NO_SNAPSHOTS
from tests.api.callers import Caller
from tests.backend.opportunities.posts import officer_of
from tests.factories.care_leavers import AvoidedEmployerFactory, CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.factories.employers import EmployerFactory
from tests.factories.gated import refer
from tests.factories.opportunities import OpportunityFactory
from tests.web.sign_in import sign_in


OF_EACH_REQUEST = re.compile(
    r'(csrfmiddlewaretoken|page_key|opened_on)" value="[\w=-]+"|[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9A-F]{8}\b'
)


@pytest.fixture
def owner(db):
    return CouncilFactory(name="Wandlemere", employment_team_name="Wandlemere jobs team")


@pytest.fixture
def lent(owner):
    return OpportunityFactory(council=owner, title="Baker's apprentice", employer__name="Wandle Bakery Ltd")


def lend(opportunity, *partners, with_all=False):
    by = officer_of(opportunity.council)
    with council_context(opportunity.council_id):
        share_with(opportunity=opportunity, partners=partners, with_all=with_all, by=by)
    return by


def affected_people(council) -> list[Opportunity]:
    """What the wall and the scoped query together let this council see of others."""
    with council_context(council.id):
        seen = set(Opportunity.objects.exclude(council_id=council.id))
        assert set(shared_with_council(council.id)) == seen
        return sorted(seen, key=lambda each: each.id)


def test_only_the_named_council_sees_it(lent, council):
    assert affected_people(council) == []
    lend(lent, council)
    assert affected_people(council) == [lent]
    assert affected_people(CouncilFactory()) == []


def test_with_all_reaches_those_that_agreed_while_they_do(lent, council):
    lend(lent, with_all=True)
    assert affected_people(council) == []
    agree_to_share(council=council, agreed=True, by=UserFactory())
    assert affected_people(council) == [lent]
    agree_to_share(council=council, agreed=False, by=UserFactory())
    assert affected_people(council) == []


def test_it_is_gone_at_once_when_sharing_stops_and_stays_on_record(lent, council):
    began = lend(lent, council)
    ended = lend(lent)
    assert affected_people(council) == []
    with council_context(lent.council_id):
        share = Share.objects.get()
    assert (share.by, share.ended_by, share.ended_at is not None) == (began, ended, True)


def test_what_is_no_longer_live_or_of_a_paused_employer_is_not_there(lent, council):
    other = OpportunityFactory(council=lent.council)
    lend(lent, council)
    lend(other, council)
    with council_context(lent.council_id):
        close(opportunity=lent, reason="Taken", by=officer_of(lent.council))
    assert affected_people(council) == [other]
    pause_employer(employer=other.employer, reason="A concern", by=UserFactory())
    with council_context(council.id):
        assert list(shared_with_council(council.id)) == []


def test_the_other_council_can_read_it_and_never_write_it(lent, council):
    lend(lent, council)
    with council_context(council.id):
        assert Opportunity.objects.filter(id=lent.id).update(title="Ours now") == 0
        assert Opportunity.objects.select_for_update().filter(id=lent.id).first() is None
        assert Share.objects.update(partner=None) == 0
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM opportunities_opportunity WHERE id = %s", [lent.id])
            assert cursor.rowcount == 0
    with pytest.raises(Exception, match="row-level security"), transaction.atomic(), council_context(council.id):
        OpportunityFactory.build(council=lent.council, employer=lent.employer).save()


def test_an_employers_people_see_nothing_of_other_councils(lent, council):
    lend(lent, council)
    with council_context(council.id, audience="employer"):
        assert not Opportunity.objects.filter(id=lent.id).exists()


def test_only_what_is_live_is_shared_and_never_with_its_own_council(lent, council):
    draft = OpportunityFactory(council=lent.council, draft=True)
    with pytest.raises(Refused, match="Only a live opportunity"):
        lend(draft, council)
    with pytest.raises(Refused, match="your own council"):
        lend(lent, lent.council)


def test_a_ring_fenced_one_is_not_made_public(owner):
    kept = OpportunityFactory(council=owner, ring_fenced=True)
    with council_context(owner.id), pytest.raises(Refused, match="kept for care leavers"):
        publish(opportunity=kept, by=officer_of(owner))


def test_sharing_asks_for_the_partners_ranking_and_nobody_elses(lent, council):
    CouncilFactory()
    lend(lent, council)
    assert list(Job.objects.filter(name=RANK_COUNCIL).values_list("arguments", flat=True)) == [[council.id]]


def matched(council) -> list[str]:
    rank_council(council=council)
    with council_context(council.id):
        return sorted(Match.objects.values_list("opportunity__title", flat=True))


@pytest.fixture
def person(council):
    with council_context(council.id):
        return CareLeaverFactory(council=council, ready=True)


def test_what_is_shared_is_matched_and_marked_with_whose_it_is(lent, council, person):
    own = OpportunityFactory(council=council, title="Our own")
    assert matched(council) == [own.title]
    lend(lent, council)
    assert matched(council) == sorted([own.title, lent.title])
    client = sign_in(Client(), MembershipFactory(council=council))
    page = client.get(reverse("person", args=[person.public_id])).content.decode()
    assert "Wandlemere. Contact Wandlemere jobs team" in page
    lend(lent)
    page = client.get(reverse("person", args=[person.public_id])).content.decode()
    assert "Wandlemere" not in page


def test_an_employer_somebody_avoids_is_avoided_under_another_councils_row_too(lent, council, person):
    with council_context(council.id):
        known = EmployerFactory(council=council, name="WANDLE BAKERY Limited")
        AvoidedEmployerFactory(care_leaver=person, employer=known)
    lend(lent, council)
    assert matched(council) == []


def test_nobody_is_referred_across_councils(lent, council, person):
    lend(lent, council)
    adviser = MembershipFactory(council=council, role=Role.EET_ADVISER).user
    with council_context(council.id), pytest.raises(Refused, match="Contact Wandlemere jobs team"):
        refer(
            care_leaver=person,
            opportunity=lent,
            way="introduced",
            previewed={"name": "x"},
            pair=NO_SNAPSHOTS,
            by=adviser,
        )


PAGES = (
    "opportunities",
    "shared-opportunities",
    "approvals",
    "duplicates",
    "opportunity-outcomes",
    "today",
    "outcomes",
)
OF_ONE = (
    "opportunity",
    "shared-opportunity",
    "opportunity-edit",
    "opportunity-sharing",
    "opportunity-copy",
    "opportunity-preview",
    "opportunity-outcome",
    "approval",
    "approval-duplicates",
    "public-opportunity",
)
QUERIES = ("", "?state=any", "?words=Baker", "?sort=closing")


def all_that_a_council_is_told(council, clients, guessed) -> dict[str, tuple[int, str]]:
    """Every answer to every role and token, without what differs at each request."""
    told = {}
    for name, client in clients.items():
        paths = [reverse(page) + query for page in PAGES for query in QUERIES]
        paths += [reverse(page, args=[guessed]) for page in OF_ONE]
        paths += [f"/api/v1/{each}/" for each in ("opportunities", "shared", "shortlists")]
        paths += [f"/api/v1/opportunities/{guessed}/"]
        for path in paths:
            answer = client.get(path)
            told[f"{name} {path}"] = (answer.status_code, OF_EACH_REQUEST.sub("", answer.content.decode()))
    return told


def counts_of(council) -> list:
    with council_context(council.id), connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(id) FROM opportunities_opportunity")
        rows = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM opportunities_share")
        return [rows, cursor.fetchall(), matched(council)]


READ_MOST = (Role.EET_ADVISER, Role.EMPLOYER)


@pytest.mark.slow
@pytest.mark.parametrize(
    "roles",
    [READ_MOST, pytest.param((Role.HEAD, Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR), marks=pytest.mark.full)],
    ids=["some", "others"],
)
def test_what_is_not_shared_changes_nothing_anywhere(council, person, owner, roles):
    with clock.moved_to(clock.now()):
        OpportunityFactory(council=council, title="Our own")
        clients = {
            role: sign_in(Client(raise_request_exception=False), MembershipFactory(council=council, role=role))
            for role in roles
        }
        token = Caller.of(council, Role.ADMINISTRATOR)
        row = token.token_row
        row.scopes = ["read", "feed"]
        row.save()
        clients["token"] = token.client
        nobodys = "00000000-0000-4000-8000-000000000007"
        before = counts_of(council), all_that_a_council_is_told(council, clients, nobodys)
        hidden = OpportunityFactory(council=owner, title="Baker in secret")
        with_nobody = counts_of(council), all_that_a_council_is_told(council, clients, hidden.public_id)
        lend(hidden, CouncilFactory())
        with_a_third = counts_of(council), all_that_a_council_is_told(council, clients, hidden.public_id)
    for after in (with_nobody, with_a_third):
        assert after[0] == before[0]
        assert after[1].keys() == {path.replace(nobodys, str(hidden.public_id)) for path in before[1]}
        assert list(after[1].values()) == list(before[1].values())
