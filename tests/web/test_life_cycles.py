"""One table for each life cycle: the machine, the buttons of a page and the refusals of page and API say the same."""

import re
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

import backend
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.model_versions.choices import VersionState
from backend.model_versions.models import ModelVersion
from backend.model_versions.transitions import VERSION_LIFE
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from backend.opportunities.transitions import OPPORTUNITY_LIFE, POSTERS
from backend.referrals.choices import ReferralState, Step, Way
from backend.referrals.models import Referral
from backend.referrals.transitions import REFERRAL_LIFE
from backend.web.employer_portal.introduction_answers import ANSWERS
from backend.web.employer_portal.opportunity_steps import STEPS
from backend.web.kit.opportunities.actions import ACTIONS
from backend.web.staff.model_versions.decision_page import WAYS
from backend.web.staff.referrals.referral_page import ON_THE_INTERVIEW_PAGE
from tests.api.callers import Caller
from tests.backend.opportunities.posts import TODAY, a_draft, employer_with_contact, officer_of
from tests.factories.councils import MembershipFactory
from tests.factories.gated import step as record_step
from tests.factories.learning import trained
from tests.today import today_is
from tests.web.pages import page_of
from tests.web.sign_in import sign_in


_on_the_day = today_is(TODAY)
PAGES = {open_to: name for _, name, open_to in ACTIONS if isinstance(open_to, str)}

WRITES_AN_EVENT = re.compile(r"\b(Opportunity|Referral|Model)Event(\(|\.objects\.(bulk_)?create)")
SETS_A_STATE = re.compile(r"\b(opportunity|referral|version)\.state(?!_)( =|, )(?!=)")
BACKEND = Path(backend.__file__).parent
NEVER_AT = {
    Way.INTRODUCED: {ReferralState.APPLYING, ReferralState.APPLIED},
    Way.HELPED_TO_APPLY: {ReferralState.INTRODUCED},
}

ELSEWHERE_TRIED = {
    Way.INTRODUCED: set(),
    Way.HELPED_TO_APPLY: {
        ReferralState.INTERVIEW_MISSED,
        ReferralState.DID_NOT_START,
        ReferralState.DECLINED_BY_EMPLOYER,
        ReferralState.DECLINED_BY_YOUNG_PERSON,
        ReferralState.NO_RESPONSE,
    },
}


def viewers_of(council, employer_user) -> dict[Role, Viewer]:
    """Somebody of each role; the employer's own person for the employer's."""
    others = [MembershipFactory(council=council, role=role) for role in Role if role != Role.EMPLOYER]
    return {each.role: Viewer.of(each) for each in (*others, employer_user.memberships.get(council=council))}


def browser_of(viewer: Viewer) -> Client:
    return sign_in(Client(), viewer.user.memberships.get(id=viewer.membership_id))


def links_on(client, address) -> set[str]:
    return {link["href"] for link in page_of(client.get(address)).select("a[href]")}


def put_at(row, state, **facts) -> None:
    """In another state, with what the database asks for beside it."""
    type(row).objects.filter(id=row.id).update(state=state, **facts)
    row.refresh_from_db()


def refusal_of(take, row) -> Refused | None:
    """Why the step is refused, or None where it is taken; what it did is taken back."""
    try:
        with transaction.atomic():
            take()
            transaction.set_rollback(True)
    except Refused as refusal:
        return refusal
    finally:
        row.refresh_from_db()
    return None


def test_an_opportunitys_buttons_pages_and_api_follow_its_table(in_council):
    employer, person = employer_with_contact(in_council)
    post = a_draft(in_council, employer=employer, by=officer_of(in_council))
    viewers, system = viewers_of(in_council, person), Caller.for_employer(employer, person)
    browsers = {role: browser_of(viewer) for role, viewer in viewers.items()}
    assert set(PAGES) | {"ask_for_changes", "reject"} == _taken_on_pages(OPPORTUNITY_LIFE)
    assert set(STEPS) == set(PAGES) - {"approve"}  # which is decided among the approvals
    for state in OpportunityState:
        put_at(post, state)
        for role, viewer in viewers.items():
            open_steps = set(OPPORTUNITY_LIFE.steps_open_to(viewer, post))
            if role not in POSTERS:
                assert open_steps == set(), (state, role)
                continue
            home = "employer-opportunity" if role == Role.EMPLOYER else "opportunity"
            links = links_on(browsers[role], reverse(home, args=[post.public_id]))
            shown = {step for step, name in PAGES.items() if reverse(name, args=[post.public_id]) in links}
            assert shown == open_steps & set(PAGES), (state, role)
            assert _pages_open(browsers[role], post) == open_steps & set(STEPS), (state, role)
        theirs = OPPORTUNITY_LIFE.steps_open_to(viewers[Role.EMPLOYER], post)
        assert _api_ends(system, post) == ("close" in theirs or "withdraw" in theirs), state
        assert _api_sends(system, post) == ("submit" in theirs), state


def _taken_on_pages(life) -> set[str]:
    return {step for step, transition in life.transitions.items() if transition.offered and transition.who} - {"draft"}


def _pages_open(client, post) -> set[str]:
    answers = {step: client.get(reverse(PAGES[step], args=[post.public_id])).status_code for step in STEPS}
    assert set(answers.values()) <= {200, 403}
    return {step for step, answer in answers.items() if answer == 200}


def _api_ends(system, post) -> bool:
    """Whether the API closes or withdraws it; what it did is taken back."""
    with transaction.atomic():
        answer = system.send("post", f"opportunities/{post.public_id}/close/", {"reason": "Somebody was hired"})
        transaction.set_rollback(True)
    assert answer.status_code in (200, 409), answer.content
    return answer.status_code == 200


def _api_sends(system, post) -> bool:
    with transaction.atomic():
        system.send("patch", f"opportunities/{post.public_id}/", {"draft": False})
        before = post.state
        post.refresh_from_db()
        sent = post.state == OpportunityState.SUBMITTED != before
        transaction.set_rollback(True)
    post.refresh_from_db()
    return sent


NEVER_STEP = set(Role) - {Role.EET_ADVISER, Role.EMPLOYER}


@pytest.mark.parametrize(
    "every", [False, pytest.param(True, marks=pytest.mark.full)], ids=["where-most-is-open", "all"]
)
def test_a_referrals_form_answers_and_refusals_follow_its_table(world, every):
    """Roles that take no step are refused for their role, whatever the state: all states for them in make test-full.

    So it is with states that both ways go through: before a landing, all of them are tried for an introduction.
    """
    referral = world.refer()
    assert not any(NEVER_STEP & set(each.who) for each in REFERRAL_LIFE.transitions.values() if each.offered)
    viewers = viewers_of(world.council, world.employer_user)
    browsers = {role: browser_of(viewer) for role, viewer in viewers.items()}
    assert set(ANSWERS) & set(Step) == {
        step for step, each in REFERRAL_LIFE.transitions.items() if Role.EMPLOYER in each.who and each.offered
    }
    record_step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=world.adviser)  # something to take back
    Opportunity.objects.filter(id=referral.opportunity_id).update(places_taken=1)  # a place to give back
    for way in Way:
        for state in set(ReferralState) - NEVER_AT[way] - (set() if every else ELSEWHERE_TRIED[way]):
            put_at(referral, state, way=way, **({} if way == Way.INTRODUCED else {"disclosed": {}}))
            for role, viewer in viewers.items():
                if role not in NEVER_STEP or every or state in (ReferralState.INTRODUCED, ReferralState.APPLIED):
                    open_steps = set(REFERRAL_LIFE.steps_open_to(viewer, referral))
                    assert _recorded_by(viewer, referral) == open_steps, (way, state, role)
            adviser, employer = viewers[Role.EET_ADVISER], viewers[Role.EMPLOYER]
            page = page_of(browsers[Role.EET_ADVISER].get(reverse("referral", args=[referral.public_id])))
            choices = {each["value"] for each in page.select("[name=step]")}
            assert choices == set(REFERRAL_LIFE.steps_open_to(adviser, referral)) - {*ON_THE_INTERVIEW_PAGE}
            starts = bool(page.select("[name^=start-]"))
            assert starts == REFERRAL_LIFE.is_open_to(Step.STARTED, adviser, referral) == (state == "accepted")
            if way == Way.INTRODUCED:
                links = links_on(browsers[Role.EMPLOYER], reverse("employer-referral", args=[referral.public_id]))
                answers = reverse("employer-referral-answer", args=[referral.public_id])
                offered = {link.partition("=")[2].partition("#")[0] for link in links if link.startswith(answers)}
                assert offered & set(Step) == set(REFERRAL_LIFE.steps_open_to(employer, referral))


def _recorded_by(viewer: Viewer, referral: Referral) -> set[Step]:
    """The steps that the service does not refuse for where the referral stands or for who asks."""
    return {step for step in Step if step != Step.STARTED and _may_be_recorded(viewer, referral, step)}


def _may_be_recorded(viewer: Viewer, referral: Referral, step: Step) -> bool:
    refusal = refusal_of(
        lambda: record_step(referral=referral, step=step, on=TODAY, note="Because", by=viewer.user), referral
    )
    assert refusal is None or refusal.field == "step", refusal
    return refusal is None


def test_a_model_versions_buttons_and_refusals_follow_its_table(world):
    head = MembershipFactory(council=world.council, role=Role.HEAD)
    version = trained(world.council)
    ModelVersion.objects.filter(id=version.id).update(
        approved_by=head.user,
        approved_at=version.created_at,
        refused_by=head.user,
        refused_at=version.created_at,
        refused_because="Too few",
    )
    readers = [MembershipFactory(council=world.council, role=role) for role in (Role.STAFF, Role.AUDITOR)]
    assert {way.step for way in WAYS.values()} == _taken_on_pages(VERSION_LIFE)
    for state in VersionState:
        put_at(version, state)
        for membership in (head, *readers):
            viewer, client = Viewer.of(membership), browser_of(Viewer.of(membership))
            links = links_on(client, reverse("model", args=[version.public_id]))
            decide = reverse("model-decide", args=[version.public_id])
            shown = {WAYS[link.partition("=")[2]].step for link in links if link.startswith(decide)}
            open_steps = set(VERSION_LIFE.steps_open_to(viewer, version))
            assert shown == open_steps == _decided_by(viewer, version), (state, viewer.role)


def _decided_by(viewer: Viewer, version: ModelVersion) -> set[str]:
    return {way.step for way in WAYS.values() if _may_be_decided(viewer, version, way)}


def _may_be_decided(viewer: Viewer, version: ModelVersion, way) -> bool:
    reason = {"reason": "Because"} if VERSION_LIFE.transitions[way.step].needs_reason else {}
    refusal = refusal_of(lambda: way.service(version=version, by=viewer.user, **reason), version)
    assert refusal is None or re.search("cannot be|Only the virtual school head", refusal.message), refusal
    return refusal is None


def test_no_step_is_written_but_by_a_life_cycle():
    elsewhere = [
        f"{path.relative_to(BACKEND)}: {line.strip()}"
        for path in BACKEND.rglob("*.py")
        if path.name != "transitions.py" and "migrations" not in path.parts
        for line in path.read_text().splitlines()
        if (WRITES_AN_EVENT.search(line) and not line.startswith("class ")) or SETS_A_STATE.match(line.strip())
    ]
    assert elsewhere == []
