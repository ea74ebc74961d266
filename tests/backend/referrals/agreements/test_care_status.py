"""Care is told to one employer by a row of its own, also where being put forward tells it; older rows are honoured."""

import pytest
from django.db import IntegrityError, transaction

from backend.care_leavers.choices import ConsentKind as K
from backend.care_leavers.consents import give_consent
from backend.care_leavers.models import Consent
from backend.core import clock
from backend.core.errors import Refused
from backend.ranking.holds import held_among
from backend.referrals.agreements import renew_agreement
from backend.referrals.disclosure import preview_of
from tests.backend.referrals.agreements.worlds import DAY, OURS, THEIRS, TODAY
from tests.factories.care_leavers import ConsentFactory
from tests.factories.opportunities import OpportunityFactory


LAST = TODAY + 3 * DAY


def test_care_is_told_to_one_employer_by_its_own_row_and_never_to_any(two):
    with pytest.raises(Refused, match="one employer at a time") as refusal:
        two.agree(K.SHARE_CARE_STATUS)
    assert refusal.value.field == "employer"
    words = {"words_shown": "We tell it to all.", "words_version": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentFactory(care_leaver=two.person, kind=K.SHARE_CARE_STATUS, **words)
    facts = {"on": TODAY, "how": "phone", "employer": two.employers[OURS], "by": two.world.adviser}
    with pytest.raises(Refused, match="leave the employer out"):
        give_consent(care_leaver=two.person, kind=K.CONTACT_BY_TEXT, **facts)


@pytest.mark.parametrize("facts", [{"ring_fenced": True}, {"pledges": ["guaranteed_interview"]}])
def test_a_place_that_tells_waits_for_the_word_about_that_very_employer(two, facts):
    telling = OpportunityFactory(council=two.world.council, employer=two.employers[OURS], **facts)
    two.agree(K.SHARE_NAME)
    two.agree(K.SHARE_CARE_STATUS, whom=THEIRS)
    with pytest.raises(Refused, match="tells the employer"):
        two.world.ask_to_refer(opportunity=telling)
    two.agree(K.SHARE_CARE_STATUS, whom=OURS, until=LAST)
    referral = two.world.ask_to_refer(opportunity=telling)
    assert referral.pk not in held_among([referral])
    with clock.moved_to(LAST + DAY):
        (answer,) = held_among([referral]).values()
    assert "They do not agree to that" in answer.refusal


def test_an_older_row_without_an_employer_is_honoured_and_is_to_be_asked_again(two):
    """As rows stood before employers were named: no employer, no words."""
    for kind in (K.SHARE_NAME, K.SHARE_CARE_STATUS):
        ConsentFactory(care_leaver=two.person, kind=kind)
    assert {"name", "care_status"} <= set(preview_of(two.person, two.employers[OURS]))
    older = Consent.objects.get(kind=K.SHARE_CARE_STATUS)
    assert older.should_name_its_employer
    with pytest.raises(Refused, match="Ask them for each employer"):
        renew_agreement(consent=older, how="phone", by=two.world.adviser)
