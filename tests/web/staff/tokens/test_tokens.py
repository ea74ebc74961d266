"""Keys for other systems on their page: made, shown once, replaced, revoked, by those who may."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.audit.models import Read
from backend.core import clock
from backend.core.errors import Refused
from backend.core.models import Job
from backend.core.protection import council_context
from backend.councils.choices import Role, Scope
from backend.councils.models import ApiToken
from backend.employers.tokens import issue_employer_token, replace_token
from backend.notifications.models import Message
from backend.notifications.tokens import tell_much_read
from tests.api.callers import Caller
from tests.backend.opportunities.posts import employer_with_contact
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.employers import EmployerContactFactory
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import errors_in, filled, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in


LIST, ADD = reverse("tokens"), reverse("token-add")


@pytest.fixture
def firm(council):
    return employer_with_contact(council, employer__name="Wandle Bakery")


@pytest.fixture
def employer(firm):
    return sign_in(Client(), firm[1].memberships.get())


def makes(client, **answers) -> str:
    response = client.post(ADD, filled(client.get(ADD)) | {"label": "Our system"} | answers)
    return text_of(page_of(response).select_one("#secret"))


def first_choice(client) -> str:
    return page_of(client.get(ADD)).select_one("select[name=acts_for] option")["value"]


def calls(secret: str) -> int:
    return Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/opportunities/").status_code


def test_it_is_one_of_the_pages_of_administration_for_who_has_them_alone(council, employer):
    administrator = signed_in(council, Role.ADMINISTRATOR)[0]
    sections = {reverse("administration"), reverse("administration-settings")}
    for client, has_them in ((administrator, True), (employer, False)):
        page = page_of(get_within(client, LIST))
        assert sections.issubset(each["href"] for each in page.select("main a, nav a")) is has_them


def test_an_employer_makes_a_key_that_works_and_is_shown_once(employer):
    secret = makes(employer, acts_for=first_choice(employer))
    assert calls(secret) == 200
    listed = employer.get(LIST)
    assert names_in_table(listed) == ["Our system"]
    assert secret not in listed.content.decode()
    assert "Wandle Bakery" in text_of(page_of(listed).select_one("tbody"))


def test_the_list_costs_no_query_a_key(employer, firm):
    makes(employer, acts_for=first_choice(employer))
    few = get_within(employer, LIST)
    for _ in range(5):
        Caller.for_employer(*firm)
    assert few.status_code == get_within(employer, LIST).status_code == 200


def test_a_key_needs_to_know_what_it_may_do(employer):
    response = employer.post(ADD, {"acts_for": first_choice(employer), "label": "x"})
    assert errors_in(response) == ["Select what it may do"]
    assert ApiToken.objects.count() == 0


def test_an_administrators_own_key_fetches_what_is_shared_and_nothing_else(council):
    client, _ = signed_in(council, Role.ADMINISTRATOR)
    assert calls(makes(client)) == 403


def test_the_old_key_works_beside_the_new_one_until_its_day(employer, firm):
    old = Caller.for_employer(*firm)
    page = reverse("token-replace", args=[old.token_row.public_id])
    new = text_of(page_of(employer.post(page, {"days": "7"})).select_one("#secret"))
    assert (calls(old.token), calls(new)) == (200, 200)
    with clock.moved_to(clock.now() + dt.timedelta(days=8)):
        assert (calls(old.token), calls(new)) == (401, 200)


def test_a_revoked_key_stops_at_once(employer, firm):
    caller = Caller.for_employer(*firm)
    response = employer.post(reverse("token-revoke", args=[caller.token_row.public_id]))
    assert (response.status_code, response["Location"]) == (302, LIST)
    assert calls(caller.token) == 401
    assert caller.token_row.revoked_by == firm[1]
    assert "Revoked" in text_of(page_of(employer.get(LIST)).select_one("tbody"))


def test_nobody_revokes_the_key_of_another_employer(employer, council):
    for place in (council, CouncilFactory()):
        other = Caller.for_employer(*employer_with_contact(place))
        assert employer.post(reverse("token-revoke", args=[other.token_row.public_id])).status_code == 404
        assert calls(other.token) == 200


def listed(client) -> str:
    return text_of(page_of(client.get(LIST)).select_one("tbody"))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EMPLOYER, Role.ADMINISTRATOR}))
def test_everybody_makes_a_key_in_their_own_name_that_reads_as_they_do(council, role):
    client, membership = signed_in(council, role, name="Jo Larkspur")
    secret = makes(client)
    token = ApiToken.objects.get()
    assert (token.membership, token.scopes, token.digest) == (membership, ["read"], ApiToken.digest_of(secret))
    assert calls(secret) == client.get("/api/v1/opportunities/").status_code == 200
    assert "Our system" in listed(client)
    colleague, _ = signed_in(council, role)
    assert names_in_table(colleague.get(LIST)) == []


def test_an_administrator_revokes_a_key_and_never_gets_its_secret(council, firm):
    """An administrator replaced an adviser's key and read 5,048 rows of young people as the adviser."""
    client, _ = signed_in(council, Role.ADMINISTRATOR, name="Robin Yewdale")
    for caller in (Caller.of(council, Role.EET_ADVISER), Caller.for_employer(*firm)):
        public_id = caller.token_row.public_id
        assert "Replace" not in listed(client)
        assert client.post(reverse("token-replace", args=[public_id]), {"days": "7"}).status_code == 404
        assert calls(caller.token) == 200
        assert ApiToken.objects.filter(membership=caller.membership).count() == 1
        assert client.post(reverse("token-revoke", args=[public_id])).status_code == 302
        assert calls(caller.token) == 401


def test_a_key_is_replaced_by_its_holder_whoever_asks_the_service(council, firm):
    caller, other = Caller.for_employer(*firm), UserFactory()
    with council_context(council.id), pytest.raises(Refused, match="Only the person in whose name"):
        replace_token(token=caller.token_row, old_works_for=dt.timedelta(days=1), by=other)
    with council_context(council.id), pytest.raises(Refused, match="in the name of whoever makes it"):
        issue_employer_token(employer=firm[0], membership=caller.membership, label="x", scopes=[Scope.READ], by=other)


def test_a_colleague_revokes_and_does_not_replace(council, firm, employer):
    colleague = EmployerContactFactory(employer=firm[0], signs_in=True).user
    caller = Caller.for_employer(firm[0], colleague)
    assert employer.get(reverse("token-replace", args=[caller.token_row.public_id])).status_code == 404
    employer.post(reverse("token-revoke", args=[caller.token_row.public_id]))
    assert calls(caller.token) == 401


def test_much_read_with_a_key_is_seen_by_the_administrator_and_told_once(council, settings, caplog):
    settings.API_ROWS_A_DAY_ALARM = 5
    client, robin = signed_in(council, Role.ADMINISTRATOR)
    caller = Caller.of(council, Role.HEAD, user__name="Lee Ashdown")
    with council_context(council.id):
        OpportunityFactory.create_batch(2, council=council)
    for _ in range(2):
        caller.rows("opportunities/")
    assert "has read" not in text_of(page_of(client.get(LIST)).main)
    for _ in range(2):
        caller.rows("opportunities/")
    page = text_of(page_of(client.get(LIST)).main)
    assert "in the name of Lee Ashdown, has read 8 rows today, more than 5" in page
    people = text_of(page_of(client.get(reverse("administration"))).main)
    assert "1 key for another system has read much today" in people
    (job,) = Job.objects.filter(name="notifications.tell_much_read")
    assert job.arguments == [council.id, caller.token_row.id]
    with council_context(council.id), caplog.at_level("WARNING"):
        tell_much_read(token_id=caller.token_row.id)
    (told,) = Message.objects.all()
    assert (told.to, "Lee" in told.body) == (robin.user.email, False)
    assert f"key {caller.token_row.public_id} of user {caller.membership.user_id}" in caplog.text
    with clock.moved_to(clock.now() + dt.timedelta(days=1)):
        assert caller.token_row.rows_today == 0


def test_what_a_key_reads_is_written_down_with_key_owner_and_council(council, caplog):
    caller = Caller.of(council, Role.EET_ADVISER)
    with caplog.at_level("INFO", logger="backend.councils.middleware"):
        caller.rows("placements/", current="true")
    token = caller.token_row
    read = Read.objects.get(page="api-placements-list")
    assert (read.token, read.reader_id, read.council_id) == (token.public_id, caller.membership.user_id, council.id)
    line = f"key {token.public_id} of user {caller.membership.user_id} in {council.code}: GET /api/v1/placements/"
    assert line in [record.getMessage() for record in caplog.records]
