"""Each long form: kept when it is refused, put back, thrown away, gone when it succeeds, and nobody else's."""

import pytest
from django.test import Client

from backend.core.protection import council_context
from backend.councils.acting import OPENED_IN
from backend.councils.choices import Role
from backend.drafts.models import FormDraft
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory
from tests.sampling import one_in
from tests.web.kit.drafts.long_forms import (
    KEPT,
    LONG_FORMS,
    OF_NUMBERS_AND_CHOICES,
    LongForm,
    Sitting,
    boxes,
    notice_in,
)
from tests.web.pages import errors_in, filled
from tests.web.queries import get_within
from tests.web.sign_in import sign_in


HIDDEN = {"csrfmiddlewaretoken", "draft", OPENED_IN}
TOO_LONG_TO_SAVE = "They said a lot. " * 700  # more than any box takes, and less than a draft may hold
KEPT_NOTICE = "We kept what you typed on 1 June 2026 at midday."


def first_of_each_role() -> list[LongForm]:
    return list({form.role: form for form in reversed(LONG_FORMS)}.values())


@pytest.mark.parametrize("form", one_in(6, LONG_FORMS), ids=str)
def test_what_is_typed_is_kept_and_no_longer_once_it_is_sent(sit_down, form, rows):
    sends_in_the_end(sit_down(form), form, rows)


# What is kept is kept by one mechanism: its whole story is told of a form of every second role, and of all in
# make test-full.
@pytest.mark.parametrize(
    "form",
    [pytest.param(form, marks=() if form in first_of_each_role()[::2] else pytest.mark.full) for form in LONG_FORMS],
    ids=str,
)
def test_what_is_refused_is_put_back_for_nobody_else_until_discarded_and_what_succeeds_is_kept_no_longer(
    sit_down, form, rows
):
    mine, colleagues = sit_down(form), sit_down(form, user=colleague_of(form, rows))
    before = mine.shown()
    refused = mine.sends(mine.typed(TOO_LONG_TO_SAVE))
    assert errors_in(refused)
    assert notice_in(refused) == ""
    again = get_within(mine.client, mine.address)
    assert (notice_in(again), boxes(again, form.box)) == (KEPT_NOTICE, TOO_LONG_TO_SAVE.strip())
    assert (colleagues.notice(), colleagues.shown()) == ("", before)
    assert mine.discards().url == mine.address
    assert (mine.notice(), mine.shown()) == ("", before)
    sends_in_the_end(mine, form, rows)


def sends_in_the_end(sitting: Sitting, form: LongForm, rows) -> None:
    sitting.keeps(sitting.typed("Kept by the page while typing"))
    assert sitting.shown() == "Kept by the page while typing"
    response = sitting.sends(sitting.typed("And this is what was sent in the end", **form.answers(rows)))
    assert response.status_code == 302, errors_in(response)
    assert drafts_of(sitting.client, rows) == []


def colleague_of(form: LongForm, rows):
    """Somebody else who may open the same page; a personal adviser's young people have no second one."""
    if form.role == Role.EMPLOYER:
        contact = EmployerContactFactory(employer=rows.employer, signs_in=True)
        return contact.user
    return MembershipFactory(council=rows.council, role=ADVISERS.get(form.role, form.role)).user


ADVISERS = {Role.PERSONAL_ADVISER: Role.EET_ADVISER}


def drafts_of(client: Client, rows) -> list[FormDraft]:
    with council_context(rows.council.id, user_id=int(client.session["_auth_user_id"])):
        return list(FormDraft.objects.order_by("id"))


def test_somebody_of_two_councils_finds_it_only_where_they_typed_it(sit_down, rows):
    form = LongForm("person-add", Role.EET_ADVISER, "aspiration")
    here = sit_down(form)
    here.keeps(here.typed("Typed here"))
    user_id = int(here.client.session["_auth_user_id"])
    elsewhere = MembershipFactory(user_id=user_id, role=Role.EET_ADVISER)
    there = Sitting(sign_in(Client(), elsewhere), form, here.address)
    assert (there.notice(), there.shown()) == ("", "")
    there.sends(there.typed("Typed there", **{**LONG_FORMS[0].right}))
    assert here.shown() == "Typed here"


@pytest.mark.parametrize(("form", "answer"), one_in(2, OF_NUMBERS_AND_CHOICES.items()), ids=str)
def test_numbers_and_choices_are_kept_too(sit_down, form, answer):
    sitting = sit_down(form)
    sitting.keeps(sitting.typed(answer))
    assert sitting.notice()
    assert filled(sitting.opened(), KEPT)[form.box] == answer
