"""Lines of Today about a young person's own page, each gone when the fact is settled."""

import datetime as dt
from dataclasses import replace

import pytest

from backend.care_leavers.choices import Feeling, OwnMessageKind, TalkTo
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_messages import answer_own_message, send_own_message
from backend.care_leavers.own_page import agree_own_word, end_own_links, make_own_link
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.safeguarding import name_safeguarding_lead
from backend.links.choices import MOST_WRONG_TRIES, Channel
from backend.links.visits import is_agreed_word
from backend.notifications.models import Message
from backend.reference.working_days import next_working_day
from backend.shortlists.choices import OwnAnswer
from backend.shortlists.suggestions import answer_suggestion, suggest
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.finding import lines_of
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Urgency
from backend.web.staff.today.page import Entry
from tests.factories.care_leavers import CareLeaverFactory, born_to_be
from tests.web.pages import filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, lines_in, link_of, whens


URL = "/today/"
HARM, TALK, WRONG, GOING = "wrote-cannot-wait", "wants-to-talk", "says-wrong", "how-it-is-going"
INTERESTED, NOT_FOR_ME, LOCKED = "interested", "not-for-me", "locked-links"
EVERY = (HARM, TALK, WRONG, GOING, INTERESTED, NOT_FOR_ME, LOCKED)


@pytest.fixture
def person(world):
    return world.person


def wrote(person, kind, words="", **more):
    return send_own_message(care_leaver=person, kind=kind, words=words, **more)


def answered(message, by, **more):
    answer_own_message(message=message, answer="I rang you. We talk on Friday.", by=by, **more)


def test_what_cannot_wait_is_first_without_its_words_and_gone_once_recorded(adviser, person, desk):
    message = wrote(person, OwnMessageKind.TALK, "he hit me")
    shown = get_within(adviser, URL)
    ((action, what),) = hints(shown, HARM)
    assert action == f"{person.full_name}: read it and speak with them"
    assert what.startswith("Wrote something that cannot wait. Speak with them by ")
    assert "he hit me" not in shown.content.decode()
    assert page_of(shown).select("[data-kind]")[0]["data-kind"] == HARM
    assert hints(shown, TALK) == []
    form = adviser.get(link_of(shown, HARM))
    assert "he hit me" in text_of(page_of(form).main)
    told = {"spoken_on": f"{clock.today():%d/%m/%Y}", "told_whom": "Sam Okoro, safeguarding lead", "answer": "Here now"}
    done = adviser.post(link_of(shown, HARM), filled(form) | told)
    assert (done.status_code, done["Location"]) == (302, URL)
    message.refresh_from_db()
    assert (message.spoken_on, message.told_whom) == (clock.today(), "Sam Okoro, safeguarding lead")
    assert hints(adviser.get(URL), HARM) == []


@pytest.mark.usefixtures("kinds_named")
@pytest.mark.parametrize(("age", "is_child"), [(17, True), (18, False)])
def test_who_is_under_18_has_a_clock_of_one_working_day(adviser, person, desk, age, is_child):
    update_profile(care_leaver=person, birth_date=born_to_be(age), by=desk[1].user)
    wrote(person, OwnMessageKind.TALK, "he hit me")
    ((_, what),) = hints(adviser.get(URL), HARM)
    assert ("under 18, and one working day is the longest" in what) is is_child
    late = next_working_day(clock.today()) + dt.timedelta(days=1)
    with clock.moved_to(late):
        assert whens(adviser.get(URL), HARM) == ["1 day late"]


@pytest.mark.parametrize("role", [Role.HEAD, Role.STAFF])
def test_who_oversees_reads_what_cannot_wait_and_may_record_it(world, in_council, role):
    wrote(world.person, OwnMessageKind.GOING, "i am not safe")
    client, _ = signed_in(in_council, role)
    shown = get_within(client, URL)
    assert len(hints(shown, HARM)) == 1
    assert client.get(link_of(shown, HARM)).status_code == 200


def test_what_cannot_wait_stays_when_their_support_ends(adviser, person, desk):
    wrote(person, OwnMessageKind.TALK, "he hit me")
    CareLeaver.objects.filter(pk=person.pk).update(support_ended_on=clock.today())
    for url in (URL, f"{URL}?whose=all"):
        shown = get_within(adviser, url)
        assert len(hints(shown, HARM)) == 1
    assert "he hit me" in text_of(page_of(adviser.get(link_of(shown, HARM))).main)


def test_the_alert_leads_whoever_is_on_duty_to_the_line_also_beside_people_of_their_own(adviser, person, world):
    Council.objects.filter(pk=world.council.pk).update(out_of_hours_email="duty@example.gov.uk")
    theirs = CareLeaverFactory(council=Council.objects.get(pk=world.council.pk))
    wrote(theirs, OwnMessageKind.TALK, "he hit me")
    (alert,) = Message.objects.filter(to="duty@example.gov.uk")
    (address,) = [line for line in alert.body.split() if line.startswith("http")]
    assert hints(adviser.get(URL), HARM) == []
    assert theirs.full_name in text_of(page_of(adviser.get(address[address.index(URL) :])).main)
    assert theirs.full_name not in alert.body


def test_a_personal_adviser_reads_it_of_their_own_and_of_nobody_else(world, in_council, desk):
    client, membership = signed_in(in_council, Role.PERSONAL_ADVISER)
    wrote(world.person, OwnMessageKind.TALK, "he hit me")
    assert hints(client.get(URL), HARM) == []
    update_profile(care_leaver=world.person, personal_adviser=membership.user, by=desk[1].user)
    home = client.get(URL)
    assert len(hints(home, HARM)) == 1


def test_the_named_safeguarding_lead_reads_everybodys_on_a_desk_of_their_own(world, in_council):
    client, membership = signed_in(in_council)  # an adviser, with young people of their own
    wrote(world.person, OwnMessageKind.TALK, "he hit me")
    assert hints(client.get(URL), HARM) == []
    name_safeguarding_lead(council=in_council, lead=membership.user, by=membership.user)
    assert len(hints(get_within(client, URL), HARM)) == 1


def test_an_officer_and_an_administrator_read_nothing_of_it(world, in_council):
    wrote(world.person, OwnMessageKind.TALK, "he hit me")
    for role in (Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR):
        client, _ = signed_in(in_council, role)
        shown = client.get(URL)
        assert lines_in(shown, HARM) == []
        assert world.person.family_name not in shown.content.decode()


def test_who_wants_to_talk_is_due_on_the_next_working_day(adviser, person, desk):
    message = wrote(person, OwnMessageKind.TALK, "about\r\ncollege", talk_to=TalkTo.PERSONAL_ADVISER)
    ((action, what),) = hints(get_within(adviser, URL), TALK)
    assert action == f"{person.full_name}: talk with them, then say so on their page"
    assert what == "Wants to talk to their personal adviser: “about college”"
    with clock.moved_to(next_working_day(clock.today())):
        assert whens(adviser.get(URL), TALK) == ["today"]
    answered(message, desk[1].user)
    assert hints(adviser.get(URL), TALK) == []


def test_what_they_say_is_wrong_is_due_after_seven_days(adviser, person, desk):
    message = wrote(person, OwnMessageKind.WRONG, "My maths is level 2")
    shown = adviser.get(URL)
    assert whens(shown, WRONG) == ["7 days left"]
    assert "“My maths is level 2”" in hints(shown, WRONG)[0][1]
    with clock.moved_to(clock.today() + dt.timedelta(days=8)):
        assert whens(adviser.get(URL), WRONG) == ["1 day late"]
    answered(message, desk[1].user)
    assert hints(adviser.get(URL), WRONG) == []


@pytest.mark.parametrize(
    ("feeling", "words", "said"),
    [
        (Feeling.HARD, "", "Says it is going hard"),
        (Feeling.HARD, "nights", "Says it is going hard: “nights”"),
        (Feeling.OK, "no boots yet", "Says it is going OK: “no boots yet”"),
        (Feeling.GOOD, "", None),
        (Feeling.OK, "", None),
    ],
)
def test_how_it_is_going_is_a_line_where_it_is_hard_or_they_wrote_more(adviser, person, desk, feeling, words, said):
    message = wrote(person, OwnMessageKind.GOING, words, feeling=feeling)
    found = [what for _, what in hints(adviser.get(URL), GOING)]
    assert found == ([said] if said else [])
    answered(message, desk[1].user)
    assert hints(adviser.get(URL), GOING) == []


def lock(link):
    for _ in range(MOST_WRONG_TRIES):
        is_agreed_word(link, "wrong")


@pytest.mark.parametrize("settle", [end_own_links, make_own_link])
def test_a_locked_link_asks_to_ring_them_until_it_is_off_or_there_is_a_new_one(adviser, person, desk, settle):
    agree_own_word(care_leaver=person, word="purple otter", by=desk[1].user)
    link = make_own_link(care_leaver=person, channel=Channel.BY_HAND, by=desk[1].user).link
    assert hints(adviser.get(URL), LOCKED) == []
    lock(link)
    shown = get_within(adviser, URL)
    ((action, what),) = hints(shown, LOCKED)
    assert action == f"{person.full_name}: ring them, then make a new link"
    assert "locked after five wrong tries" in what
    assert adviser.get(link_of(shown, LOCKED)).status_code == 200
    settle(care_leaver=person, by=desk[1].user, **({"channel": Channel.BY_HAND} if settle is make_own_link else {}))
    assert hints(adviser.get(URL), LOCKED) == []


def test_lines_of_somebody_elses_are_on_the_desk_of_the_team_and_all_cost_no_more_than_a_page_may(adviser, world):
    suggestion = suggest(care_leaver=world.person, opportunities=[world.opportunity], by=world.adviser)[0]
    answer_suggestion(suggestion=suggestion, answer=OwnAnswer.INTERESTED, by=None)
    other = CareLeaverFactory(council=world.council, phone="07700900124")
    agree_own_word(care_leaver=other, word="purple otter", by=world.adviser)
    lock(make_own_link(care_leaver=other, channel=Channel.BY_HAND, by=world.adviser).link)
    wrote(other, OwnMessageKind.TALK, "he hit me")
    wrote(other, OwnMessageKind.WRONG, "x")
    wrote(other, OwnMessageKind.GOING, feeling=Feeling.HARD)
    wrote(other, OwnMessageKind.TALK, talk_to=TalkTo.ANYBODY)
    mine = get_within(adviser, URL)
    assert [kind for kind in EVERY if hints(mine, kind)] == [INTERESTED]
    team = get_within(adviser, f"{URL}?whose=all")
    assert [kind for kind in EVERY if hints(team, kind)] == [HARM, TALK, WRONG, GOING, INTERESTED, LOCKED]


def test_it_stands_before_what_is_as_pressing_and_waits_for_longer(world):
    wrote(world.person, OwnMessageKind.TALK, "he hit me")
    desk = Desk(world.viewer(Role.HEAD), everybody=True)
    kinds = [kind for kind in KINDS if kind.urgency == Urgency.SAFETY]
    (harm,) = [kind for kind in kinds if kind.anchor == HARM]
    (line,) = lines_of(desk, [harm])[0].lines
    older = replace(line, due=None, since=clock.today() - dt.timedelta(days=90))
    entries = [Entry(older, kind) for kind in kinds if not kind.goes_first] + [Entry(line, harm)]
    assert len(entries) > 3
    assert sorted(entries, key=Entry.in_order)[0].kind is harm


def test_it_is_the_next_thing_in_the_list_of_young_people(adviser, person):
    wrote(person, OwnMessageKind.TALK, "he hit me")
    next_thing = text_of(page_of(get_within(adviser, "/people/")).select_one(".onward-next"))
    assert "cannot wait" in next_thing
