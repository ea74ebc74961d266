"""The name of the written score changes with its numbers, and what was written under another name stays to be read."""

import copy
import dataclasses

import pytest
from django.urls import reverse

import matching
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.learning.services import approve, compare_again, is_compared_with_live
from backend.ranking.active_model import PRIOR_MODEL, active_model, model_by_name, prior_model_name
from backend.ranking.reproduction import reproduce
from backend.ranking.services import rank_council
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision, Match, MatchRun
from backend.shortlists.services import decide
from matching import model
from tests.factories.councils import MembershipFactory
from tests.factories.learning import trained
from tests.web.pages import page_of, text_of
from tests.web.sign_in import signed_in


FIRST_NAME = "expert-2026.11"


def numbers_in(value, path=()):
    if isinstance(value, dict):
        for key, each in value.items():
            yield from numbers_in(each, (*path, key))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from numbers_in(each, (*path, place))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path


def test_every_number_of_the_prior_model_is_in_its_name():
    parameters = matching.Ranker().parameters()
    names = set()
    for *way, last in (paths := list(numbers_in(parameters))):
        changed = copy.deepcopy(parameters)
        part = changed
        for step in way:
            part = part[step]
        part[last] += 0.001
        names.add(prior_model_name(changed, matching.Settings()))
    assert len(paths) > 100
    assert len(names | {PRIOR_MODEL}) == len(paths) + 1


@pytest.mark.parametrize("weight", ["weight_stay", "weight_wish"])
def test_so_are_the_weights_of_the_order(weight):
    assert prior_model_name(matching.Ranker().parameters(), matching.Settings(**{weight: 0.7})) != PRIOR_MODEL


def test_an_effect_of_the_prior_that_is_changed_gives_another_name(monkeypatch):
    effects = [
        dataclasses.replace(effect, start=effect.start + 0.1) if effect.feature == "travel" else effect
        for effect in model.PRIOR_EFFECTS
    ]
    monkeypatch.setattr(model, "PRIOR_EFFECTS", tuple(effects))
    changed = matching.Ranker().parameters()
    assert prior_model_name(changed, matching.Settings()) != PRIOR_MODEL


def test_a_name_does_not_hang_on_the_last_digits_of_a_processor():
    parameters = matching.Ranker().parameters()
    again = copy.deepcopy(parameters)
    again["terms"]["travel"]["start"] = [each * (1 + 1e-15) + 0.0 for each in again["terms"]["travel"]["start"]]
    assert (
        prior_model_name(again, matching.Settings()) == prior_model_name(parameters, matching.Settings()) == PRIOR_MODEL
    )


def test_a_prior_model_that_has_changed_is_never_passed_off_as_the_one_of_today(world):
    (run,) = rank_council(council=world.council)
    for name in (FIRST_NAME, "expert-2026.11-00000000"):
        MatchRun.objects.filter(id=run.id).update(model_version=name)
        run.refresh_from_db()
        with pytest.raises(Refused, match=f"has changed since it was “{name}”"):
            reproduce(run)
    with pytest.raises(Refused, match="“learnt-9” is not kept here"):
        model_by_name(world.council.id, "learnt-9", matching.ENGLAND)


def test_a_decision_keeps_the_name_it_was_made_with_and_its_page_shows_it(world):
    rank_council(council=world.council)
    match = Match.objects.with_details().filter(care_leaver=world.person).best_first().first()
    decision = decide(match=match, kind=DecisionKind.SHORTLIST, by=world.adviser)
    assert decision.model_version == PRIOR_MODEL
    Decision.objects.filter(id=decision.id).update(model_version=FIRST_NAME)
    client, _ = signed_in(world.council, Role.EET_ADVISER)
    page = page_of(client.get(reverse("person", args=[world.person.public_id])))
    assert f"Model {FIRST_NAME}." in text_of(page.main)


def test_what_was_compared_with_another_written_score_is_compared_again_before_it_is_approved(world):
    head = MembershipFactory(council=world.council, role=Role.HEAD).user
    version = trained(world.council)
    version.comparison["against"] = FIRST_NAME
    version.save(update_fields=["comparison"])
    assert not is_compared_with_live(version)
    with pytest.raises(Refused, match="Compare it again"):
        approve(version=version, by=head)
    assert approve(version=compare_again(version=version, by=head), by=head).is_live


def of_format_1(version):
    version.parameters["format"] = 1
    version.save(update_fields=["parameters"])
    return version


def test_a_live_version_with_other_features_leaves_the_ranking_to_the_written_score(world):
    head = MembershipFactory(council=world.council, role=Role.HEAD).user
    version = of_format_1(approve(version=trained(world.council), by=head))
    assert active_model(world.council.id).name == PRIOR_MODEL
    with pytest.raises(Refused, match="learnt with other features than this release reads"):
        model_by_name(world.council.id, version.name, matching.Settings().rules)


def test_a_version_with_other_features_is_neither_compared_nor_approved(world):
    head = MembershipFactory(council=world.council, role=Role.HEAD).user
    version = of_format_1(trained(world.council))
    for step in (compare_again, approve):
        with pytest.raises(Refused, match="Learn a new one"):
            step(version=version, by=head)
