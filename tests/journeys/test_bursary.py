"""In a real browser: the bursary from the first day to the third payment, with a break, and what they read of it."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from backend.care_leavers.models import EntitlementSpell
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.models import Membership
from backend.placements.models import Placement
from backend.placements.services import begin_break, end_break
from backend.support.models import Claim
from tests.factories.unasked import start_from, step
from tests.journeys.people import Person
from tests.journeys.whole_way import SHOTS, is_sound
from tests.journeys.young_people import Own
from tests.web.young_person.worlds import own_world


pytestmark = pytest.mark.browser
FIRST = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
AWAY, BACK = FIRST + 70 * DAY, FIRST + 100 * DAY  # 30 days away: the second and third payment move by as many
SECOND, THIRD = FIRST + (119 + 30) * DAY, FIRST + (299 + 30) * DAY
CLAIM = "Record the claim for Apprenticeship care leavers’ bursary, payment"
NEVER_TOLD = ("bursary", "care leaver", "former relevant", "entitled", "in care")


@pytest.fixture
def mine(address):
    with clock.moved_to(FIRST):
        own = own_world(preferred_name="Mina")
        with council_context(own.council.id):
            person = own.person
            type(person).objects.filter(pk=person.pk).update(birth_date=dt.date(2006, 2, 1))
            EntitlementSpell.objects.filter(care_leaver=person).delete()
            EntitlementSpell.objects.create(
                council=own.council, care_leaver=person, category="former_relevant", starts_on=dt.date(2024, 2, 1)
            )
            person.refresh_from_db()
        yield own


def test_from_the_first_day_to_the_third_payment_with_a_break(at_a_browser, browser, address, mine):
    with council_context(mine.council.id):
        adviser = Membership.objects.get(user=mine.adviser)
    placement = starts(mine)
    money = f"/people/{mine.person.public_id}/money/"

    desk = at_a_browser(adviser).is_signed_in()
    with clock.moved_to(FIRST + 2 * DAY):
        signs_the_declaration(desk, money)
        letter_is_made(desk, placement)
    with clock.moved_to(FIRST + 59 * DAY):
        claims(desk.is_signed_in(), money, 1, FIRST + 59 * DAY)
        desk.follows("It was paid")
        desk.writes("Paid on which day?", f"{FIRST + 59 * DAY:%d/%m/%Y}")
        desk.presses("Record the payment")
        desk.sees("Paid. It is recorded.")
        is_sound(desk.page, "claim-paid", script=True)
        reads_it_themselves(browser, address, mine)
    with council_context(mine.council.id):
        with clock.moved_to(AWAY):
            spell = begin_break(placement=placement, on=AWAY, reason="other", by=adviser.user)
        with clock.moved_to(BACK):
            end_break(spell=spell, on=BACK - DAY, by=adviser.user)
    for part, day in ((2, SECOND), (3, THIRD)):
        with clock.moved_to(day - DAY):
            desk.is_signed_in().opens(money)
            assert not desk.page.get_by_role("link", name=f"{CLAIM} {part}").count()
        with clock.moved_to(day):
            claims(desk.is_signed_in(), money, part, day)
    with council_context(mine.council.id):
        assert list(Claim.objects.order_by("part").values_list("part", "due_on")) == [
            (1, FIRST + 59 * DAY),
            (2, SECOND),
            (3, THIRD),
        ]


def starts(mine) -> Placement:
    with clock.moved_to(FIRST):
        referral = mine.put_forward(mine.post(type="apprenticeship", lars_code=196))
        with council_context(mine.council.id):
            for name in ("offered", "accepted"):
                step(referral=referral, step=name, on=FIRST, by=mine.adviser)
            return start_from(referral=referral, on=FIRST, by=mine.adviser)


def signs_the_declaration(desk: Person, money: str) -> None:
    desk.opens(money)
    desk.sees("They have not signed the declaration yet.")
    is_sound(desk.page, "money", script=True)
    desk.follows("Record the declaration")
    desk.presses("They signed it")
    desk.sees("Enter the day on which they signed")
    desk.writes("Signed on which day?", f"{FIRST + DAY:%d/%m/%Y}")
    desk.writes("Where is the signed paper", "Case file, part 3")
    is_sound(desk.page, "declaration", script=True)
    desk.presses("They signed it")
    desk.sees("The declaration is recorded.")


def letter_is_made(desk: Person, placement) -> None:
    employer = placement.opportunity.employer.name
    desk.follows("Make the letter")
    desk.writes("To which training provider?", employer)
    desk.presses("Make the letter")
    desk.sees("This is where they work.")
    desk.writes("To which training provider?", "Northbank Training")
    desk.presses("Make the letter")
    desk.sees("former relevant child")
    is_sound(desk.page, "bursary-letter", script=True)
    assert employer not in desk.page.locator("#letter").inner_text()
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name="Save as PDF").or_(
            desk.page.get_by_role("link", name="Save as PDF")
        ).first.click()
    data = saved.value.path().read_bytes()
    if SHOTS:
        saved.value.save_as(f"{SHOTS}/letter.pdf")
    written = PdfReader(io.BytesIO(data))
    assert len(written.pages) == 1
    words = " ".join(written.pages[0].extract_text().split())
    assert "former relevant child" in words
    assert "Northbank Training" in words
    assert employer not in words


def claims(desk: Person, money: str, part: int, day: dt.date) -> None:
    desk.opens(money)
    desk.follows(f"{CLAIM} {part}")
    desk.writes("Claimed on which day?", f"{day:%d/%m/%Y}")
    desk.writes("What shows the claim", "E-mail to the provider, with the letter")
    desk.presses("Record the claim")
    desk.sees("The claim is recorded.")


def reads_it_themselves(browser, address, mine) -> None:
    own = Own(browser, address)
    page = own.comes_in(mine).page
    page.get_by_role("link", name="Money you may get").click()
    own.sees("Money you may get")
    own.is_sound("own-money")
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/own-money.png", full_page=True)
    shown = page.locator("main").inner_text().lower()
    assert "up to £3,000 more while you are an apprentice" in shown
    assert "£1,000 was paid" in shown
    assert [each for each in NEVER_TOLD if each in shown] == []
    own.context.close()
