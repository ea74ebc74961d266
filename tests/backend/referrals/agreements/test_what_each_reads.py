"""What each of two employers reads, by hand: the kind agreed to, for whom, until when, and what was taken back."""

import pytest

from backend.care_leavers.agreements import agreed_for
from backend.care_leavers.choices import ConsentKind as K
from backend.core import clock
from backend.referrals.agreements import take_agreement_back
from backend.referrals.disclosure import preview_of
from backend.referrals.models import Referral
from tests.backend.referrals.agreements.worlds import DAY, OURS, THEIRS, TODAY


LAST = TODAY + 3 * DAY
# What is agreed to (kind, for whom, until when), and what each reads on the last day and on the day after it.
TABLE = {
    "a name for any": ([(K.SHARE_NAME, "", None)], {"name"}, {"name"}, {"name"}, {"name"}),
    "a name for ours": ([(K.SHARE_NAME, OURS, None)], {"name"}, set(), {"name"}, set()),
    "a name for any until a day": ([(K.SHARE_NAME, "", LAST)], {"name"}, {"name"}, set(), set()),
    "for any until a day, for ours without end": (
        [(K.SHARE_NAME, "", LAST), (K.SHARE_NAME, OURS, None)],
        {"name"},
        {"name"},
        {"name"},
        set(),
    ),
    "a telephone for theirs alone": (
        [(K.SHARE_NAME, "", None), (K.SHARE_PHONE, THEIRS, None)],
        {"name"},
        {"name", "phone"},
        {"name"},
        {"name", "phone"},
    ),
    "a telephone until a day": (
        [(K.SHARE_NAME, "", None), (K.SHARE_PHONE, "", LAST)],
        {"name", "phone"},
        {"name", "phone"},
        {"name"},
        {"name"},
    ),
    "care for ours alone": (
        [(K.SHARE_NAME, "", None), (K.SHARE_CARE_STATUS, OURS, None)],
        {"name", "care_status"},
        {"name"},
        {"name", "care_status"},
        {"name"},
    ),
    "care for ours until a day": (
        [(K.SHARE_NAME, "", None), (K.SHARE_CARE_STATUS, OURS, LAST)],
        {"name", "care_status"},
        {"name"},
        {"name"},
        {"name"},
    ),
    "a telephone for any, and for ours until a day": (
        [(K.SHARE_NAME, "", None), (K.SHARE_PHONE, "", None), (K.SHARE_PHONE, OURS, LAST)],
        {"name", "phone"},
        {"name", "phone"},
        {"name"},
        {"name", "phone"},
    ),
    "a name for any, and for ours until a day": (
        [(K.SHARE_NAME, "", None), (K.SHARE_NAME, OURS, LAST)],
        {"name"},
        {"name"},
        set(),
        {"name"},
    ),
    "a telephone without a name": ([(K.SHARE_PHONE, "", None)], set(), set(), set(), set()),
}


@pytest.mark.parametrize("case", TABLE)
def test_the_table(two, case):
    agreed, *expected = TABLE[case]
    for kind, whom, until in agreed:
        two.agree(kind, whom=whom, until=until)
    sent = [whom for whom in (OURS, THEIRS) if "name" in preview_of(two.person, two.employers[whom])]
    for whom in sent:
        two.refer(whom)
    found = []
    for day in (LAST, LAST + DAY):
        with clock.moved_to(day):  # no job has run
            found += [two.reads(whom) if whom in sent else set() for whom in (OURS, THEIRS)]
            lists = set(Referral.objects.told_to_the_employer().values_list("employer", flat=True))
            assert lists == {two.employers[whom].pk for whom in sent if two.reads(whom)}
    assert found == expected


def test_a_no_to_one_employer_stands_whatever_is_agreed_for_any(two):
    (name,) = two.agree(K.SHARE_NAME)
    for whom in (OURS, THEIRS):
        two.refer(whom)
    take_agreement_back(consent=name, employer=two.employers[OURS], by=two.world.adviser)
    assert (two.reads(OURS), two.reads(THEIRS)) == (set(), {"name"})
    take_agreement_back(consent=name, by=two.world.adviser)
    two.agree(K.SHARE_NAME)  # for any, anew
    agreed = {whom: agreed_for(two.person, two.employers[whom], TODAY) for whom in (OURS, THEIRS)}
    assert agreed == {OURS: set(), THEIRS: {K.SHARE_NAME}}
    two.agree(K.SHARE_NAME, whom=OURS)
    assert agreed_for(two.person, two.employers[OURS], TODAY) == {K.SHARE_NAME}


def test_for_all_takes_back_what_names_an_employer_too(two):
    two.agree(K.SHARE_NAME)
    two.agree(K.SHARE_PHONE, whom=OURS)
    (phone,) = two.agree(K.SHARE_PHONE)
    two.refer(OURS)
    assert two.reads(OURS) == {"name", "phone"}
    taken = take_agreement_back(consent=phone, by=None)
    assert len(taken.consents) == 2
    assert two.reads(OURS) == {"name"}


def test_the_words_they_heard_are_kept_to_the_letter(two):
    two.agree(K.SHARE_PHONE, whom=OURS, until=LAST)
    row = two.person.consents.get()
    name = two.employers[OURS].name
    assert row.words_shown == (
        f"We give your phone number to {name}. They can ring you. It ends after 18 June 2026."
        " It is fine to say no. You can stop it on any day: tell us, or do it on your own page."
    )
    assert row.words_version == "2026-11"
