"""The head's pages about the model that ranks: what it is, what would change, and the decision."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.audit.models import Read
from backend.councils.choices import Role
from backend.learning import fitting
from backend.learning.services import compare_again
from backend.model_versions.choices import VersionState
from backend.model_versions.models import ModelVersion
from backend.reference.choices import Route
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.learning import past_of, trained, turned_round
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import banner_in, errors_in, filled, headings_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.model_versions.conftest import TODAY


def page(name, version):
    return reverse(name, args=[version.public_id])


def decide_page(version, step):
    return f"{page('model-decide', version)}?step={step}"


def buttons_in(response) -> list[str]:
    return [text_of(each) for each in page_of(response).select("main .govuk-button-group .govuk-button")]


@pytest.fixture
def another(world):
    """A version that turns the order round, for somebody who likes catering."""
    person = CareLeaverFactory(council=world.council, ready=True, route_interests=[Route.CATERING], given_name="Amina")
    for route in (Route.CATERING, Route.CONSTRUCTION, Route.DIGITAL, Route.LEGAL, Route.SALES, Route.CARE):
        OpportunityFactory(council=world.council, route=route, title=f"In {route}")
    version = turned_round(trained(world.council))
    compare_again(version=version, by=None)
    return version, person


def test_before_anything_is_trained_the_page_says_what_ranks(head):
    told = text_of(page_of(get_within(head, reverse("models"))).main)
    assert "ranked by the written score" in told
    assert "No version yet" in told


def test_an_approved_version_of_another_engine_ranks_nobody_and_the_page_says_so(head, world):
    version = trained(world.council)
    ModelVersion.objects.filter(id=version.id).update(parameters=version.parameters | {"format": 1})
    assert "waits for a decision" not in text_of(page_of(head.get(reverse("models"))).main)
    ModelVersion.objects.filter(id=version.id).update(parameters=version.parameters)
    facts = {"state": VersionState.LIVE, "approved_by": head.user, "approved_at": version.created_at}
    ModelVersion.objects.filter(id=version.id).update(**facts)
    assert "ranked by version 1" in text_of(page_of(head.get(reverse("models"))).main)
    ModelVersion.objects.filter(id=version.id).update(parameters=version.parameters | {"format": 1})
    told = text_of(page_of(head.get(reverse("models"))).main)
    assert "Version 1 was learnt with other features than this release reads, and ranks nobody" in told
    assert "ranked by the written score" in told


def test_the_list_says_what_waits(head, world):
    version = trained(world.council)
    response = get_within(head, reverse("models"), most=8)
    assert "Version 1 waits for a decision" in text_of(page_of(response).main)
    assert page_of(response).find("a", string="Version 1")["href"] == page("model", version)


def test_with_too_little_history_the_page_says_so_and_what_the_model_is_not(head, world):
    version = trained(world.council)
    response = get_within(head, page("model", version), most=8)
    told = text_of(page_of(response).main)
    assert "Too little to learn from: 0 decided referrals" in told
    assert "It cannot say what somebody is worth or able to do" in told
    assert "Sex, ethnicity, religion and sexual orientation are not recorded here" in told
    assert "Nothing has been tested on referrals here yet" in told


def test_what_was_tested_is_drawn_with_its_table(head, world, monkeypatch):
    for name, number in {"MIN_REFERRALS": 8, "MIN_STARTS": 3, "MIN_WITHOUT_START": 3, "MIN_TEST_REFERRALS": 3}.items():
        monkeypatch.setattr(fitting, name, number)
    past_of(world, starts=8, declined=6, first=TODAY - dt.timedelta(days=330), apart=35)
    version = trained(world.council)
    bins = [
        {"count": 20, "said": 0.3, "came_true": 0.25, "low": 0.11, "high": 0.47},
        {"count": 20, "said": 0.6, "came_true": 0.7},  # kept before points had a range
    ]
    version.evaluation["back_test"]["start"]["bins"] = bins
    version.save(update_fields=["evaluation"])
    shown = page_of(head.get(page("model", version)))
    assert shown.select_one("figure svg title").text.startswith("Chance of starting")
    assert "25% (11% to 47%)" in text_of(shown.select_one("figure details"))
    assert "70%" in text_of(shown.select_one("figure details"))
    assert "Bars are the 95% range of each" in text_of(shown.figure)
    assert "Better than the written score by" in text_of(shown.main)


def test_how_differences_between_groups_are_judged_stands_above_them(head, world):
    for plan in (True, False):
        CareLeaverFactory.create_batch(12, council=world.council, ready=True, has_ehcp=plan)
    version = trained(world.council)
    told = text_of(page_of(head.get(page("model", version))).main)
    assert "holds after Holm's correction for all comparisons of the same question" in told
    assert "at most 1 comparison a question" in told
    version.evaluation = {"fairness": [{**each, "comparisons": 0} for each in version.evaluation["fairness"]]}
    version.save(update_fields=["evaluation"])
    assert "every comparison was judged by itself" in text_of(page_of(head.get(page("model", version))).main)


def test_the_head_compares_old_with_new_and_approves(head, another):
    version, person = another
    response = get_within(head, page("model-comparison", version), most=9)
    row = next(row for row in page_of(response).select("tbody tr") if "Amina" in row.text)
    assert "another first match" in text_of(row)
    assert "In Catering and hospitality falls from place 1" in text_of(row)
    assert row.a["href"] == reverse("person", args=[person.public_id])
    assert buttons_in(response) == ["Approve this version", "Refuse this version"]
    asked = get_within(head, decide_page(version, "approve"), most=8)
    said = head.post(decide_page(version, "approve"), filled(asked), follow=True)
    assert banner_in(said) == "Version 1 is live. Everybody is being ranked anew with it."
    assert buttons_in(said) == ["Stop this version"]
    version.refresh_from_db()
    assert (version.state, version.approved_by) == (VersionState.LIVE, head.user)


def test_a_comparison_with_a_model_that_no_longer_ranks_is_made_again_first(head, world):
    first = trained(world.council)
    past_of(world, starts=1, declined=0, first=TODAY - dt.timedelta(days=90))
    second = trained(world.council)
    head.post(decide_page(first, "approve"))
    refused = head.post(decide_page(second, "approve"))
    assert "Compare it again" in errors_in(refused)[0]
    assert "compared with a model that no longer ranks" in text_of(page_of(head.get(page("model", second))).main)
    said = head.post(page("model-comparison", second), follow=True)
    assert banner_in(said).startswith("Compared again")
    assert "Version 2 beside version 1" in headings_in(said)
    head.post(decide_page(second, "approve"))
    assert ModelVersion.objects.live().get() == second


def test_a_refusal_needs_a_reason_which_stays_to_be_read(head, world):
    version = trained(world.council)
    refused = head.post(decide_page(version, "refuse"), {"reason": " "})
    assert errors_in(refused) == ["Enter why you decide so"]
    head.post(decide_page(version, "refuse"), {"reason": "Nobody could explain it"})
    told = text_of(page_of(head.get(page("model", version))).main)
    assert "Nobody could explain it" in told
    assert buttons_in(head.get(page("model", version))) == ["Take the refusal back"]
    head.post(decide_page(version, "take-back"), {"reason": "Now I can"})
    version.refresh_from_db()
    assert version.is_candidate


def test_the_head_goes_back_to_an_earlier_version_with_a_reason(head, world):
    first = trained(world.council)
    head.post(decide_page(first, "approve"))
    past_of(world, starts=1, declined=0, first=TODAY - dt.timedelta(days=90))
    second = trained(world.council)
    head.post(decide_page(second, "approve"))
    assert buttons_in(head.get(page("model", first))) == ["Go back to this version"]
    said = head.post(decide_page(first, "go-back"), {"reason": "Everybody is sent far"}, follow=True)
    assert banner_in(said).startswith("Version 1 is live again.")
    head.post(decide_page(first, "stop"), {"reason": "The written score is clearer"})
    assert not ModelVersion.objects.live().exists()


def test_a_step_that_has_become_impossible_is_refused_with_a_sentence(head, world):
    version = trained(world.council)
    head.post(decide_page(version, "approve"))
    refused = head.post(decide_page(version, "refuse"), {"reason": "Too late"})
    assert "cannot be refused, because it is marked “Live”" in errors_in(refused)[0]
    shown = head.get(decide_page(version, "approve"), follow=True)
    said = text_of(page_of(shown).main)
    assert "is marked “Live”, by " in said
    assert ", so “approve this version” is done already" in said
    assert "Approve this version" not in buttons_in(shown)
    assert head.get(decide_page(version, "invent")).status_code == 404


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR])
def test_who_may_only_read_sees_no_button(world, role):
    version = trained(world.council)
    client, _ = signed_in(world.council, role)
    assert buttons_in(client.get(page("model", version))) == []
    assert client.post(decide_page(version, "approve")).status_code == 403
    assert client.post(page("model-comparison", version)).status_code == 403


@pytest.mark.parametrize(
    ("what", "form", "begins"),
    [
        ("card", "md", "# Model card"),
        ("card", "html", "<!DOCTYPE html>"),
        ("record", "md", "# Algorithmic transparency record"),
        ("record", "html", "<!DOCTYPE html>"),
    ],
)
def test_card_and_transparency_record_are_files_and_reading_them_is_logged(head, world, what, form, begins):
    version = trained(world.council)
    answer = head.get(reverse("model-file", args=[version.public_id, what, form]))
    assert answer.content.decode().startswith(begins)
    assert f"version-1.{form}" in answer["Content-Disposition"]
    assert Read.objects.filter(page=f"model-{what}", subject=version.public_id).exists()
    assert head.get(reverse("model-file", args=[version.public_id, what, "exe"])).status_code == 404


def test_the_card_names_who_approved(head, world):
    version = trained(world.council)
    card = reverse("model-file", args=[version.public_id, "card", "md"])
    assert "Not approved: do not use it" in head.get(card).content.decode()
    head.post(decide_page(version, "approve"))
    assert f"{head.user.name}, 15 June 2026" in head.get(card).content.decode()
