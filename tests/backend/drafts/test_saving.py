"""What was typed is written over what was kept before, holds no secret, and goes when its time is over."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.drafts import services
from backend.drafts.models import FormDraft
from tests.factories.councils import CouncilFactory, UserFactory


MORNING = dt.datetime(2026, 11, 22, 10, 32, tzinfo=dt.UTC)


@pytest.fixture
def adviser(db):
    return UserFactory()


@pytest.fixture
def keep(council, adviser):
    """Keeps a contact's note for the adviser, unless told otherwise."""

    def kept(council=council, by=adviser, subject="a", begun_from="then", resumes="", role=Role.EET_ADVISER, **fields):
        facts = {"form": "person-contact", "subject": subject, "begun_from": begun_from, "fields": fields, "role": role}
        facts["resumes"] = resumes
        with council_context(council.id, user_id=by.id):
            return services.save_draft(council=council, by=by, **facts)

    return kept


@pytest.fixture
def drafts(council, adviser):
    """What the adviser's drafts hold, by what they are about."""

    def held(council=council, by=adviser):
        with council_context(council.id, user_id=by.id):
            return {draft.subject: draft.fields for draft in FormDraft.objects.order_by("id")}

    return held


def test_there_is_one_draft_of_a_form_and_the_last_words_count(keep, drafts):
    keep(note=["We sp"])
    keep(note=["We spoke"])
    keep(subject="b", note=["Somebody else"])
    assert drafts() == {"a": {"note": ["We spoke"]}, "b": {"note": ["Somebody else"]}}


def test_of_two_pages_open_at_once_each_adds_to_what_the_other_kept(keep, drafts):
    keep(page_key=["one"], note=["We spoke"], method=[""])
    keep(page_key=["two"], note=[""], method=["phone"])
    assert drafts()["a"] == {"page_key": ["two"], "note": ["We spoke"], "method": ["phone"]}
    keep(page_key=["one"], note=["We spoke again"], method=[""])
    assert drafts()["a"] == {"page_key": ["one"], "note": ["We spoke again"], "method": ["phone"]}


@pytest.mark.parametrize("now", [{"page_key": ["one"]}, {"page_key": ["two"], "resumes": "one"}])
def test_what_was_taken_out_again_on_the_page_that_showed_it_is_gone(keep, drafts, now):
    keep(page_key=["one"], note=["We spoke"])
    keep(**now, note=[""])
    assert drafts()["a"]["note"] == [""]


def test_what_it_was_begun_from_stays_and_when_it_was_kept_moves(council, adviser, keep):
    with clock.moved_to(MORNING):
        keep(begun_from="the facts of then", note=["We sp"])
    with clock.moved_to(MORNING + dt.timedelta(minutes=5)):
        keep(begun_from="the facts of now", note=["We spoke"])
    with council_context(council.id, user_id=adviser.id):
        draft = FormDraft.objects.get()
    assert (draft.begun_from, draft.saved_at) == ("the facts of then", MORNING + dt.timedelta(minutes=5))


@pytest.mark.parametrize("name", ["csrfmiddlewaretoken", "password", "new_password1", "client_secret", "api_token"])
def test_secrets_are_left_out(keep, drafts, name):
    keep(note=["We spoke"], **{name: ["hush"]})
    assert drafts() == {"a": {"note": ["We spoke"]}}


def test_a_letter_the_database_cannot_hold_is_left_out(keep, drafts):
    keep(note=["We\x00 spoke"])
    assert drafts() == {"a": {"note": ["We spoke"]}}


def test_too_much_is_refused_and_what_was_kept_before_stays(keep, drafts):
    keep(note=["We spoke"])
    keep(subject="just fits", note=["x" * (services.MOST_BYTES - len('{"note": [""]}'))])
    with pytest.raises(Refused, match="It stays on this page"):
        keep(note=["x" * (services.MOST_BYTES - len('{"note": [""]}') + 1)])
    assert drafts()["a"] == {"note": ["We spoke"]}


def test_discarding_takes_one_persons_draft_of_one_subject(council, adviser, keep, drafts):
    colleague = UserFactory()
    for who in (adviser, colleague):
        for subject in ("a", "b"):
            keep(by=who, subject=subject, note=["We spoke"])
    with council_context(council.id, user_id=adviser.id):
        services.discard_draft(council=council, role=Role.EET_ADVISER, form="person-contact", subject="a", by=adviser)
    assert list(drafts()) == ["b"]
    assert list(drafts(by=colleague)) == ["a", "b"]


def test_after_thirty_days_drafts_of_every_council_are_removed_once(council, keep, drafts, settings):
    settings.DRAFT_DAYS = 30
    elsewhere = CouncilFactory()
    with clock.moved_to(MORNING):
        keep(subject="old", note=["x"])
        keep(council=elsewhere, subject="old", note=["x"])
    with clock.moved_to(MORNING + dt.timedelta(days=3)):
        keep(subject="new", note=["x"])
    with clock.moved_to(MORNING + dt.timedelta(days=30)):
        assert services.remove_old_drafts() == 0
    with clock.moved_to(MORNING + dt.timedelta(days=30, seconds=1)):
        assert services.remove_old_drafts() == 2
        assert services.remove_old_drafts() == 0
    assert list(drafts()) == ["new"]
    assert drafts(council=elsewhere) == {}


def test_somebody_with_two_roles_in_a_council_has_a_draft_in_each(council, adviser, keep):
    keep(note=["As adviser"])
    keep(role=Role.HEAD, note=["As head"])
    keep(role=Role.HEAD, note=["As head, again"])
    with council_context(council.id, user_id=adviser.id):
        held = {draft.role: draft.fields["note"] for draft in FormDraft.objects.order_by("id")}
        assert held == {Role.EET_ADVISER: ["As adviser"], Role.HEAD: ["As head, again"]}
        services.discard_draft(council=council, role=Role.HEAD, form="person-contact", subject="a", by=adviser)
        assert [draft.role for draft in FormDraft.objects.all()] == [Role.EET_ADVISER]
