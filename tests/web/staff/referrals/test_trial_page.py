"""A work trial on the pages: recorded of an accepted offer, shown apart, and what it became."""

import datetime as dt

from django.urls import reverse

from backend.core import clock
from backend.placements.models import WorkTrial
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted
from tests.factories.referrals import referral_world
from tests.factories.unasked import start_from
from tests.today import today_is
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
_today = today_is(TODAY)


def test_a_trial_from_the_accepted_offer_to_the_apprenticeship(in_council):
    adviser, world = signed_in(in_council)[0], referral_world(in_council)
    opportunity = OpportunityFactory(council=in_council, employer=world.opportunity.employer, type="apprenticeship")
    referral = accepted(world, opportunity=opportunity)
    page, form = (reverse(name, args=[referral.public_id]) for name in ("referral", "referral-trial"))
    assert "Record a work trial before the start" in text_of(page_of(get_within(adviser, page, most=16)).main)
    typed = {"starts_on": "15/06/2026", "ends_on": "10/07/2026", "is_paid": "False"}
    refused = adviser.post(form, filled(get_within(adviser, form)) | typed)
    assert "26 days without pay, and 14 are the most" in errors_in(refused)[0]
    done = adviser.post(form, filled(refused) | {"ends_on": "17/06/2026"}, follow=True)
    assert "The work trial is recorded" in banner_in(done)
    assert "3 days without pay, which count towards no mark." in text_of(page_of(done).main).replace("\xa0", " ")
    correct = reverse("work-trial-correct", args=[WorkTrial.objects.get().public_id])
    assert adviser.get(form).url == correct
    adviser.post(correct, filled(adviser.get(correct)) | {"ends_on": "18/06/2026", "why": "One more day"})
    assert WorkTrial.objects.get().ends_on == TODAY + 3 * DAY
    with clock.moved_to(TODAY + 7 * DAY):
        placement = start_from(referral=referral, on=TODAY + 7 * DAY, by=world.adviser)
        shown = text_of(page_of(get_within(adviser, reverse("placement", args=[placement.public_id]))).main)
        assert "It became the apprenticeship on 22 June 2026." in shown.replace("\xa0", " ")
        adviser.post(correct, filled(adviser.get(correct)) | {"away": "on", "why": "It never was"})
    assert not WorkTrial.objects.exists()
