"""Who typed it reads it, in the council they typed it for, and nobody else does."""

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction

from backend.core import clock
from backend.core.protection import EMPLOYER, RETENTION, council_context
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.drafts.models import FormDraft
from backend.drafts.permissions import drafts_of
from backend.drafts.tickets import Ticket
from tests.factories.councils import CouncilFactory, MembershipFactory


TICKET = Ticket("person-contact", "a", "then", "/people/a/contacts/add/")


@pytest.fixture
def me(council):
    return Viewer.of(MembershipFactory(council=council))


def write(council, user, **facts):
    """As any code of ours could, past the services."""
    given = {"form": "person-contact", "subject": "a", "fields": {"note": ["x"]}, "saved_at": clock.now()} | facts
    given = {"role": Role.EET_ADVISER} | given
    return FormDraft.objects.create(council=council, user=user, **given)


@pytest.fixture
def draft(me):
    with council_context(me.council_id, user_id=me.user_id):
        return write(me.council, me.user)


@pytest.mark.parametrize("audience", ["staff", EMPLOYER])
def test_whoever_typed_it_finds_it_whatever_the_audience_and_in_no_other_role_of_theirs(draft, me, audience):
    as_head = Viewer.of(MembershipFactory(council=me.council, user=me.user, role=Role.HEAD))
    with council_context(me.council_id, audience=audience, user_id=me.user_id):
        assert list(drafts_of(me)) == list(FormDraft.objects.all()) == [draft]
        assert list(drafts_of(as_head)) == []
    assert Ticket.opened_by(as_head, TICKET.sealed_for(me)) is None


def test_the_database_shows_it_to_no_colleague_and_to_nobody_without_a_name(draft, me):
    head = MembershipFactory(council=me.council, role=Role.HEAD)
    for user_id in (head.user_id, None):
        with council_context(me.council_id, user_id=user_id):
            assert not FormDraft.objects.exists()
            assert FormDraft.objects.update(form="x") == 0


def test_the_same_person_finds_nothing_of_it_in_another_council(draft, me):
    there = Viewer.of(MembershipFactory(user=me.user, council=CouncilFactory()))
    with council_context(there.council_id, user_id=there.user_id):
        assert not FormDraft.objects.exists()
        assert not drafts_of(there).exists()


def test_nobody_writes_in_anothers_name(me):
    colleague = MembershipFactory(council=me.council).user
    refused = pytest.raises(ProgrammingError, match="row-level security")
    with council_context(me.council_id, user_id=me.user_id), refused, transaction.atomic():
        write(me.council, colleague)


def test_the_clock_can_remove_and_neither_write_nor_change(draft, me):
    with council_context(me.council_id, audience=RETENTION):
        for change in (lambda: write(me.council, me.user, subject="b"), lambda: FormDraft.objects.update(form="x")):
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                change()
        assert FormDraft.objects.all().delete()[0] == 1


@pytest.mark.parametrize("name", ["csrfmiddlewaretoken", "password"])
def test_the_database_refuses_a_token_and_a_password(me, name):
    refused = pytest.raises(IntegrityError, match="a_draft_holds_no_token_and_no_password")
    with council_context(me.council_id, user_id=me.user_id), refused, transaction.atomic():
        write(me.council, me.user, fields={name: ["x"]})


def test_it_keeps_no_history(db):
    """A draft is no record: what somebody thought better of must not live on where nothing can be removed."""
    tables = [model._meta.db_table for model in apps.get_app_config("drafts").get_models()]
    assert sorted(tables) == ["drafts_formdraft", "drafts_heldform", "drafts_sentform"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = ANY(%s::regclass[]) AND NOT tgisinternal", [tables]
        )
        assert cursor.fetchone() == (0,)


def test_a_ticket_opens_for_whom_it_was_sealed(me):
    assert Ticket.opened_by(me, TICKET.sealed_for(me)) == TICKET


def test_a_ticket_is_of_no_use_to_a_colleague_in_another_council_or_changed(me):
    sealed = TICKET.sealed_for(me)
    colleague = Viewer.of(MembershipFactory(council=me.council))
    there = Viewer.of(MembershipFactory(user=me.user, council=CouncilFactory()))
    assert [Ticket.opened_by(other, sealed) for other in (colleague, there)] == [None, None]
    assert [Ticket.opened_by(me, text) for text in ("", "x", sealed[1:], sealed + "x")] == [None] * 4
