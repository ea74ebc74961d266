import datetime as dt

import pytest

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.care_leavers.services import record_contact, update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.models import EmployerContact
from backend.notifications.services import send
from backend.referrals.choices import Step
from backend.shortlists.services import decide, undo_decision
from backend.web.staff.today.kinds import KINDS
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory, UserFactory, worker
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import step
from tests.factories.referrals import referral_world
from tests.factories.shortlists import MatchFactory, shortlist_of
from tests.safety.tells import Answer, tells_of
from tests.web.pages import filled, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in
from tests.web.staff.today.reading import hints, link_of, whens


URL = "/today/"
MONDAY = dt.date(2026, 6, 15)


def mine(membership, **facts):
    return CareLeaverFactory(council=membership.council, eet_adviser=membership.user, **facts)


def out_of_eet(person, days):
    on = clock.today() - dt.timedelta(days=days)
    start_activity(
        care_leaver=person, code=ActivityCode.F2, on=on - dt.timedelta(days=5), source=Source.WORKER, by=None
    )
    start_activity(care_leaver=person, code=ActivityCode.G5, on=on, source=Source.WORKER, by=None)
    return person


def lines(response, anchor) -> list[tuple[str, str]]:
    """Of each line of a kind whose it is with what it asks for, and since when or until when."""
    return [(asked, when) for (asked, _), when in zip(hints(response, anchor), whens(response, anchor), strict=True)]


def follow(client, response, anchor):
    return client.get(link_of(response, anchor))


def test_an_empty_day_says_what_to_do_next(desk):
    client, membership = desk
    page = page_of(client.get(URL))
    assert "Nothing waits for you" in page.main.text
    assert "show everyone’s" in page.main.text
    assert not page.select("[data-kind]"), "empty kinds fold into one line"
    seen = [kind.title_in(membership.council) for kind in KINDS if kind.seen_by(Viewer.of(membership))]
    assert text_of(page.select_one("#nothing-here")) == f"Nothing in: {', '.join(dict.fromkeys(seen))}."


def test_those_out_of_eet_longest_come_first_with_their_open_matches(desk):
    client, membership = desk
    people = {}
    for name, days, matches in (("Short", 10, 2), ("Long", 300, 1), ("Nothing to decide", 500, 0)):
        people[name] = out_of_eet(mine(membership, given_name="P", family_name=name), days)
        shortlist_of(people[name], matches)
    never = mine(membership, given_name="P", family_name="Never")
    start_activity(care_leaver=never, code="G5", on=clock.today(), source=Source.WORKER, by=None)
    shortlist_of(never, 1)
    response = client.get(URL)
    assert hints(response, "to-decide") == [
        ("P Long: decide the matches", "Not in EET. 1 match to decide"),
        ("P Short: decide the matches", "Not in EET. 2 matches to decide"),
        ("P Never: decide the matches", "Not in EET. 1 match to decide"),
    ]
    assert follow(client, response, "to-decide").request["PATH_INFO"] == f"/people/{people['Long'].public_id}/"


def test_three_actions_lead_from_today_to_a_decision(desk):
    client, membership = desk
    shortlist_of(out_of_eet(mine(membership), 30), 1)
    person_page = page_of(follow(client, client.get(URL), "to-decide"))
    form = person_page.select_one(".onward-match form")
    client.post(form["action"], {box["name"]: box["value"] for box in form.select("input[type=hidden]")})
    assert lines(client.get(URL), "to-decide") == []


def test_four_actions_lead_from_today_to_a_referral_with_what_they_wrote_read(in_council):
    """The line, the link, the tick that their words were read, and the button: nothing is opened by its address."""
    world = referral_world(in_council, closing_date=clock.today() + dt.timedelta(days=2))
    update_profile(care_leaver=world.person, eet_adviser=world.adviser, aspiration="I want to bake.", by=None)
    consent_to(world.person, "share_aspiration")
    by = world.adviser
    decide(match=MatchFactory(care_leaver=world.person, opportunity=world.opportunity), kind="shortlist", by=by)
    client = sign_in(signed_in(in_council)[0], world.adviser.memberships.get())
    matches = follow(client, client.get(URL), "closing")  # 1
    link = next(each for each in page_of(matches).select("main a") if each["href"].endswith("/refer/"))
    preview = client.get(link["href"])  # 2
    assert page_of(preview).select_one("main form input[name=words][value=read]")
    sent = client.post(link["href"], filled(preview) | {"words": "read"})  # 3 and 4
    assert sent.status_code == 302
    assert world.person.referrals.get().disclosed["aspiration"] == "I want to bake."


def test_questions_wait_until_answered(desk):
    client, membership = desk
    match = MatchFactory(care_leaver=mine(membership, given_name="Ali", family_name="Noor"))
    decision = decide(match=match, kind="ask", asked="employer", note="Is it near a bus?", by=membership.user)
    with clock.moved_to(clock.today() + dt.timedelta(days=9)):
        response = client.get(URL)
        assert lines(response, "questions") == [("Ali Noor: answer the question", "waiting 9 days")]
    assert follow(client, response, "questions").request["PATH_INFO"] == f"/decisions/{decision.public_id}/answer/"


def test_unanswered_referrals_show_how_long_they_wait(in_council):
    with clock.moved_to(MONDAY):
        world = referral_world(in_council)
    world.person.eet_adviser = world.adviser
    world.person.save()
    client = sign_in(signed_in(in_council)[0], world.adviser.memberships.get())
    with clock.moved_to(MONDAY):
        referral = world.refer()
    with clock.moved_to(MONDAY + dt.timedelta(days=6)):
        assert lines(client.get(URL), "referrals") == [], "the reminder comes first"
    with clock.moved_to(MONDAY + dt.timedelta(days=7)):
        response = client.get(URL)
        assert lines(response, "referrals") == [(f"{world.person.full_name}: ring the employer", "5 working days")]
        assert follow(client, response, "referrals").status_code == 200
        step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=world.employer_user)
        assert lines(client.get(URL), "referrals") == []


def test_when_the_last_place_goes_the_advisers_of_the_others_are_told(desk):
    client, membership = desk
    world = referral_world(membership.council, places=1)
    first, referred, shortlisted = world.person, *(ready(membership, family_name=name) for name in ("Two", "Three"))
    winner, loser = world.refer(), world.refer(care_leaver=referred)
    match = MatchFactory(care_leaver=shortlisted, opportunity=world.opportunity)
    decision = decide(match=match, kind="shortlist", by=membership.user)
    assert lines(client.get(URL), "no-place-left") == []
    for name in (Step.OFFERED, Step.ACCEPTED):
        step(referral=winner, step=name, on=clock.today(), by=world.adviser)
    response = client.get(f"{URL}?whose=all")
    told = lines(response, "no-place-left")
    assert told == [
        (f"{referred.full_name}: tell them, then withdraw the referral", "no place left"),
        (f"{shortlisted.full_name}: tell them, then undo the decision", "no longer open"),
    ]
    assert first.full_name not in str(told)
    assert "Tell them that the place has gone" in follow(client, response, "no-place-left").content.decode()
    step(referral=loser, step=Step.WITHDRAWN, on=clock.today(), by=world.adviser)
    undo_decision(decision=decision, reason="They know.", by=membership.user)
    assert lines(client.get(URL), "no-place-left") == []


def ready(membership, **facts):
    person = mine(membership, ready=True, given_name="P", **facts)
    consent_to(person, "share_name")
    return person


def test_those_not_reached_for_eight_weeks_lead_straight_to_the_contact_form(desk):
    client, membership = desk
    person = mine(membership, given_name="Quiet", family_name="One")
    by = membership.user
    record_contact(care_leaver=person, on=clock.today(), method="phone", reached=True, by=by)
    assert lines(client.get(URL), "in-touch") == []
    with clock.moved_to(clock.today() + dt.timedelta(weeks=8)):
        assert lines(client.get(URL), "in-touch") == []
    with clock.moved_to(clock.today() + dt.timedelta(weeks=8, days=1)):
        record_contact(care_leaver=person, on=clock.today(), method="phone", reached=False, by=by)
        response = client.get(URL)
        assert hints(response, "in-touch") == [("Quiet One: log a contact", "Nobody has reached them for 8 weeks")]
        assert follow(client, response, "in-touch").request["PATH_INFO"].endswith("/contacts/add/")


def test_an_adviser_sees_their_own_first_and_everyone_on_asking(desk):
    client, membership = desk
    mine(membership, given_name="My", family_name="Own")
    CareLeaverFactory(council=membership.council, given_name="Some", family_name="Other", eet_adviser=UserFactory())
    assert [name for name, _ in lines(client.get(URL), "in-touch")] == ["My Own: log a contact"]
    assert [name for name, _ in lines(client.get(f"{URL}?whose=all"), "in-touch")] == [
        "My Own: log a contact",
        "Some Other: log a contact",
    ]


def test_more_than_a_handful_is_counted_and_leads_to_the_list(desk):
    client, membership = desk
    for number in range(11):
        mine(membership, given_name="P", family_name=f"N{number:02}")
    page = page_of(client.get(URL))
    assert "Longest wait of 22" in text_of(page.select_one("#group-8")), "of each it is not known what they do either"
    more = next(link for link in page.select(".onward-rest a") if link.text == "8 more not reached for 8 weeks")
    assert len(names_in_table(client.get(more["href"]))) == 11


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.AUDITOR])
def test_who_works_with_neither_young_people_nor_employers_has_no_desk(in_council, role):
    client, _ = signed_in(in_council, role)
    assert client.get(URL).status_code == 403


def test_today_asks_no_more_than_fifteen_queries(desk):
    client, membership = desk
    for days in range(1, 20):
        person = out_of_eet(mine(membership), days)
        match = shortlist_of(person, 2)[0]
        decide(match=match, kind="ask", asked="employer", note="When?", by=membership.user)
    get_within(client, URL, most=12)


def test_home_is_the_first_page_of_the_role(in_council):
    for role, first in ((Role.EET_ADVISER, "/today/"), (Role.PERSONAL_ADVISER, "/today/"), (Role.AUDITOR, "/audit/")):
        client, _ = signed_in(in_council, role)
        assert client.get("/").headers["Location"] == first


def test_somebody_without_a_role_is_told_whom_to_ask(in_council):
    client, membership = signed_in(in_council)
    membership.ended_at = clock.now()
    membership.save()
    page = page_of(client.get("/"))
    assert "Ask the administrator of your council" in page.main.text
    assert client.get(URL).status_code == 403


def test_demo_mail_shows_only_messages_of_the_own_council(desk):
    client, membership = desk
    send(council=membership.council, to="a@employer.example", subject="Reference 1234", body="See\nhttp://x.example/")
    send(council=CouncilFactory(), to="b@employer.example", subject="Elsewhere", body="Other")
    page = page_of(client.get("/demo-mail/"))
    assert "Reference 1234" in page.main.text
    assert "Elsewhere" not in page.main.text


def test_an_employer_reads_in_the_demonstration_what_went_to_them_and_theirs_alone(in_council):
    """Everybody else's mails are what an employer may never read, also in a demonstration."""
    client, membership = signed_in(in_council, Role.EMPLOYER)
    own, other = EmployerFactory(council=in_council), EmployerFactory(council=in_council)
    EmployerContactFactory(employer=own, user=membership.user, email=membership.user.email.upper())
    colleague, both = (EmployerContactFactory(employer=own).email for _ in range(2))
    EmployerContactFactory(employer=other, email=both.title())
    working = worker(in_council).email
    EmployerContactFactory(employer=own, email=working)
    gone = EmployerContactFactory(employer=own, ended_at=clock.now()).email
    tell = "A care leaver with an EHCP left custody"
    for to in (both, working, gone, EmployerContactFactory(employer=other).email, "adviser@council.example"):
        send(council=in_council, to=to, subject="Elsewhere", body=tell)
    send(council=CouncilFactory(), to=membership.user.email, subject="Elsewhere", body=tell)
    for to in (membership.user.email, colleague):
        send(council=in_council, to=to, subject=f"For {to}", body="See\nhttp://x.example/")
    answer = Answer.of("demo-mail", client.get("/demo-mail/"))
    assert [to in answer.body for to in (membership.user.email, colleague)] == [True, True]
    assert ("Elsewhere" in answer.body, tells_of(answer)) == (False, [])
    EmployerContact.objects.filter(employer=own, user=membership.user).update(sees_all=False)
    narrowed = client.get("/demo-mail/").content.decode()
    assert (f"For {membership.user.email}" in narrowed, f"For {colleague}" in narrowed) == (True, False)


def test_outside_a_demonstration_there_is_no_such_page(desk, settings):
    client, _ = desk
    settings.IS_DEMO = False
    assert client.get("/demo-mail/").status_code == 404


def test_how_they_like_to_be_reached_stands_beside_their_number(desk):
    client, membership = desk
    person = mine(membership, phone="07700 900123", contact_preference="Text first, after 3pm")
    shortlist_of(out_of_eet(person, 30), 1)
    assert "07700 900123 (Text first, after 3pm)" in text_of(page_of(get_within(client, URL)).main)
