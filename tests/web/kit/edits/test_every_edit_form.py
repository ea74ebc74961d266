"""Two people have every edit form open at once: nothing is lost, and who saves second is told. From the routes."""

from dataclasses import dataclass, field

import pytest

from backend.accounts.models import User
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.sampling import one_in
from tests.web.kit.drafts.conftest import browser_of
from tests.web.kit.drafts.long_forms import LongForm
from tests.web.kit.edits.race import EDIT, opened, recorded, told
from tests.web.pages import errors_in, filled, page_of, text_of


ADVISER, STAFF, ADMINISTRATOR = Role.EET_ADVISER, Role.STAFF, Role.ADMINISTRATOR
OFFICER, EMPLOYER = Role.ENGAGEMENT_OFFICER, Role.EMPLOYER


@dataclass(frozen=True)
class Race:
    """`box` is what both change, to the first and the second value; `other` what the second changes alone."""

    route: str
    first: Role
    second: Role
    box: str
    values: tuple = ()
    other: str = ""
    other_value: object = ""
    more: dict = field(default_factory=dict)  # what either has to type beside it
    follows: dict = field(default_factory=dict)  # what the change of the first brings with it

    def __str__(self):
        return f"{self.route}: {self.first}, then {self.second}"


TICKED = ("checkbox", "radio")
WHY = {"why": "It was written down wrongly"}
PHONES = ("07700 900111", "07700 900222")
TO_CONFIRM = {"phone_confirmed": "not_yet"}
RACES = [
    Race("person-edit", ADVISER, STAFF, "phone", PHONES, "aspiration", "To bake", follows=TO_CONFIRM),
    Race("person-part", ADVISER, STAFF, "aspiration", ("To bake", "To weld"), "readiness", "4"),
    Race("person-edit", STAFF, ADVISER, "readiness", ("2", "4"), "support_needs", ["none"]),
    Race("opportunity-edit", OFFICER, EMPLOYER, "summary", ("Bake bread", "Ice cakes"), "working_pattern", "Mondays"),
    Race("opportunity-edit", EMPLOYER, EMPLOYER, "title", ("Baker", "Icer"), "sites", "SW1A 1AA, 1 High Street"),
    Race("opportunity-part", OFFICER, EMPLOYER, "summary", ("Bake bread", "Ice cakes"), "title", "Icer"),
    Race("employer-edit", OFFICER, EMPLOYER, "about", ("We bake", "We ice"), "size", "large"),
    Race(
        "employer-edit", EMPLOYER, OFFICER, "website", ("https://a.example", "https://b.example"), "levy_payer", "True"
    ),
    Race("employer-contact-opportunities", OFFICER, EMPLOYER, "sees_all", ("some",)),
    Race("opportunity-sharing", OFFICER, OFFICER, "with_all", (["on"],), "public", ["on"]),
    Race("administration-feed-area", ADMINISTRATOR, ADMINISTRATOR, "routes", (["Digital"], ["Care services"])),
    Race("administration-member-role", ADMINISTRATOR, ADMINISTRATOR, "role", ("auditor", "head")),
    Race("administration-settings", ADMINISTRATOR, ADMINISTRATOR, "idle_minutes", ("10", "20"), "remember_days", "5"),
    Race("administration-sharing", ADMINISTRATOR, ADMINISTRATOR, "agreed", (["on"],)),
    Race("avoided-place-readers", ADVISER, ADVISER, "seen_by", ("restricted",), more={"roles": ["eet_adviser"]}),
    Race("avoided-employer-readers", ADVISER, ADVISER, "seen_by", ("restricted",), more={"roles": ["eet_adviser"]}),
    Race("contact-correct", ADVISER, STAFF, "note", ("Rang once", "Rang twice"), "method", "text", WHY),
    Race("view-correct", STAFF, ADVISER, "words", ("It is well", "It was well"), more=WHY),
    Race("entitlement-correct", ADVISER, STAFF, "starts_on", ("04/05/2026", "05/05/2026"), more=WHY),
    Race("past-address", ADVISER, STAFF, "lines", ("1 Low Road", "2 Low Road"), "country", "France"),
    Race("activity-correct", ADVISER, STAFF, "code", ("F2", "F4"), more=WHY),
    Race("in-touch-correct", ADVISER, STAFF, "code", ("REFU", "NREQ"), more=WHY),
    Race("accommodation-correct", ADVISER, STAFF, "code", ("D1", "K1"), more=WHY),
    Race("break-correct", ADVISER, ADVISER, "reason", ("caring", "custody"), more=WHY),
    Race("placement-first-day", ADVISER, ADVISER, "on", ("21/05/2026", "22/05/2026"), more=WHY),
    Race("work-trial-correct", ADVISER, ADVISER, "starts_on", ("31/05/2026", "30/05/2026"), "is_paid", "False", WHY),
    Race("placement-term-correct", ADVISER, ADVISER, "amount", ("16.00", "17.00"), "said_by", "provider", WHY),
    Race("employer-change-correct", ADVISER, ADVISER, "reason", ("own_choice", "transfer"), more=WHY),
    Race("check-in-correct", ADVISER, STAFF, "note", ("All is well", "Mondays are hard"), "going", "4", WHY),
    Race("plan-aim-change", ADVISER, STAFF, "words", ("Work with dogs", "Work with cats"), "why", "they are calm"),
    Race("plan-action-change", ADVISER, STAFF, "words", ("Visit twice", "Ring them"), "owner_name", "Sam himself"),
    Race("plan-review-change", ADVISER, STAFF, "summary", ("It goes on", "It ends"), "others", "Mr Shah, tutor"),
    Race("panel-line", ADVISER, STAFF, "note", ("They rang", "Nobody rang"), "decision", "Ring the farm"),
    Race("promise-change", ADVISER, STAFF, "words", ("We ring you twice.", "We text you."), "due_on", "30/06/2026"),
    Race("referral-last-day", ADVISER, ADVISER, "apply_by", ("20/06/2026", "22/06/2026")),
    Race("opportunity-brief-lines", OFFICER, OFFICER, "first", ("The side door", "The back door"), "second", "Bus 64"),
    Race("opportunity-outcome", EMPLOYER, EMPLOYER, "words", ("Quicker", "Slower"), "hired", "no"),
]
# Its form shows what the file itself proposes; what is chosen is read at once, and the page is then another one.
# How returns are read is three choices of a council, told on every return.
# The safeguarding lead is one choice alone, among people of the council (tests/web/staff/people/test_restricted_marks).
NOT_RACED = {"opportunity-file-columns", "administration-safeguarding", "today-mail", "return-reading"}
# Filled in for something new, out of the address or of what is usual: no row is changed by them.
PROPOSALS = {
    "assessment-day": "a new day in place of the one on the page, which is refused where that was moved meanwhile",
    "employer-day": "a new day in place of the one on the page, which is refused where that was moved meanwhile",
    "referral-interview": "a step that is recorded anew; the day that was arranged stands there",
    "person-activity": "a new activity; the usual NCCIS code stands chosen",
    "provider-add": "a new provider; no employer is usual",
    "person-enrolment": "a new place on a list; which one is to be chosen",
    "person-avoid-place": "a new mark; open to all who see safety notes is usual",
    "person-avoid-employer": "a new mark; open to all who see safety notes is usual",
    "person-found-elsewhere": "an opportunity that is new; to begin helping is usual",
    "referral-statement": "what was ticked before stands ticked; of two at once the second is told",
    "referral-part": "who sees to it as it follows; of two at once the second is told",
    "person-own-page-suggest": "something new on their page; what was ticked among the matches stands chosen",
    "own-message-answer": "what was done is recorded once; today and neutral words to them are proposed",
    "own-message-try": "a try that is recorded anew; when the next is usual stands there",
    "referral-beside": "a word on one referral, given once; the usual reasons are proposed",
    "referral-place-gone": "what they are told, once; a draft of it is proposed",
    "person-addresses-letter": "a new letter; the name on record stands chosen",
    "person-addresses-letter-alone": "a new letter; the name on record stands chosen",
    "opportunity-duties": "duties that are entered anew; those that stand are proposed, and of two at once one is told",
    "employer-brief": "which version they read, as the page has it; nothing recorded is changed",
    "placement-bursary-letter": "a new letter; the name on record and the provider of the post are proposed",
    "handover-write": "what the record knows; what was written before is written again as a whole, and asked again",
    "handover-agree": "a yes to what the page shows: one to what was changed meanwhile is refused",
    "handover-give": "a new fact; today stands chosen",
    "match-decide": "what the address proposes of a new decision",
    "person-consent": "a new agreement; those in force are not changed here",
    "person-concern": "a new concern; the employer they are at the latest stands chosen",
    "person-answer": "a fact that nobody has recorded yet; one that somebody wrote meanwhile is not written over",
    "person-run-up-plan": "promises that are made anew, once; what follows from the day is proposed",
    "referral-fortnight-plan": "promises that are made anew, once; what follows from the facts is proposed",
    "referral-first-day": "a day that somebody says; the one that is known stands chosen",
    "person-return-facts": "facts that are given for the first time; that none is given yet stands chosen",
    "person-really-have": "a sum that is kept anew each time; answers of before about the home are proposed",
    "panel-begin": "a new panel; today and everybody with a reason are proposed, and a second one is refused",
    "plan-aim-action": "a new action; that nobody here does it stands chosen",
    "plan-aim-reached": "a day that is recorded anew; today is proposed",
    "plan-action-done": "what was done is recorded once; today is proposed",
    "plan-review-add": "a review that is recorded anew; today is proposed",
    "person-promise": "a new promise; their adviser stands chosen",
    "promise-pay": "what a payslip says is recorded anew; what they work as is known",
    "people-assign": "one adviser for several people; what each had is held by what the page showed of them all",
    "person-add": "a new person; whoever adds them stands chosen as their adviser",
    "employer-add": "a new employer; not Disability Confident is usual",
    "opportunity-add": "a new post; what is usual stands chosen",
    "approval": "comments on a post; what the checks found of it is proposed",
    "approval-changes": "comments on a post; what the checks found of it is proposed",
    "opportunity-begin": "a new post; what is usual stands chosen",
    "opportunity-start": "a new draft",
    "placement-support": "what was done is recorded anew; today, and two weeks later for asking, are proposed",
    "support-helped": "what they say is recorded once; today is proposed",
    "placement-employer": "a change that is recorded anew; an offer that is the only one stands chosen",
    "head-call-trial": "a new trial; eight weeks are usual",
    "order-comparison": "a new comparison; thirty-nine weeks are usual",
    "placement-terms": "what is agreed anew from a day; today stands chosen",
    "placement-end": "what they do then is recorded anew",
    "employer-same": "a new answer about the employer in the address",
    "token-add": "a new key",
    "token-replace": "a new key",
    "opportunity-files": "a new file",
    "saved-view-add": "a new view",
    "import-columns": "a choice for one file; what its headings suggest stands chosen, and nothing is recorded by it",
}
# What the first of two cannot be told when they open the form again, because no history of theirs can be read.
FIRST_IS_NOT_TOLD = {
    (
        "employer-edit",
        EMPLOYER,
    ): "the wall keeps the history of an employer, and who wrote it, from them",
    ("opportunity-brief-lines", OFFICER): "each writing of them is a row of its own, not in the row of the post",
    ("opportunity-sharing", OFFICER): "whom it is shared with stands in rows of its own, not in the row of the post",
    ("administration-feed-area", ADMINISTRATOR): "an area has no history; it holds nothing about anybody",
    ("administration-settings", ADMINISTRATOR): "the page itself lists who changed what, below the form",
}
TO_BEGIN_WITH = {
    "opportunity-outcome": {"hired": "not_yet"},
    "opportunity-edit": {"summary": "Bake", "duration_months": "18", "sites": "CR0 1EA, 2 Low Road", "do": "save"},
}


def address_of(race: Race, rows) -> str:
    with council_context(rows.council.id):
        return LongForm(race.route, race.first, race.box).address(rows)


@pytest.fixture
def both(rows):
    def at(race: Race):
        address = address_of(race, rows)
        first, second = (browser_of(LongForm(race.route, role, ""), rows) for role in (race.first, race.second))
        if race.route in TO_BEGIN_WITH:
            opening = opened(first, address)
            begun = opening.sends(**TO_BEGIN_WITH[race.route])
            assert begun.status_code == 302, errors_in(begun)
        both_open = opened(first, address), opened(second, address)
        for each in both_open:
            each.boxes |= race.more
        return both_open

    return at


def the_first_is_told(first, second, race, box):
    """When they open the form again: which field, by whom and when, and no value; who saved last is told nothing."""
    page = first.client.get(first.address)
    if user_of(first) == user_of(second) or (race.route, race.first) in FIRST_IS_NOT_TOLD:
        assert "Changed after you" not in told(page)
        return
    said = told(page)
    assert f"Changed after you: “{label_of(page, box)}”, by " in said
    assert "Their page had been open since before you saved" in said
    assert not [value for value in (*race.values, race.other_value) if len(value) > 3 and str(value) in said]
    colleague = str(User.objects.get(pk=user_of(second)))
    assert (colleague in said) == (race.first != Role.EMPLOYER), "who works for the council is not an employer's"
    assert "Changed after you" not in told(second.client.get(second.address))


def user_of(opening) -> str:
    return opening.client.session["_auth_user_id"]


def label_of(page, box: str) -> str:
    """Of one box its label, of several the legend above them."""
    found = page_of(page).select_one(f"{EDIT} [name={box}]")
    legend = found.find_parent("fieldset") if found.get("type") in TICKED else None
    label = legend.legend if legend else page_of(page).find("label", attrs={"for": found["id"]})
    return text_of(label).removesuffix(" (optional)").removesuffix(" (needed)")


@pytest.mark.parametrize("race", one_in(4, [race for race in RACES if race.other]), ids=str)
def test_what_each_changed_is_kept_and_the_second_is_told(both, race):
    first, second = both(race)
    before = recorded(first.client, first.address)
    assert first.sends(do="save", **{race.box: race.values[0]}).status_code == 302
    response = second.client.post(
        second.address, second.boxes | {race.other: race.other_value, "do": "save"}, follow=True
    )
    now = recorded(first.client, first.address)
    assert now == before | race.follows | {race.box: race.values[0], race.other: race.other_value}
    assert "while this page was open. That is kept beside what you changed." in told(response)
    the_first_is_told(first, second, race, race.other)


@pytest.mark.parametrize("race", one_in(4, [race for race in RACES if len(race.values) > 1]), ids=str)
@pytest.mark.parametrize("choice", one_in(2, ["theirs", "mine"]))
def test_the_same_field_changed_by_both_is_asked_about_and_nothing_is_saved_before_the_choice(both, race, choice):
    first, second = both(race)
    assert first.sends(do="save", **{race.box: race.values[0]}).status_code == 302
    asked = second.sends(do="save", **{race.box: race.values[1]})
    assert "while this page was open. You typed" in errors_in(asked)[0]
    assert recorded(first.client, first.address)[race.box] == race.values[0]
    boxes = filled(asked, EDIT)
    assert boxes[race.box] == race.values[1], "what was typed stays in its box"
    again = second.client.post(second.address, boxes | {"do": "save"})
    assert errors_in(again), "it is not enough to press the button once more"
    assert recorded(first.client, first.address)[race.box] == race.values[0]
    settled = second.client.post(second.address, filled(again, EDIT) | {"do": "save", f"settle-{race.box}": choice})
    assert settled.status_code == 302, errors_in(settled)
    assert recorded(first.client, first.address)[race.box] == race.values[choice == "mine"]
    if choice == "mine":
        the_first_is_told(first, second, race, race.box)
    else:
        assert "Changed after you" not in told(first.client.get(first.address))


@pytest.mark.full
@pytest.mark.parametrize("race", RACES, ids=str)
def test_who_changes_nothing_takes_nothing_away_and_who_types_the_same_is_not_asked(both, race):
    first, second = both(race)
    first.sends(do="save", **{race.box: race.values[0]})
    after = recorded(first.client, first.address)
    second.sends(do="save")
    assert recorded(first.client, first.address) == after
    third = opened(second.client, second.address)
    assert third.sends(do="save", **{race.box: race.values[0]}).status_code in (200, 302)
    assert recorded(first.client, first.address) == after


def test_a_page_that_does_not_say_what_it_was_opened_on_saves_nothing_at_first(both):
    race = RACES[0]
    first, _ = both(race)
    before = recorded(first.client, first.address)
    for wrong in ("", "x", first.boxes["opened_on"][:-4]):
        refused = first.sends(phone="07700 900333", opened_on=wrong)
        assert "did not say what was recorded when it was opened" in errors_in(refused)[0]
    assert recorded(first.client, first.address) == before
    assert first.client.post(first.address, filled(refused, EDIT)).status_code == 302
    assert recorded(first.client, first.address)["phone"] == "07700 900333"
