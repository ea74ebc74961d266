"""In a real browser: a CV that was sent opens no more, Today says so, and it is taken back and asked to be deleted."""

import pytest
from django.core import mail

from backend.audit.services import record_read
from backend.care_leavers.services import update_profile
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.councils import CouncilFactory
from tests.factories.documents import sent_cv
from tests.factories.referrals import referral_world, viewer_with
from tests.journeys.people import member
from tests.journeys.whole_way import is_sound
from tests.sampling import one_in


pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", one_in(2, [True, False]), ids=["with JavaScript", "without JavaScript"])
def test_a_document_that_opens_no_more_is_taken_back_from_today(at_a_browser, address, script):
    council = CouncilFactory()
    adviser = member(council, Role.EET_ADVISER, "Priya Larkspur")
    with council_context(council.id):
        world = referral_world(council)
        update_profile(care_leaver=world.person, eet_adviser=adviser.user, by=adviser.user)
        sent = sent_cv(world)
        record_read(viewer=viewer_with(Role.EMPLOYER, council), subject=sent, page="employer-document")
        update_profile(care_leaver=world.person, home_is_confidential=True, by=adviser.user)
    desk = at_a_browser(adviser, java_script_enabled=script).is_signed_in()
    desk.opens("/today/")
    desk.sees("opens no more; somebody there had opened it. What is found in it has changed")
    is_sound(desk.page, "today-closed-document", script=script)
    desk.acts_on_today("closed-documents")
    desk.sees("Somebody there opened it on", "Ask the employer to delete it")
    is_sound(desk.page, "take-back-closed", script=script)
    desk.chooses("Ask the employer to delete it")
    desk.presses("Take it back")
    desk.sees("is taken back")
    is_sound(desk.page, "taken-back", script=script)
    desk.opens("/today/")
    assert not desk.page.locator("[data-kind=closed-documents]").count()
    mail.outbox.clear()
