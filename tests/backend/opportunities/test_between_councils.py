"""Another council's opportunity: read while it is shared, never touched, and otherwise as if it were not there."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test.utils import CaptureQueriesContext

from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job
from backend.core.protection import PUBLIC, clock_context, council_context
from backend.councils.choices import Role
from backend.intake.prefilled_drafts import find_advert
from backend.opportunities import duplicates, hiring_outcomes, services, sharing
from backend.opportunities.drafting import change
from backend.opportunities.models import Opportunity, OpportunityEvent, Outcome, PostingFlag, Publication, Share, Site
from backend.shortlists.snapshots import NO_SNAPSHOTS
from tests.backend.opportunities.posts import SITE, a_live, officer_of
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.gated import refer
from tests.factories.opportunities import OpportunityFactory, SiteFactory


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
HISTORY = apps.get_model("opportunities", "OpportunityHistory")
NO_SUCH = "There is no such opportunity in this council."
WHY = {"reason": "A try"}
STEPS = {
    "submit": {},
    "approve": {},
    "ask_for_changes": {"comments": {"title": "Longer"}},
    "reject": WHY,
    "pause": WHY,
    "resume": WHY,
    "close": WHY,
    "withdraw": WHY,
    "reopen": WHY,
    "restore": WHY,
    "take_back_submission": WHY,
    "take_back_change": WHY,
    "take_back_request": WHY,
    "take_back_approval": WHY,
    "claim_place": {},
    "free_place": {},
}
TRIES = {
    **{name: lambda post, by, n=name: getattr(services, n)(opportunity=post, by=by, **STEPS[n]) for name in STEPS},
    "change": lambda post, by: change(opportunity=post, title="Ours now", by=by),
    "merge it away": lambda post, by: duplicates.merge(kept=beside(post), copy=post, by=by, **WHY),
    "merge into it": lambda post, by: duplicates.merge(kept=post, copy=beside(post), by=by, **WHY),
    "tell it apart": lambda post, by: duplicates.record_not_duplicates(one=post, other=beside(post), by=by, **WHY),
    "share it": lambda post, by: sharing.share_with(opportunity=post, partners=[], with_all=True, by=by),
    "publish it": lambda post, by: sharing.publish(opportunity=post, by=by),
}


def beside(post: Opportunity) -> Opportunity:
    """A second one that somebody might name together with it."""
    return Opportunity(id=post.id + 10**9, council_id=post.council_id, title="Beside")


@pytest.fixture
def owner(db):
    return CouncilFactory(name="Wandlemere")


@pytest.fixture
def hidden(owner):
    return a_live(owner)


def lend(post, *partners, with_all=False):
    with council_context(post.council_id):
        sharing.share_with(opportunity=post, partners=partners, with_all=with_all, by=officer_of(post.council))
    return post


@pytest.fixture
def lent(owner, council):
    return lend(a_live(owner), council)


@pytest.fixture
def nothing(hidden):
    return Opportunity(id=hidden.id + 10**6, council_id=hidden.council_id, employer_id=hidden.employer_id)


def told(post, council, attempt, by) -> tuple[str, str, int]:
    """The sentence, the field and how many statements it took: neither words nor time tell one from another."""
    with council_context(council.id), CaptureQueriesContext(connection) as captured, pytest.raises(Refused) as refusal:
        attempt(post, by)
    return refusal.value.message, refusal.value.field, len(captured)


@pytest.mark.parametrize("attempt", TRIES.values(), ids=TRIES)
def test_nobody_changes_what_is_another_councils_and_no_answer_tells_them_apart(
    council, hidden, lent, nothing, attempt
):
    by = officer_of(council)
    answers = [told(post, council, attempt, by) for post in (hidden, lent, nothing)]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == NO_SUCH
    with clock_context():
        for post in (hidden, lent):
            post.refresh_from_db()
            assert (post.state, post.title, post.places_taken) == ("live", "Catering assistant", 0)


def test_a_referral_to_it_is_refused_as_if_it_were_not_there(council, hidden, nothing):
    adviser = MembershipFactory(council=council, role=Role.EET_ADVISER).user
    with council_context(council.id):
        person = CareLeaverFactory(council=council, ready=True)

    def attempt(post, by):
        refer(care_leaver=person, opportunity=post, way="introduced", previewed={"name": "x"}, pair=NO_SNAPSHOTS, by=by)

    assert told(hidden, council, attempt, adviser) == told(nothing, council, attempt, adviser)


def test_what_hangs_on_it_is_there_with_it_alone(council, hidden, lent):
    with council_context(council.id):
        assert set(Site.objects.values_list("opportunity", flat=True)) == {lent.id}
        assert not OpportunityEvent.objects.exists()
        assert not HISTORY.objects.exists()
        assert Site.objects.update(postcode="AB1 2CD") == 0
        assert Site.objects.all().delete() == (0, {})
    with council_context(hidden.council_id):
        assert set(OpportunityEvent.objects.values_list("opportunity", flat=True)) == {hidden.id, lent.id}
        assert HISTORY.objects.exists()


@pytest.mark.parametrize("make", [lambda post: Site(opportunity=post, postcode="AB1 2CD"), lambda post: step_of(post)])
def test_nothing_is_hung_on_it_from_outside(council, lent, make):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic(), council_context(council.id):
        make(lent).save(force_insert=True)


def step_of(post):
    return OpportunityEvent(opportunity=post, step="close", to_state="closed", at=post.created_at)


def test_a_doubt_of_the_law_about_it_is_its_own_councils(council, lent):
    with council_context(lent.council_id):
        PostingFlag.objects.create(
            council=lent.council, opportunity=lent, code="x", message="x", raised_at=lent.created_at
        )
    with council_context(council.id):
        assert not PostingFlag.objects.exists()


def test_anybody_finds_what_is_published_and_nothing_beside_it(owner, hidden):
    shown = a_live(owner)
    with council_context(owner.id):
        sharing.publish(opportunity=shown, by=officer_of(owner))
    with council_context(None, audience=PUBLIC):
        assert list(Opportunity.objects.all()) == [shown]
        assert set(Site.objects.values_list("opportunity", flat=True)) == {shown.id}
        assert Publication.objects.count() == 1
        assert not Share.objects.exists()
        assert not OpportunityEvent.objects.exists()
        assert Opportunity.objects.update(title="Anybody's") == 0


@pytest.mark.parametrize("shared", [False, True])
def test_no_warning_of_a_duplicate_comes_from_another_council(council, owner, shared):
    own = a_live(council, employer=EmployerFactory(council=council, name="Wandle Bakery", verified=True))
    with council_context(owner.id):
        theirs = a_live(owner, employer=EmployerFactory(council=owner, name="Wandle Bakery", verified=True))
    if shared:
        lend(theirs, council)
    with council_context(council.id):
        assert duplicates.probable_duplicates_of(own) == []
        assert duplicates.probable_pairs(council.id) == []


def test_no_draft_begins_from_another_councils_advert(council, owner):
    theirs = lend(OpportunityFactory(council=owner, from_feed=True), council)
    unknown = "VAC0000000000"

    def sentence(reference) -> str:
        with council_context(council.id), pytest.raises(Refused) as refusal:
            find_advert(council=council, reference=reference)
        return refusal.value.message.replace(reference, unknown)

    assert sentence(theirs.external_reference) == sentence(unknown)


def test_the_same_reference_is_free_in_every_council(council, owner):
    for each in (owner, council):
        with council_context(each.id):
            a_live(each, external_reference="REF-7")


def test_the_question_what_came_of_it_is_asked_by_its_own_council(council, lent):
    with council_context(lent.council_id):
        services.close(opportunity=lent, by=officer_of(lent.council), **WHY)
    with council_context(council.id):
        assert hiring_outcomes.ask_about_hiring(council=council) == 0
        assert not Outcome.objects.exists()


def test_the_clock_closes_what_is_past_everywhere_and_tells_those_it_was_shared_with(council, lent):
    Opportunity.objects.filter(id=lent.id).update(closing_date=lent.created_at.date().replace(year=2020))
    with clock_context():
        assert services.close_past() == 1
    assert Job.objects.filter(name=RANK_COUNCIL, arguments=[council.id]).exists()


def test_a_merged_copy_is_gone_for_those_it_was_shared_with(council, owner, lent):
    kept = a_live(owner, employer=lent.employer, sites=(SITE,))
    with council_context(owner.id):
        duplicates.merge(kept=kept, copy=lent, by=officer_of(owner), **WHY)
    with council_context(council.id):
        assert not Opportunity.objects.exists()


def test_a_site_of_a_shared_one_is_read(council, owner):
    site = SiteFactory(opportunity=lend(OpportunityFactory(council=owner), council))
    with council_context(council.id):
        assert list(Site.objects.all()) == [site]
