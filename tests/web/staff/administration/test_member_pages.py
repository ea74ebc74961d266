"""The council administrator looks after accounts: who is there, who comes, who changes, who goes."""

import pytest
from django.test import Client
from django.urls import reverse

from backend.core.protection import clock_context
from backend.councils.choices import Role
from backend.councils.memberships import end_membership
from backend.councils.models import Invitation
from backend.employers.invitations import accept
from backend.employers.representatives import set_represented_employers
from backend.notifications.models import Message
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.factories.employers import EmployerFactory
from tests.web.pages import banner_in, errors_in, page_of, saves, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in


PEOPLE, INVITE = reverse("administration"), reverse("administration-invite")
NEW = {"name": "Noor Ali", "email": "noor.ali@council.example", "role": "staff"}


@pytest.fixture
def robin(in_council):
    return signed_in(in_council, Role.ADMINISTRATOR, name="Robin Yewdale")


@pytest.fixture
def administrator(robin):
    return robin[0]


@pytest.fixture
def priya(in_council):
    return MembershipFactory(council=in_council, role=Role.HEAD, user__name="Priya Ravenscar")


def url_of(membership, what="") -> str:
    name = f"administration-member-{what}" if what else "administration-member"
    return reverse(name, args=[membership.public_id])


def rows_of(response, table=0) -> list[list[str]]:
    body = page_of(response).select("table")[table].select("tbody tr")
    return [[text_of(cell) for cell in row.find_all(["th", "td"])] for row in body]


def history_in(response) -> list[str]:
    return [text_of(item) for item in page_of(response).select(".moj-timeline__item")]


def test_everybody_with_a_role_here_and_nobody_else(administrator, priya, in_council):
    sam = MembershipFactory(council=in_council, role=Role.EMPLOYER, user__name="Sam Hill")
    employers = [EmployerFactory(council=in_council, name=name) for name in ("Alder", "Birch")]
    set_represented_employers(membership=sam, employers=employers, by=priya.user)
    MembershipFactory(user__name="From Elsewhere")
    gone = MembershipFactory(council=in_council, user__name="Gone Before")
    end_membership(membership=gone, by=priya.user)
    page = get_within(administrator, PEOPLE, most=6)
    rows = {row[0]: row[2:] for row in rows_of(page)}
    assert set(rows) == {"Priya Ravenscar", "Robin Yewdale", "Sam Hill"}
    assert rows["Sam Hill"] == ["Employer", "Alder, Birch", "Not yet signed in", "Not set up"]
    assert (rows["Robin Yewdale"][0], rows["Robin Yewdale"][3]) == ("Council administrator", "Set up")
    assert [row[0] for row in rows_of(page, 1)] == ["Gone Before"]


def test_the_list_costs_the_same_however_many_there_are(administrator, in_council):
    for _ in range(12):
        sam = MembershipFactory(council=in_council, role=Role.EMPLOYER)
        set_represented_employers(membership=sam, employers=[EmployerFactory(council=in_council)], by=sam.user)
    get_within(administrator, PEOPLE, most=6)


def test_no_mail_about_an_account_hints_at_care(administrator, in_council, priya):
    alder = EmployerFactory(council=in_council, name="Alder")
    administrator.post(INVITE, NEW | {"role": "employer", "employers": [alder.pk]})
    sam = accept(invitation=Invitation.objects.get(), by=UserFactory(email=NEW["email"]))
    administrator.post(url_of(sam, "second-factor"), {"reason": "CANARY"})
    administrator.post(url_of(sam, "end"), {"reason": "CANARY"})
    told = " ".join(f"{each.subject} {each.body}" for each in Message.objects.all()).lower()
    assert Message.objects.count() == 3
    assert in_council.employment_team_name.lower() in told
    assert [word for word in ("care", "virtual school", "young", "canary", "onward", "employer") if word in told] == []


def test_an_employer_speaks_for_those_chosen_and_a_choice_is_needed(administrator, in_council):
    alder = EmployerFactory(council=in_council, name="Alder")
    other = EmployerFactory(council=CouncilFactory(), name="Of Another Council")
    page = administrator.get(INVITE)
    assert "Of Another Council" not in page.content.decode()
    asked = NEW | {"role": "employer"}
    refused = administrator.post(INVITE, asked)
    assert errors_in(refused) == ["Select at least one employer they speak for."]
    assert errors_in(administrator.post(INVITE, asked | {"employers": [other.pk]})) != []
    assert not Invitation.objects.exists(), "nothing half saved"
    assert not Message.objects.exists()
    administrator.post(INVITE, asked | {"employers": [alder.pk]})
    member = accept(invitation=Invitation.objects.get(), by=UserFactory(email=NEW["email"]))
    assert "Alder" in text_of(page_of(administrator.get(url_of(member))).dl)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Enter full name"),
        ({"email": "noor"}, "E-mail address must be an e-mail address, like name@example.org"),
        ({"role": ""}, "Select role"),
        ({"role": "king"}, "Select role from the list"),
        ({"email": "priya@council.example", "role": "head"}, "Priya has this role here already: Virtual school head."),
        ({"name": "Call 0906 123 4567 now"}, "A name holds no web or e-mail address"),
    ],
)
def test_what_cannot_be_sent_is_refused_by_name(administrator, in_council, wrong, sentence):
    MembershipFactory(council=in_council, role=Role.HEAD, user__name="Priya", user__email="priya@council.example")
    errors = errors_in(administrator.post(INVITE, NEW | wrong))
    assert [each for each in errors if each.startswith(sentence)] == errors
    assert errors
    assert not Message.objects.exists()


def test_the_page_of_one_says_what_was_done_by_whom(administrator, priya):
    saves(administrator, url_of(priya, "role"), {"role": "auditor"})
    page = get_within(administrator, url_of(priya), most=6)
    (only,) = history_in(page)
    assert "Role changed by Robin Yewdale" in only
    assert "From Virtual school head to Auditor." in only


def test_a_role_is_changed_and_an_employers_choice_with_it(administrator, priya, in_council):
    alder = EmployerFactory(council=in_council, name="Alder")
    url = url_of(priya, "role")
    page = page_of(get_within(administrator, url, most=8))
    assert page.select_one("input[name=role][checked]")["value"] == "head"
    refused = saves(administrator, url, {"role": "employer"})
    assert errors_in(refused) == ["Select at least one employer they speak for."]
    assert "Virtual school head" in text_of(page_of(refused).select_one(".govuk-caption-l"))
    priya.refresh_from_db()
    assert priya.role == Role.HEAD
    saves(administrator, url, {"role": "employer", "employers": [alder.pk]})
    page = page_of(administrator.get(url))
    assert [box["value"] for box in page.select("input[name=employers][checked]")] == [str(alder.pk)]
    saves(administrator, url, {"role": "staff"})
    assert "Alder" not in text_of(page_of(administrator.get(url_of(priya))).dl)


def test_an_end_is_asked_about_first_and_then_at_once(administrator, priya):
    client = sign_in(Client(), priya)
    url = url_of(priya, "end")
    page = text_of(page_of(get_within(administrator, url, most=6)).main)
    assert "signed out at once" in page
    assert client.get("/people/").status_code == 200
    response = administrator.post(url, {"reason": "Left the council"}, follow=True)
    assert "no longer has access in this role" in banner_in(response)
    assert client.get("/people/")["Location"].startswith("/accounts/login/")
    assert "Membership ended by Robin Yewdale" in history_in(response)[0]
    assert "Left the council" in history_in(response)[0]
    assert not page_of(response).select("main form, main a[role=button]"), "nothing more can be done"
    assert Message.objects.get().to == priya.user.email


@pytest.mark.parametrize(("what", "answers"), [("end", {}), ("role", {"role": "staff"})])
def test_the_last_administrator_is_told_what_to_do_first(administrator, robin, what, answers):
    url = url_of(robin[1], what)
    assert "This is your own" in text_of(page_of(administrator.get(url)).main)
    send = saves if what == "role" else Client.post
    assert [error[:45] for error in errors_in(send(administrator, url, answers))] == [
        "Robin Yewdale is the only administrator of Sy"
    ]
    assert administrator.get(PEOPLE).status_code == 200


def test_who_ends_their_own_membership_is_signed_out(administrator, robin, in_council):
    signed_in(in_council, Role.ADMINISTRATOR)
    response = administrator.post(url_of(robin[1], "end"))
    assert (response.status_code, response["Location"]) == (302, reverse("account_login"))
    assert administrator.get(PEOPLE)["Location"].startswith("/accounts/login/")


def test_who_gives_up_administration_lands_on_the_first_page_of_the_new_role(administrator, robin, in_council):
    signed_in(in_council, Role.ADMINISTRATOR)
    response = saves(administrator, url_of(robin[1], "role"), {"role": "auditor"}, follow=True)
    assert response.redirect_chain[-1] == ("/audit/", 302)
    assert response.status_code == 200


def test_a_lost_second_factor_is_reset_with_a_reason_and_the_person_told(administrator, priya):
    client = sign_in(Client(), priya)
    url = url_of(priya, "second-factor")
    get_within(administrator, url, most=6)
    assert errors_in(administrator.post(url, {"reason": " "})) == ["Enter reason"]
    assert client.get("/people/").status_code == 200
    response = administrator.post(url, {"reason": "Lost the phone; I rang her"}, follow=True)
    assert "Second factor reset by Robin Yewdale" in history_in(response)[0]
    assert "Not set up" in text_of(page_of(response).dl)
    assert client.get("/people/").status_code == 302
    message = Message.objects.get()
    assert (message.to, "rang her" in message.body) == (priya.user.email, False)


def test_the_own_second_factor_is_not_offered_for_a_reset(administrator, robin):
    page = page_of(administrator.get(url_of(robin[1])))
    assert "Reset second factor" not in text_of(page.main)
    assert (
        "your own second factor" in errors_in(administrator.post(url_of(robin[1], "second-factor"), {"reason": "x"}))[0]
    )


def test_people_of_another_council_are_not_there(administrator):
    stranger = MembershipFactory()
    for what in ("", "role", "end", "second-factor"):
        assert administrator.get(url_of(stranger, what)).status_code == 404
    for what in ("role", "end", "second-factor"):
        assert administrator.post(url_of(stranger, what), {"reason": "x", "role": "staff"}).status_code == 404
    with clock_context():
        stranger.refresh_from_db()
    assert stranger.ended_at is None


def test_of_an_account_used_elsewhere_the_page_says_who_else_has_to_agree(administrator, priya):
    """An administrator invited another council's head and removed their second factor."""
    elsewhere = MembershipFactory(user=priya.user, role=Role.HEAD)
    theirs, url = sign_in(Client(), elsewhere), url_of(priya, "second-factor")
    assert "you cannot reset it alone" in text_of(page_of(administrator.get(url)).main)
    response = administrator.post(url, {"reason": "Lost the phone; I rang her"}, follow=True)
    assert "nothing is reset yet: the account is used elsewhere too" in banner_in(response)
    assert "Set up" in text_of(page_of(response).dl)
    assert theirs.get("/people/").status_code == 200
    (message,) = Message.objects.all()
    assert "Nothing has changed yet" in message.body
    assert elsewhere.council.name not in page_of(response).text


def test_whose_adviser_somebody_was_ends_with_the_role_and_is_counted_without_names(administrator, in_council):
    adviser, other = (MembershipFactory(council=in_council, role=Role.EET_ADVISER) for _ in range(2))
    theirs = [CareLeaverFactory(council=in_council, given_name="Amina", eet_adviser=adviser.user) for _ in range(2)]
    kept = CareLeaverFactory(council=in_council, eet_adviser=other.user, personal_adviser=adviser.user)
    response = administrator.post(url_of(adviser, "end"), follow=True)
    assert "2 young people have no such adviser now: tell the virtual school." in banner_in(response)
    assert "Amina" not in response.content.decode()
    for person in (*theirs, kept):
        person.refresh_from_db()
    assert [each.eet_adviser for each in (*theirs, kept)] == [None, None, other.user]
    assert kept.personal_adviser == adviser.user, "which is another role"
    assert theirs[0].history.filter(eet_adviser=adviser.user).exists()
    saves(administrator, url_of(other, "role"), {"role": "auditor"})
    kept.refresh_from_db()
    assert kept.eet_adviser is None
