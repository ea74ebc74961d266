"""Facts that change after somebody is shortlisted, introduced, offered a place, or has accepted it, by every step.

Written by hand from the product's words, apart from the table in the code. A letter for each step: N is refused, H is
held until a named person says what they checked, and a dot goes on, which is where the third column says why.
"""

import datetime as dt
import re

import pytest

from backend.opportunities.choices import OpportunityState
from backend.ranking.gate import may_go_on
from backend.referrals.gate_answers import GateStep
from tests.backend.ranking import gate_world as facts
from tests.backend.ranking.gate_world import DAY, STEPS, TODAY, offer, profile
from tests.today import today_is


_today = today_is(TODAY)

THEIR_YES = "They said yes to this very place themselves"
THEIR_OFFER = "The employer who asks for it has offered the place"
IN_TIME = "introduced in time"
HELD_PLACE = "place is held"

# fact: how it changes; refer, interview, offered, accepted, started, reopened; words of the refusal; why others go on
TABLE = {
    # the law
    "permission is recorded as no": (profile(right_to_work=False), "NNNNNN", "do not have permission to work", ""),
    "permission ran out, no extension": (
        profile(right_to_work_until=TODAY - DAY, extension_applied=False),
        "NNNNNN",
        "until 14 June 2026; permission is needed",
        "",
    ),
    "permission ends between now and the start": (
        profile(right_to_work_until=TODAY + DAY, extension_applied=False),
        "NNNN.N",
        "until 16 June 2026",
        "",
    ),
    "permission ran out, an extension is applied for": (
        profile(right_to_work_until=TODAY - DAY, extension_applied=True),
        "......",
        "",
        "",
    ),
    "residence for funding is no": (profile(funding_residence=False), "NNNNNN", "residence rule", ""),
    "the employer asks for an older person": (offer(min_age=21), "NNNNNN", "open from 21", ""),
    "the employer asks for a younger person": (offer(max_age=18), "NNNNNN", "open to ages 16 to 18", ""),
    "the birth date was wrong: 17, and the hours are long": (
        facts.both(profile(birth_date=dt.date(2009, 3, 1)), offer(weekly_hours=45)),
        "NNNNNN",
        "45 hours a week are more than the 40 allowed under 18",
        "",
    ),
    "the birth date was wrong: 17, and there is night work": (
        facts.both(profile(birth_date=dt.date(2009, 3, 1)), offer(night_work=True)),
        "NNNNNN",
        "Nights are not allowed under 18",
        "",
    ),
    "the birth date was wrong: 16 in Year 11, the start is planned for August": (
        profile(birth_date=dt.date(2010, 3, 1)),
        "....N.",
        "may leave school only after 26 June 2026",
        "",
    ),
    "the pay is lowered below the floor": (
        facts.both(facts.published_pay, offer(wage_from=5)),
        "NNNNNN",
        "below the lowest lawful rate",
        "",
    ),
    "barred from this work": (
        facts.both(profile(**facts.BARRED), offer(**facts.REGULATED)),
        "NNNNNN",
        "recorded as barred",
        "",
    ),
    "a plan is asked for that they do not have": (offer(ehcp_required=True), "NNNNNN", "they do not have one", ""),
    # safety
    "the employer is to be avoided": (facts.avoided_employer, "NNNNNN", "Safety: not to be offered", ""),
    "the employer was to be avoided, and is not": (facts.avoided_employer_no_more, "......", "", ""),
    "the place is to be avoided": (facts.avoided_place, "NNNNNN", "Safety: not to be offered", ""),
    "another place is to be avoided": (facts.avoided_place_elsewhere, "......", "", ""),
    "a place is to be avoided, and where this is nobody knows": (
        facts.place_not_known,
        "HHHHHH",
        "Safety: check this first",
        "",
    ),
    "in custody": (
        profile(in_custody=True, release_date=TODAY),
        "HHHHHH",
        r"in custody \(release: 15 June 2026\)",
        "",
    ),
    "in custody, the release is not known": (profile(in_custody=True), "HHHHHH", "release: not recorded yet", ""),
    "conditions of a licence": (
        profile(licence_conditions="Not in the market."),
        "HHHHHH",
        "Conditions of a licence",
        "",
    ),
    "the employer is paused": (facts.employer_paused, "NNNNNN", "employer is paused", ""),
    "a concern is raised about the employer": (facts.concern, "NNNNNN", "employer is paused", ""),
    "the checks of the employer run out": (
        facts.checks_lapsed,
        "NHHHHH",
        "checks of this employer have run out",
        "",
    ),
    "the employer becomes one of another kind, which nobody has verified": (
        facts.of_another_kind,
        "NHHHHH",
        "was verified, and is not any longer",
        "",
    ),
    # agreements
    "they take back that their name is told": (
        facts.name_taken_back,
        "NNNN.N",
        "No agreement that an employer is told their name|taken back that the employer is told",
        "They work there",
    ),
    "it is kept for care leavers from now on": (
        offer(care_leavers_only=True),
        "NNNN.N",
        "kept for care leavers",
        "They work there",
    ),
    # the opportunity
    "the last place is taken": (facts.full, "NNNN.N", "Every place of this opportunity is taken", ""),
    "its last day to apply has passed": (facts.closed_by_its_day, "N.....", "closed on 14 June 2026", IN_TIME),
    "somebody closes it early": (facts.closed_by_hand, "NHHH.H", "marked “Closed”", HELD_PLACE),
    "it is paused": (facts.in_state(OpportunityState.PAUSED), "N.....", "marked “Paused”", "introduced before it"),
    "it is withdrawn": (facts.in_state(OpportunityState.WITHDRAWN), "NNNNHN", "marked “Withdrawn”", ""),
    "its approval is taken back": (
        facts.in_state(OpportunityState.SUBMITTED),
        "NHHH.H",
        "marked “Waiting for approval”",
        HELD_PLACE,
    ),
    "changes of it are asked for": (
        facts.in_state(OpportunityState.CHANGES_REQUESTED),
        "NHHH.H",
        "marked “Changes asked for”",
        HELD_PLACE,
    ),
    "it opens later": (offer(opens_on=TODAY + DAY), "N.....", "opens on 16 June 2026", IN_TIME),
    # the person and what they, or the employer, ask for
    "they have died": (profile(in_touch="DIED"), "NNNNNN", "recorded as having died", ""),
    "they refuse contact": (profile(in_touch="REFU"), "......", "", ""),
    "support ended": (profile(support_ended_on=TODAY), "NNNNNN", "Support for this young person has ended", ""),
    "English is asked for at a higher level": (
        facts.both(profile(english_level=1), offer(english_required=2)),
        "NNN..N",
        "English: level 2 is asked for, they have level 1.*head may go past",
        THEIR_OFFER,
    ),
    "maths is asked for at a higher level": (
        facts.both(profile(maths_level=0), offer(maths_required=1)),
        "NNN..N",
        "Maths: level 1 is asked for",
        THEIR_OFFER,
    ),
    "a higher level of entry is asked for": (offer(min_level=3), "NNN..N", "Entry level: level 3", THEIR_OFFER),
    "a driving licence is asked for": (
        facts.both(profile(can_drive=False), offer(driving_required=True)),
        "NNN..N",
        "they cannot drive yet",
        THEIR_OFFER,
    ),
    "they can do fewer hours": (profile(max_weekly_hours=16), "NNN..N", "they can do up to 16", THEIR_YES),
    "they move far away": (profile(home_easting=400000), "NNN..N", "Travel: about", THEIR_YES),
    "they want another kind of opportunity": (profile(types_wanted=["job"]), "NNN..N", "they want: job", THEIR_YES),
    "they are free only later": (
        profile(available_from=dt.date(2026, 12, 1)),
        "NNN..N",
        "free from 1 December 2026",
        THEIR_YES,
    ),
    # what says nothing about it
    "a telephone number changes": (profile(phone="07700900456"), "......", "", ""),
}


@pytest.mark.parametrize("fact", sorted(TABLE))
def test_each_step_after_each_fact(gate, fact):
    change, letters, words, why = TABLE[fact]
    change(gate)
    for name, letter in zip(STEPS, letters, strict=True):
        said = gate.try_step(name)
        assert letter_of(said) == letter, (name, said)
        if letter != ".":
            assert matches(words, said), (name, said)
    if why:
        assert_says_why(gate, letters, why)


def test_every_step_can_be_taken_while_nothing_has_changed(gate):
    assert {name: gate.try_step(name) for name in STEPS} == dict.fromkeys(STEPS, "on")


def letter_of(said: str) -> str:
    if said == "on":
        return "."
    return "H" if said.endswith("Say what you checked, then go on.") else "N"


def matches(words: str, said: str) -> bool:
    return re.search(words, said) is not None


def assert_says_why(world, letters: str, why: str) -> None:
    for name, letter in zip(STEPS, letters, strict=True):
        if letter == ".":
            referral = world.referrals[name]
            answer = may_go_on(world.person, referral.opportunity, GateStep(name), TODAY, referral=referral)
            assert any(why in each.because for each in answer.goes_on), (name, answer.goes_on)


def test_the_table_has_more_than_sixty_rows_and_every_kind():
    rows = "".join(letters for _, letters, *_ in TABLE.values())
    assert len(rows) >= 200
    assert set(rows) == set("NH.")
