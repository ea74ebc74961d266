import pytest
from django.urls import reverse

from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.web.pages import as_shown, banner_in, errors_in, page_of, text_of
from tests.web.sign_in import signed_in


URL = "/people/assign/"


@pytest.fixture
def two(in_council):
    return [CareLeaverFactory(council=in_council, given_name=name, family_name="Yusuf") for name in ("Amina", "Bilal")]


@pytest.fixture
def other(in_council):
    return MembershipFactory(council=in_council, role=Role.EET_ADVISER).user


def address_for(people):
    return f"{URL}?{'&'.join(f'who={each.public_id}' for each in people)}"


def advisers(people):
    for each in people:
        each.refresh_from_db()
    return [each.eet_adviser for each in people]


def test_those_ticked_in_the_list_get_the_adviser_who_is_chosen(in_council, two, other):
    client, _ = signed_in(in_council)
    listed = page_of(client.get("/people/"))
    assert {box["value"] for box in listed.select("[form=ticked]")} == {str(each.public_id) for each in two}
    assert listed.select_one("form#ticked button[formaction]")["formaction"] == URL
    opened = client.get(address_for(two))
    assert [text_of(each) for each in page_of(opened).select("main li")] == [
        "Amina Yusuf: no EET adviser yet",
        "Bilal Yusuf: no EET adviser yet",
    ]
    assert errors_in(client.post(address_for(two), as_shown(opened))) == ["Select EET adviser"]
    sent = client.post(address_for(two), as_shown(opened) | {"eet_adviser": other.pk}, follow=True)
    assert banner_in(sent).endswith("is now the EET adviser of 2 young people.")
    assert advisers(two) == [other, other]


def test_nothing_is_assigned_where_somebody_was_faster(in_council, two, other):
    client, me = signed_in(in_council)
    opened = client.get(address_for(two))
    two[1].eet_adviser = me.user
    two[1].save()
    said = errors_in(client.post(address_for(two), as_shown(opened) | {"eet_adviser": other.pk}))
    assert said[0].startswith("New or changed since you opened this page: “Bilal Yusuf”")
    assert advisers(two) == [None, me.user]


def test_one_who_may_not_be_opened_is_as_one_who_is_not_there(in_council, two):
    client, _ = signed_in(in_council)
    council = CouncilFactory()
    with council_context(council.id):
        elsewhere = CareLeaverFactory(council=council)
    addresses = (address_for([*two, elsewhere]), f"{URL}?who={in_council.public_id}", f"{URL}?who=nonsense")
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]


def test_nobody_ticked_is_said(in_council):
    client, _ = signed_in(in_council)
    assert "Nobody is ticked" in page_of(client.get(URL)).text
    assert reverse("people") in page_of(client.get(URL)).select_one(".govuk-back-link")["href"]


def test_who_cannot_edit_records_assigns_nobody(in_council, two):
    client, _ = signed_in(in_council, Role.AUDITOR)
    assert not page_of(client.get("/people/")).select(f"[formaction='{URL}'], [action='{URL}']")
