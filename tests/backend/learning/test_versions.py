"""Training makes a candidate; a head compares and decides; the ranking names the version it was made with."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

import matching
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job
from backend.councils.choices import Role
from backend.learning import fitting
from backend.learning.services import approve, compare_again, go_back, refuse, stop, take_back_refusal, train
from backend.model_versions.choices import VersionState, VersionStep
from backend.model_versions.models import ModelVersion
from backend.model_versions.transitions import VERSION_LIFE
from backend.ranking.active_model import PRIOR_MODEL, active_model
from backend.ranking.reproduction import reproduce
from backend.ranking.services import rank_council
from backend.reference.choices import Route
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Match
from backend.shortlists.services import decide
from tests.backend.learning.conftest import TODAY
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.learning import live_version, past_of, trained, turned_round
from tests.factories.opportunities import OpportunityFactory


LONG_AGO = TODAY - dt.timedelta(days=330)


@pytest.fixture
def little_is_enough(monkeypatch):
    for name, number in {"MIN_REFERRALS": 8, "MIN_STARTS": 3, "MIN_WITHOUT_START": 3, "MIN_TEST_REFERRALS": 3}.items():
        monkeypatch.setattr(fitting, name, number)


def somebody_who_likes_catering(council):
    return CareLeaverFactory(council=council, ready=True, route_interests=[Route.CATERING])


def opportunities_of_all_routes(council):
    return [OpportunityFactory(council=council, route=route, title=str(route)) for route in list(Route)[:8]]


def records(council):
    return {each.opportunity_id: each.score for each in Match.objects.for_council(council.id)}


def test_with_too_little_to_learn_from_the_version_is_the_written_score_and_says_so(world, head):
    version = trained(world.council, by=head)
    assert (version.number, version.state, version.calibrated) == (1, VersionState.CANDIDATE, False)
    assert version.too_few.startswith("Too little to learn from: 0 decided referrals")
    assert version.parameters == matching.Ranker().parameters()
    assert version.comparison["same_five"] == version.comparison["people"]


def test_nothing_goes_live_by_training(world):
    trained(world.council)
    assert active_model(world.council.id).name == PRIOR_MODEL


def test_training_again_without_news_gives_the_same_version(world, head):
    first = train(council=world.council, by=None)
    again = train(council=world.council, by=head)
    assert (first.is_new, again.is_new, again.version) == (True, False, first.version)
    past_of(world, starts=1, declined=0, first=LONG_AGO)
    assert train(council=world.council, by=None).version.number == 2


def test_enough_history_corrects_the_written_score_and_is_tested_on_later_referrals(world, little_is_enough):
    past_of(world, starts=8, declined=6, first=LONG_AGO, apart=35)
    version = trained(world.council)
    assert (version.referrals, version.starts, version.leaves) == (14, 8, 4)
    assert (version.window_from, version.window_to, version.too_few) == (LONG_AGO, TODAY, "")
    assert version.parameters != matching.Ranker().parameters()
    assert version.evaluation["back_test"]["later"] >= 3
    assert {each["dimension"] for each in version.evaluation["fairness"]} >= {"age", "seeking asylum"}
    assert version.card["sections"][0]["title"] == "What it is"
    assert version.record["sections"][0]["title"] == "Metadata"


def test_no_group_of_fewer_than_ten_is_told(world, little_is_enough):
    past_of(world, starts=4, declined=4, first=LONG_AGO)
    for audit in trained(world.council).evaluation["fairness"]:
        for group in audit["groups"]:
            assert group["people"] is None or group["people"] >= 10


def test_a_difference_counts_only_among_all_comparisons_of_its_question(world):
    for plan, caring in ((True, False), (False, True)):
        CareLeaverFactory.create_batch(12, council=world.council, ready=True, has_ehcp=plan, caring_for_child=caring)
    OpportunityFactory(council=world.council)
    version = trained(world.council)
    eligible = [each for each in version.evaluation["fairness"] if each["measure"].startswith("Share of what is on")]
    compared = {
        each["dimension"]: sum(group["difference"] is not None for group in each["groups"]) for each in eligible
    }
    assert compared["education, health and care plan"] == 2  # of each other: one comparison
    assert sum(compared.values()) > 2
    assert {each["comparisons"] for each in eligible} == {sum(compared.values()) - 1}
    assert "Holm's correction" in version.evaluation["correction"]
    groups = next(each for each in version.card["sections"] if each["title"] == "Groups")
    assert groups["blocks"][0]["words"] == version.evaluation["correction"]


def test_an_approved_version_ranks_and_is_named(world, head):
    person = somebody_who_likes_catering(world.council)
    opportunities_of_all_routes(world.council)
    rank_council(council=world.council)
    version = turned_round(trained(world.council))
    compare_again(version=version, by=head)
    approve(version=version, by=head)
    assert Job.objects.filter(name=RANK_COUNCIL, arguments=[world.council.id]).exists()
    (run,) = rank_council(council=world.council)
    assert run.model_version == version.name == "learnt-1"
    worst = Match.objects.filter(care_leaver=person).order_by("-position").first()
    assert worst.opportunity.title == Route.CATERING
    match = Match.objects.with_details().filter(care_leaver=person).best_first().first()
    assert decide(match=match, kind=DecisionKind.SHORTLIST, by=head).model_version == "learnt-1"
    stop(version=version, reason="Looks wrong", by=head)
    rank_council(council=world.council)
    best = Match.objects.filter(care_leaver=person).best_first().first()
    assert (best.opportunity.title, best.run.model_version) == (Route.CATERING, PRIOR_MODEL)


def test_a_ranking_of_a_retired_version_is_made_again_by_that_version(world, head):
    somebody_who_likes_catering(world.council)
    opportunities_of_all_routes(world.council)
    version = turned_round(trained(world.council))
    compare_again(version=version, by=head)
    approve(version=version, by=head)
    (run,) = rank_council(council=world.council)
    before = [(each.opportunity_id, each.score) for each in run.rows.order_by("care_leaver_id", "position")]
    stop(version=version, reason="For the test", by=head)
    assert [(each.opportunity_id, each.score) for each in reproduce(run)] == before


def test_the_comparison_tells_who_would_see_something_else(world, head):
    person = somebody_who_likes_catering(world.council)
    opportunities_of_all_routes(world.council)
    version = turned_round(trained(world.council))
    compare_again(version=version, by=head)
    compared = version.compared.get(care_leaver=person)
    assert (compared.same_first, compared.of) == (False, 5)
    moves = {change["title"]: (change["before"], change["after"]) for change in compared.changes}
    assert moves[Route.CATERING] == (1, 9)  # the last: eight of these, and the world's own
    assert version.comparison["same_five"] < version.comparison["people"]
    assert version.comparison["against"] == PRIOR_MODEL


def test_what_was_compared_with_another_model_is_not_approved(world, head):
    first = trained(world.council)
    past_of(world, starts=1, declined=0, first=LONG_AGO)
    second = trained(world.council)
    approve(version=first, by=head)
    with pytest.raises(Refused, match="Compare it again"):
        approve(version=second, by=head)
    compare_again(version=second, by=head)
    approve(version=second, by=head)
    first.refresh_from_db()
    assert (first.state, second.state) == (VersionState.RETIRED, VersionState.LIVE)


def test_going_back_to_an_earlier_version_needs_a_reason_and_is_kept(world, head):
    first = live_version(world.council, head)
    past_of(world, starts=1, declined=0, first=LONG_AGO)
    second = live_version(world.council, head)
    with pytest.raises(Refused, match="Give the reason"):
        go_back(version=first, reason=" ", by=head)
    go_back(version=first, reason="The second sends everybody far", by=head)
    second.refresh_from_db()
    assert (first.is_live, second.state) == (True, VersionState.RETIRED)
    steps = list(first.events.order_by("id").values_list("step", "by", "reason"))
    assert steps == [
        (VersionStep.TRAINED, None, ""),
        (VersionStep.APPROVED, head.id, ""),
        (VersionStep.REPLACED, head.id, ""),
        (VersionStep.WENT_BACK, head.id, "The second sends everybody far"),
    ]


def test_a_refusal_says_why_and_can_be_taken_back(world, head):
    version = trained(world.council)
    with pytest.raises(Refused, match="Give the reason"):
        refuse(version=version, reason="", by=head)
    refuse(version=version, reason="Too few from the north", by=head)
    assert (version.refused_because, version.refused_by) == ("Too few from the north", head)
    with pytest.raises(Refused, match="cannot be approved"):
        approve(version=version, by=head)
    take_back_refusal(version=version, reason="Read it wrongly", by=head)
    assert version.is_candidate
    assert version.history.filter(state=VersionState.REFUSED).exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.HEAD])
def test_nobody_but_a_head_decides(world, role):
    version, somebody = trained(world.council), MembershipFactory(council=world.council, role=role).user
    for decide_it in (
        lambda: approve(version=version, by=somebody),
        lambda: refuse(version=version, reason="No", by=somebody),
    ):
        with pytest.raises(Refused, match="Only the virtual school head"):
            decide_it()
    elsewhere = MembershipFactory(council=CouncilFactory(), role=Role.HEAD).user
    with pytest.raises(Refused, match="Only the virtual school head"):
        approve(version=version, by=elsewhere)


def test_whatever_is_not_in_the_table_is_refused(world, head):
    verbs = {
        VersionStep.APPROVED: lambda version: approve(version=version, by=head),
        VersionStep.REFUSED: lambda version: refuse(version=version, reason="No", by=head),
        VersionStep.REFUSAL_TAKEN_BACK: lambda version: take_back_refusal(version=version, reason="No", by=head),
        VersionStep.WENT_BACK: lambda version: go_back(version=version, reason="No", by=head),
        VersionStep.STOPPED: lambda version: stop(version=version, reason="No", by=head),
    }
    version = live_version(world.council, head)
    for step, verb in verbs.items():
        if VersionState.LIVE not in VERSION_LIFE.transitions[step].from_states:
            with pytest.raises(Refused, match="cannot be"):
                verb(version)


def test_the_database_allows_one_live_version_and_none_without_an_approver(world, head):
    live_version(world.council, head)
    past_of(world, starts=1, declined=0, first=LONG_AGO)
    second = trained(world.council)
    versions = ModelVersion.objects.filter(id=second.id)
    with pytest.raises(IntegrityError, match="one_live_model_in_a_council"), transaction.atomic():
        versions.update(state=VersionState.LIVE, approved_by=head, approved_at=second.created_at)
    ModelVersion.objects.live().update(state=VersionState.RETIRED)
    with pytest.raises(IntegrityError, match="a_live_model_was_approved_by_somebody"), transaction.atomic():
        versions.update(state=VersionState.LIVE)
    with pytest.raises(IntegrityError, match="a_refused_model_says_who_and_why"), transaction.atomic():
        versions.update(state=VersionState.REFUSED)


def test_the_command_says_what_came_of_it(world, capsys):
    call_command("train_model", council=world.council.code)
    assert "version 1 waits for a head's decision. Too little to learn from" in capsys.readouterr().out
    call_command("train_model", council=world.council.code)
    assert "nothing was decided since version 1" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no council “nowhere”"):
        call_command("train_model", council="nowhere")
