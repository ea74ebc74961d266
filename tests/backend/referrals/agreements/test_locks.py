"""Whoever changes an agreement holds the young person before any referral of theirs, and reads after that."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.care_leavers.choices import ConsentKind as K
from backend.care_leavers.models import Consent
from backend.core import clock
from backend.core.errors import Refused
from backend.referrals.agreements import renew_agreement, take_agreement_back
from backend.referrals.run_out import let_go_of_run_out_in
from tests.backend.referrals.agreements.worlds import DAY, OURS, TODAY


def take_back(two):
    take_agreement_back(consent=two.person.consents.get(kind=K.SHARE_NAME), by=None)


def renew(two):
    renew_agreement(consent=two.person.consents.get(kind=K.SHARE_NAME), how="phone", by=two.world.adviser)


CHANGES = [
    take_back,
    renew,
    lambda two: two.agree(K.SHARE_EMAIL),
    lambda two: let_go_of_run_out_in(council=two.world.council),
]


@pytest.mark.parametrize("change", CHANGES, ids=["take back", "renew", "record", "run out by night"])
def test_the_young_person_is_held_first(two, change):
    two.agree(K.SHARE_NAME)
    two.agree(K.SHARE_PHONE, until=TODAY)
    two.refer(OURS)
    with clock.moved_to(TODAY + DAY), CaptureQueriesContext(connection) as queries:
        change(two)
    locks = [each["sql"] for each in queries if "FOR UPDATE" in each["sql"]]
    held = [re.search(r'FROM "(\w+)"', each)[1] for each in locks]
    assert held[0] == "care_leavers_careleaver"
    assert "referrals_referral" in held


def test_what_somebody_took_back_meanwhile_is_said_and_not_split_anew(two):
    two.agree(K.SHARE_NAME)
    two.refer(OURS)
    read_before = Consent.objects.get()
    take_back(two)
    with pytest.raises(Refused, match="was taken back"):
        take_agreement_back(consent=read_before, by=None)
    assert Consent.objects.count() == 1
