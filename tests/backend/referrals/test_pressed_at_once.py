"""Two colleagues, or one who presses again and again, at the same moment: one letter, one answer, one time, no link."""

from functools import partial

import pytest

from backend.care_leavers.letters import ask_by_letter_to_ring
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_page import agree_own_word, end_own_links, make_own_link
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.links.choices import Channel
from backend.links.models import Link, Visit
from backend.links.visits import begin_visit
from backend.notifications.choices import MessageChannel
from backend.notifications.decisions import CANNOT_HAVE_COME_BACK, note_came_back
from backend.notifications.models import Message
from backend.ranking.interviews import CHOSEN_MEANWHILE, choose_time
from backend.referrals.choices import PlaceWord, Step
from backend.referrals.models import InterviewTime, Referral, ReferralEvent
from tests.backend.referrals.conftest import TODAY
from tests.backend.referrals.test_interviews import offered
from tests.backend.referrals.test_offers_at_once import all_at_once
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.letters import reached_by_letter
from tests.factories.places import accept, put_forward, told_gone
from tests.factories.referrals import referral_world
from tests.today import today_is


pytestmark = pytest.mark.django_db(transaction=True)
_on_the_day = today_is(TODAY)
PRESSES = 8


class Team:
    """A council with a young person and two advisers."""

    def __init__(self):
        self.council = CouncilFactory()
        with council_context(self.council.id):
            self.world = referral_world(self.council)
            self.advisers = [MembershipFactory(council=self.council, role=Role.EET_ADVISER).user for _ in range(2)]

    def press(self, act, presses: int = PRESSES) -> list[str]:
        """What each was told instead; `act` is given who presses."""
        return all_at_once([partial(self._pressed, act, number) for number in range(presses)])

    def _pressed(self, act, number: int) -> None:
        with council_context(self.council.id):
            act(by=self.advisers[number % 2])

    @property
    def person(self) -> CareLeaver:
        return CareLeaver.objects.get(pk=self.world.person.pk)


@pytest.fixture
def team(transactional_db):
    return Team()


def test_one_letter_is_written_and_the_others_read_when_it_comes(team, settings):
    settings.MESSAGE_CARRIERS = settings.MESSAGE_CARRIERS | {"letter": "here"}
    with council_context(team.council.id):
        reached_by_letter(team.world.person, team.advisers[0])
    told = team.press(lambda by: ask_by_letter_to_ring(care_leaver=team.person, by=by))
    assert sorted(map(bool, told)) == [False] + [True] * (PRESSES - 1)
    assert all("asks them to ring already" in each for each in filter(None, told))
    with council_context(team.council.id):
        letter = Message.objects.get(channel=MessageChannel.LETTER)
        Message.objects.filter(pk=letter.pk).update(step="accepted", sent_at=letter.created_at, next_try_at=None)
    told = team.press(lambda by: note_came_back(message=Message.objects.get(pk=letter.pk), by=by))
    assert sorted(told) == ["", *[CANNOT_HAVE_COME_BACK] * (PRESSES - 1)]
    with council_context(team.council.id):
        assert letter.deliveries.filter(why="came_back").count() == 1


def test_of_two_times_that_are_chosen_at_once_one_counts(team):
    with council_context(team.council.id):
        referral = offered(team.world)
        times = list(InterviewTime.objects.values_list("public_id", flat=True))

    def choose(by):
        time = times[team.advisers.index(by)]
        choose_time(referral=Referral.objects.get(pk=referral.pk), time=time, how="phone", by=by)

    told = team.press(choose)
    assert sorted(told) == ["", *[CHOSEN_MEANWHILE] * (PRESSES - 1)]
    with council_context(team.council.id):
        assert ReferralEvent.objects.filter(step=Step.TIME_CHOSEN).count() == 1


def test_all_links_off_while_another_is_made_leaves_one_at_most_and_nobody_inside(team):
    with council_context(team.council.id):
        agree_own_word(care_leaver=team.world.person, word="purple otter", by=team.advisers[0])
        made = make_own_link(care_leaver=team.person, channel=Channel.BY_HAND, by=team.advisers[0])
        begin_visit(link=made.link)

    def off_or_anew(by):
        if by == team.advisers[0]:
            end_own_links(care_leaver=team.person, by=by)
        else:
            make_own_link(care_leaver=team.person, channel=Channel.BY_HAND, by=by)

    assert team.press(off_or_anew) == [""] * PRESSES
    with council_context(team.council.id):
        assert Link.objects.filter(ended_at=None).count() <= 1
        assert not Visit.objects.filter(ended_at=None).exists()
        assert Link.objects.get(pk=made.link.pk).ended_at
    assert team.press(lambda by: end_own_links(care_leaver=team.person, by=by)) == [""] * PRESSES
    with council_context(team.council.id):
        assert not Link.objects.filter(ended_at=None).exists()


def test_two_colleagues_tell_them_once_that_the_place_has_gone(team):
    with council_context(team.council.id):
        world, (first, second) = put_forward(team.council, 2)
        accept(first, world.adviser)

    def tell(by):
        told_gone(Referral.objects.get(pk=second.pk), by, withdraw=False)

    told = team.press(tell, presses=2)
    assert sorted(map(bool, told)) == [False, True]
    first_by = next(each for each, said in zip(team.advisers, told, strict=True) if not said)
    assert f"They were told already, by {first_by.name}, on" in "".join(told)
    with council_context(team.council.id):
        assert ReferralEvent.objects.filter(step=PlaceWord.GONE).count() == 1
