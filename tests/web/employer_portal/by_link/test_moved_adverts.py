"""An advert went to another employer: whoever reads there by a link reads nothing of what was at the one before."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.opportunities.models import Opportunity
from backend.referrals.disclosure import to_be_added
from backend.referrals.models import Referral
from backend.referrals.moved_adverts import follow_employer
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import disclose_more
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.by_link.links import INTRODUCTION, browser, come_in, contact_without_account, say


TODAY = dt.date(2026, 6, 15)
_today_is = today_is(TODAY)


@pytest.mark.parametrize("signs_in", [False, True])
def test_by_a_link_nobody_reads_what_happened_at_the_employer_before(in_council, signs_in):
    world = referral_world(in_council, title="Baker")
    first, referral = contact_without_account(world), world.refer()
    inside = come_in(browser(), first)
    day = {f"interview_on_{part}": getattr(TODAY, part) for part in ("day", "month", "year")}
    assert say(inside, "interview", day | {"interview_at": "5pm", "words": "Ask for Mo"}).status_code == 303
    before = world.opportunity.employer.name

    there = EmployerContactFactory(employer=EmployerFactory(council=in_council, name="Brimstone"), signs_in=signs_in)
    Opportunity.objects.filter(pk=world.opportunity.pk).update(employer=there.employer)
    follow_employer(Opportunity.objects.filter(pk=world.opportunity.pk), by=world.adviser)
    now = Referral.objects.select_related("employer", "opportunity__employer").get(pk=referral.pk)
    disclose_more(referral=now, previewed=to_be_added(now), words="read", by=world.adviser)

    client = come_in(browser(), there)
    page = client.get(INTRODUCTION).content.decode()
    assert world.person.full_name in page
    for told in (before, "Sam Doorley", "Ask for Mo", "Introduced to you", "Invited to an interview", "calendar"):
        assert told not in page
    assert client.get(reverse("introduction-calendar")).status_code == 404
