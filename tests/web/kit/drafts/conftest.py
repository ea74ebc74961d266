import pytest
from django.test import Client

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.reference.services import load_sample_postcodes
from tests.architecture.rows import Rows
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import MembershipFactory
from tests.today import today_is
from tests.web.kit.drafts.long_forms import SUGGESTED, LongForm, Sitting
from tests.web.sign_in import sign_in


_on_the_day = today_is(TODAY)


@pytest.fixture
def rows(council):
    """What everybody's pages are about."""
    own = {role: MembershipFactory(council=council, role=role).user for role in (Role.PERSONAL_ADVISER, Role.EMPLOYER)}
    made = Rows(council, personal_adviser=own[Role.PERSONAL_ADVISER], employer_user=own[Role.EMPLOYER])
    made.suggestion_id = SUGGESTED
    with council_context(council.id):
        load_sample_postcodes()
        assert made.employer  # there from the beginning, because nobody posts without one
    return made


def browser_of(form: LongForm, rows: Rows, *, user=None) -> Client:
    """Of somebody who may fill the form in: who the rows belong to, where they belong to anybody."""
    theirs = {Role.PERSONAL_ADVISER: rows.personal_adviser, Role.EMPLOYER: rows.employer_user}
    user = user or theirs.get(form.role)
    membership = user.memberships.get() if user else MembershipFactory(council=rows.council, role=form.role)
    return sign_in(Client(raise_request_exception=False), membership)


@pytest.fixture
def sit_down(rows):
    def at(form: LongForm, **whose) -> Sitting:
        with council_context(rows.council.id):
            address = form.address(rows)
        return Sitting(browser_of(form, rows, **whose), form, address)

    return at
