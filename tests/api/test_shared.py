"""The feed for partner councils: everything once, and what ended stays as removed with its moment."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.tokens import issue_api_token
from backend.opportunities.services import close
from backend.opportunities.sharing import share_with
from tests.api.callers import Caller
from tests.backend.opportunities.posts import TODAY, a_live, officer_of
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.today import today_is


_on_the_day = today_is(TODAY)


@pytest.fixture
def owner(db):
    return CouncilFactory(name="Wandlemere")


@pytest.fixture
def partner(council):
    membership = MembershipFactory(council=council, role=Role.ADMINISTRATOR)
    return Caller(membership, issue_api_token(membership=membership, label="feed", scopes=["feed"], by=None))


def lend(opportunity, *partners):
    with council_context(opportunity.council_id):
        share_with(opportunity=opportunity, partners=partners, with_all=False, by=officer_of(opportunity.council))
    return opportunity


def test_what_is_shared_comes_with_whose_it_is_and_what_the_posting_says(partner, owner, council):
    post = lend(a_live(owner), council)
    a_live(owner)
    (row,) = partner.rows("shared/")
    assert set(row) == {"public_id", "council", "status", "removed_at", "opportunity"}
    assert (row["public_id"], row["council"], row["status"]) == (str(post.public_id), "Wandlemere", "open")
    assert row["opportunity"]["title"] == post.title
    assert not {"external_reference", "state", "source", "places_left", "public_id"} & set(row["opportunity"])


def test_what_ended_stays_as_removed_with_its_moment(partner, owner, council):
    stopped, closed = lend(a_live(owner), council), lend(a_live(owner), council)
    with clock.moved_to(clock.now() + dt.timedelta(hours=1)):
        lend(stopped)
    with clock.moved_to(clock.now() + dt.timedelta(hours=2)), council_context(owner.id):
        close(opportunity=closed, reason="Taken", by=officer_of(owner))
    removed = {row["public_id"]: row for row in partner.rows("shared/")}
    assert {row["status"] for row in removed.values()} == {"removed"}
    assert {row["opportunity"] for row in removed.values()} == {None}
    hours = [
        dt.datetime.fromisoformat(removed[str(each.public_id)]["removed_at"]) - clock.now()
        for each in (stopped, closed)
    ]
    assert hours == [dt.timedelta(hours=1), dt.timedelta(hours=2)]


def test_what_is_shared_again_is_open_again_and_there_once(partner, owner, council):
    post = lend(a_live(owner), council)
    lend(post)
    lend(post, council)
    assert [row["status"] for row in partner.rows("shared/")] == ["open"]


def test_it_comes_in_pages_in_an_order_that_stays(partner, owner, council):
    posts = [str(lend(a_live(owner), council).public_id) for _ in range(3)]
    first = partner.get("shared/", page_size=2).json()
    assert first["count"] == 3
    second = partner.client.get(first["next"]).json()
    assert [row["public_id"] for row in [*first["results"], *second["results"]]] == posts


def test_a_page_costs_no_query_a_row(partner, owner, council):
    lend(a_live(owner), council)
    few = partner.count("shared/")
    for _ in range(5):
        lend(a_live(owner), council)
    assert partner.count("shared/") == few <= 6


def test_a_token_of_the_feed_reads_nothing_else_and_others_not_the_feed(partner, council):
    assert partner.get("opportunities/").status_code == 403
    assert Caller.of(council, Role.ADMINISTRATOR).get("shared/").status_code == 403
    assert partner.get("schema/").status_code == 200


def test_nothing_of_a_council_that_does_not_share_is_in_it(partner, owner, council):
    lend(a_live(owner), CouncilFactory())
    assert partner.get("shared/").json()["count"] == 0
