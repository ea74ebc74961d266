"""A concern after it is raised: who follows it, who reads what, and the clock of the designated officer."""

import csv
import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.councils.safeguarding import name_safeguarding_lead
from backend.employers.choices import RaisedFrom
from backend.employers.concerns import decide_concern, raise_concern
from backend.employers.models import Concern
from backend.notifications.models import Message
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.placements import placement_since
from tests.web.pages import errors_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in


WORDS = "They were asked to stay the night."
NOON = dt.datetime(2026, 6, 3, 11, tzinfo=dt.UTC)
RAISED = reverse("concerns-raised")


@pytest.fixture(autouse=True)
def _today(in_council):
    with clock.moved_to(NOON):
        yield


def said(response) -> str:
    return text_of(page_of(response).main)


def raised(world, by=None, **facts):
    return raise_concern(employer=world.opportunity.employer, words=WORDS, by=by or world.adviser, **facts)


def link(response, text):
    return page_of(response).main.find("a", string=lambda found: found and found.strip().startswith(text))["href"]


@pytest.mark.parametrize(("page", "raised_from"), [("person", "person"), ("person-profile", "profile")])
def test_from_a_young_person_with_their_employer_chosen_already(in_council, world, page, raised_from):
    """Those of another council are left out, and an ended one stands behind what goes on."""
    placement_since(world, clock.today(), person=world.person)
    personal, membership = signed_in(in_council, Role.PERSONAL_ADVISER)
    world.person.personal_adviser = membership.user
    world.person.save()
    back = reverse(page, args=[world.person.public_id])
    url = link(get_within(personal, back), "Raise a concern about an employer")
    form = page_of(get_within(personal, url))
    assert [text_of(each.find_parent().label) for each in form.select("input[name=employer][checked]")] == [
        world.opportunity.employer.name
    ]
    chosen = form.select_one("input[name=employer][checked]")["value"]
    answer = personal.post(url, {"employer": chosen, "words": WORDS})
    assert (answer.status_code, answer.url) == (302, back), errors_in(answer)
    concern = Concern.objects.get()
    assert (concern.employer, concern.raised_from, concern.about) == (
        world.opportunity.employer,
        raised_from,
        world.person.public_id,
    )
    assert "Follow it under “Concerns you raised”" in said(personal.get(back))


def test_about_an_employer_they_were_never_put_forward_to_by_its_name(in_council, world):
    client = signed_in(in_council, Role.EET_ADVISER)[0]
    EmployerFactory(council=in_council, name="Slate & Sons Ltd")
    url = reverse("person-concern", args=[world.person.public_id])
    answer = client.post(url, {"employer": "another", "employer_name": "", "words": WORDS})
    assert any("Enter the name of the other employer" in each for each in errors_in(answer)), errors_in(answer)
    assert len(errors_in(client.post(url, {}))) == 2
    assert client.post(url, {"employer": "another", "employer_name": "the SLATE and sons", "words": WORDS}).url
    assert Concern.objects.get().employer.name == "Slate & Sons Ltd"


def test_about_an_employer_nobody_knows_is_taken_and_holds_it(in_council, world):
    client = signed_in(in_council, Role.EET_ADVISER)[0]
    url = reverse("person-concern", args=[world.person.public_id])
    answer = client.post(url, {"employer": "another", "employer_name": "Nobody Knows Ltd", "words": WORDS})
    assert answer.status_code == 302, errors_in(answer)
    concern = Concern.objects.get()
    assert concern.employer.name == "Nobody Knows Ltd"
    assert concern.employer.paused_at


def test_from_a_check_in(in_council, world):
    placement = placement_since(world, clock.today())
    client = signed_in(in_council, Role.EET_ADVISER)[0]
    check_in = placement.check_ins.first()
    url = link(client.get(reverse("check-in", args=[check_in.public_id])), "Raise a concern")
    answer = client.post(url, {"words": WORDS})
    assert answer.url == reverse("check-in", args=[check_in.public_id])
    concern = Concern.objects.get()
    assert (concern.raised_from, concern.about) == (RaisedFrom.CHECK_IN, check_in.public_id)


def test_who_raised_it_follows_it_without_what_others_wrote(in_council, world):
    client, membership = signed_in(in_council, Role.AUDITOR)
    assert "You have raised no concern" in said(get_within(client, RAISED))
    assert page_of(client.get(RAISED)).footer.find("a", href=RAISED)
    concern = raised(world, by=membership.user)
    theirs = raised(world)
    assert concern.reference in said(get_within(client, RAISED))
    assert theirs.reference not in said(client.get(RAISED))
    page = reverse("concern-raised", args=[concern.public_id])
    assert WORDS in said(get_within(client, page))
    assert client.get(reverse("concern-raised", args=[theirs.public_id])).status_code == 404
    assert client.get(reverse("concern", args=[concern.public_id])).status_code == 403
    head = MembershipFactory(council=in_council, role=Role.HEAD, user__name="Morgan Head").user
    Message.objects.all().delete()
    decide_concern(concern=concern, outcome="put_right", reason="Two names and a rota", by=head)
    told = said(client.get(page))
    assert "Something was wrong and has been put right" in told
    assert "Morgan Head" in told
    assert "Two names" not in told
    mail = Message.objects.get()
    assert mail.to == membership.user.email
    assert concern.reference in mail.subject
    assert not [word for word in ("rota", WORDS, world.opportunity.employer.name) if word in mail.subject + mail.body]


# What each reads of a paused employer with a concern: P "paused", R who paused it and why, C the concern itself.
READERS = {
    "eet_adviser": "P",
    "staff": "P",
    "head": "PRC",
    "engagement_officer": "PRC",
    "lead": "PRC",
}


@pytest.mark.parametrize(("who", "reads"), READERS.items())
def test_who_may_not_read_concerns_reads_paused_and_no_more(in_council, world, who, reads):
    somebody = MembershipFactory(council=in_council, role=Role.STAFF, user__name="Jo Larkspur").user
    client, membership = signed_in(in_council, Role.STAFF if who == "lead" else Role(who))
    if who == "lead":
        name_safeguarding_lead(council=in_council, lead=membership.user, by=somebody)
    concern = raised(world, by=somebody)
    about = world.opportunity
    for page in (reverse("employer", args=[about.employer.public_id]), reverse("opportunity", args=[about.public_id])):
        response = get_within(client, page)
        told = said(response).replace("Raise a concern", "")
        assert "aused" in told
        assert ("Jo Larkspur" in told) == ("R" in reads)
    told = said(client.get(reverse("employer", args=[about.employer.public_id]))).replace("Raise a concern", "")
    assert (concern.reference in told) == ("C" in reads)
    assert ("oncern" in told) == ("C" in reads)
    assert client.get(reverse("concerns")).status_code == (200 if "C" in reads else 403)
    assert client.get(reverse("concern-told", args=[concern.public_id])).status_code == (200 if "C" in reads else 403)


def test_the_clock_is_on_the_register_until_it_is_recorded_who_was_told(in_council, world):
    world.person.birth_date = dt.date(2009, 1, 1)
    world.person.save()
    concern = raised(world, raised_from=RaisedFrom.PERSON, about=world.person.public_id)
    grown = raised(world)
    officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]
    register, page = reverse("concerns"), reverse("concern", args=[concern.public_id])
    told = said(get_within(officer, register))
    assert f"The designated officer (LADO) waits to be told of {concern.reference}" in told
    assert "Tell by 4 June 2026 at midday" in told
    assert "Nobody under 18 known" in told
    with clock.moved_to(NOON + dt.timedelta(days=2)):
        assert f"not recorded as told of {concern.reference}" in said(get_within(officer, register))
        assert "Overdue since 4 June 2026" in said(get_within(officer, page))
        form = reverse("concern-told", args=[concern.public_id])
        shown = said(get_within(officer, form))
        assert "Working Together" in shown
        assert world.person.full_name not in shown
        assert len(errors_in(officer.post(form, {"on": ""}))) == 4
        answers = {"whom": "Ada Quill", "on": "5/6/2026", "time": "9.15am", "how": "phone"}
        late = officer.post(form, answers | {"on": "6/6/2026"})
        assert any("still to come" in error for error in errors_in(late))
        assert officer.post(form, answers).url == page
        assert "Ada Quill, 5 June 2026 at 9:15am, telephone" in said(officer.get(page))
        assert "Told late" in said(officer.get(page))
        assert "not recorded as told" not in said(officer.get(register))
        assert any("Say what was wrong" in each or "nter" in each for each in errors_in(officer.post(form, answers)))
        officer.post(form, answers | {"on": "4/6/2026", "correction": "It was the day before"})
        assert "Told in time" in said(officer.get(page))
    rows = list(csv.DictReader(officer.get(reverse("concerns-csv")).content.decode("utf-8-sig").splitlines()))
    by_reference = {row["Reference"]: row for row in rows}
    assert by_reference[concern.reference]["Designated officer to be told by"] == "2026-06-04T12:00+01:00"
    assert by_reference[concern.reference]["Told whom"] == "Ada Quill"
    assert by_reference[grown.reference]["Designated officer to be told by"] == ""


def test_the_heads_figures_are_counts_for_those_who_may_read_each_concern(in_council, world):
    outcomes = reverse("outcomes")
    head, membership = signed_in(in_council, Role.HEAD)
    for number in range(7):
        raised(world, by=MembershipFactory(council=in_council, user__name=f"Worker {number}").user)
    decide_concern(concern=Concern.objects.first(), outcome="put_right", reason="New rota", by=membership.user)
    told = said(get_within(head, outcomes))
    assert "Open now 6" in told
    assert "Closed since 1 January 2026 1" in told
    assert "none has to be told" in told
    for role in (Role.STAFF, Role.AUDITOR):
        assert "oncern" not in said(signed_in(in_council, role)[0].get(outcomes))


def test_another_council_and_the_employer_reach_nothing(in_council, world):
    concern = raised(world)
    employers = sign_in(Client(), world.employer_user.memberships.get())
    assert employers.get(RAISED).status_code == 403
    assert not page_of(employers.get(reverse("employer-organisations"))).footer.find("a", href=RAISED)
    for name in ("concern-told", "concern-raised"):
        assert employers.get(reverse(name, args=[concern.public_id])).status_code in (403, 404)
        head = sign_in(Client(), MembershipFactory(role=Role.HEAD))
        assert head.get(reverse(name, args=[concern.public_id])).status_code == 404
