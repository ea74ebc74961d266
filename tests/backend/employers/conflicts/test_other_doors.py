"""What somebody may not do for an employer they speak for, they may not do by another door either."""

from decimal import Decimal

import pytest

from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.models import Invitation
from backend.employers.access import change_access
from backend.employers.choices import EmployerKind, FeedNameAnswer
from backend.employers.colleagues import invite_colleague
from backend.employers.invitations import give_access
from backend.employers.models import FeedName
from backend.employers.organisations.services import add_parent
from backend.employers.services import change_employer
from backend.intake.importer.employer_names import ask_about_name
from backend.notifications.models import Message
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState
from backend.referrals.moved_adverts import answer_feed_name, take_feed_answer_back
from tests.backend.employers.conflicts.ways_to_speak import BEYOND_SIGNING_IN, WAYS
from tests.backend.opportunities.posts import TODAY, a_live
from tests.factories.councils import MembershipFactory, UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.sampling import one_in
from tests.today import today_is


_today = today_is(TODAY)
SAME, ANOTHER = FeedNameAnswer.SAME, FeedNameAnswer.ANOTHER


@pytest.fixture
def wren(in_council):
    """An officer whose mail domain is a council's own."""
    user = UserFactory(email="wren@borough.example", name="Wren Own")
    return MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER, user=user).user


@pytest.fixture
def sable(in_council):
    return EmployerFactory(council=in_council, name="Sable Joinery", verified=True)


def an_advert_of_another(council):
    other = EmployerFactory(council=council, name="Umber Freight")
    return OpportunityFactory(council=council, employer=other, external_reference="V-31")


def asked_whether(advert, name):
    ask_about_name(advert, name)
    return FeedName.objects.get()


@pytest.mark.parametrize("answer", [SAME, ANOTHER])
@pytest.mark.parametrize("way", WAYS)
def test_anothers_advert_is_not_given_to_ones_own(in_council, sable, wren, free, way, answer):
    way(sable, wren, free)
    advert = an_advert_of_another(in_council)
    asked, before = asked_whether(advert, sable.name), advert.employer_id
    with pytest.raises(Refused, match=r"You speak for .* has to answer: .*Farah Free"):
        answer_feed_name(feed_name=asked, answer=answer, reason="Rang them", by=wren)
    asked.refresh_from_db()
    advert.refresh_from_db()
    assert (asked.answer, advert.employer_id) == ("", before)
    answer_feed_name(feed_name=asked, answer=answer, reason="Rang them", by=free)


@pytest.mark.parametrize("way", WAYS)
def test_nor_is_an_advert_that_went_to_ones_own_taken_back(in_council, sable, wren, free, way):
    way(sable, wren, free)
    advert = an_advert_of_another(in_council)
    asked = asked_whether(advert, sable.name)
    answer_feed_name(feed_name=asked, answer=ANOTHER, reason="Rang them", by=free)
    with pytest.raises(Refused, match=r"You speak for .* take it back: .*Farah Free"):
        take_feed_answer_back(feed_name=asked, by=wren)
    take_feed_answer_back(feed_name=asked, by=free)


@pytest.mark.parametrize("way", WAYS)
def test_a_live_post_that_they_change_waits_for_somebody_elses_approval(in_council, sable, wren, free, way):
    post = a_live(in_council, employer=sable)
    another = a_live(in_council, employer=EmployerFactory(council=in_council, name="Umber Freight", verified=True))
    way(sable, wren, free)
    Message.objects.all().delete()
    for each in (post, another):
        services.change(opportunity=each, by=wren, weekly_hours=Decimal(21))
        each.refresh_from_db()
    assert (post.state, another.state) == (OpportunityState.SUBMITTED, OpportunityState.LIVE)
    told = Message.objects.filter(subject__contains=post.reference).values_list("to", "subject")
    assert len(told) == len({to for to, _ in told})
    with pytest.raises(Refused, match="You speak for"):
        services.approve(opportunity=post, by=wren)


def test_what_needs_no_approval_they_change_and_it_stays_live(in_council, sable, wren, free):
    post = a_live(in_council, employer=sable)
    BEYOND_SIGNING_IN[0](sable, wren, free)
    services.change(opportunity=post, by=wren, description="Lift boards of up to ten kilograms in a team.")
    post.refresh_from_db()
    assert post.state == OpportunityState.LIVE


@pytest.mark.parametrize("way", WAYS)
def test_an_advert_of_their_own_that_somebody_closed_is_opened_by_somebody_else(in_council, sable, wren, free, way):
    way(sable, wren, free)
    advert = OpportunityFactory(council=in_council, employer=sable, external_reference="V-32")
    advert.events.create(step="publish_from_feed", from_state="", to_state="live", at=advert.created_at)
    services.close(opportunity=advert, reason="A complaint", by=free)
    with pytest.raises(Refused, match=r"You speak for .* open it again: .*Farah Free"):
        services.reopen(opportunity=advert, reason="All is well", by=wren)
    services.reopen(opportunity=advert, reason="All is well", by=free)
    assert advert.state == OpportunityState.LIVE


@pytest.mark.parametrize("way", BEYOND_SIGNING_IN)
def test_an_officer_invites_nobody_from_outside_to_their_own(sable, wren, free, way):
    way(sable, wren, free)
    with pytest.raises(Refused, match=r"You speak for .* invite them: .*Farah Free"):
        invite_colleague(employer=sable, name="Bo", email="bo@elsewhere.example", by=wren)
    assert not Invitation.objects.exists()
    invite_colleague(employer=sable, name="Bo", email="bo@elsewhere.example", by=free)
    assert Invitation.objects.get().email == "bo@elsewhere.example"


@pytest.mark.parametrize("way", WAYS)
def test_nor_does_an_administrator_by_any_page(in_council, sable, free, administrator, way):
    way(sable, administrator, free)
    umber = EmployerFactory(council=in_council, name="Umber Freight")
    asked = {"email": "bo@elsewhere.example", "name": "Bo", "role": Role.EMPLOYER, "by": administrator}
    with pytest.raises(Refused, match=r"You speak for .* invite them: .*Farah Free"):
        give_access(council=in_council, employers=[umber, sable], **asked)
    contact = EmployerContactFactory(employer=umber, user=UserFactory(email="cy@elsewhere.example"))
    member = contact.user.memberships.get()
    with pytest.raises(Refused, match=r"You speak for .* invite them: .*Farah Free"):
        change_access(membership=member, role=Role.EMPLOYER, employers=[umber, sable], by=administrator)
    assert not sable.contacts.filter(user=contact.user).exists()
    give_access(council=in_council, employers=[umber], **asked)


ANEW = [
    {"kind": EmployerKind.FEED},
    {"name": "Sable and Daughters"},
    {"companies_house_number": "01234567"},
    {"charity_number": "1123456"},
    {"published_phone": "020 7946 0011"},
]


@pytest.mark.parametrize("facts", ANEW)
@pytest.mark.parametrize("way", one_in(2, WAYS))
def test_what_verification_rests_on_is_changed_by_somebody_else(sable, wren, free, way, facts):
    way(sable, wren, free)
    with pytest.raises(Refused, match=r"You speak for .* change what its verification rests on: .*Farah Free"):
        change_employer(employer=sable, by=wren, **facts)
    sable.refresh_from_db()
    change_employer(employer=sable, by=wren, about="Doors and stairs.", name=sable.name, kind=sable.kind)
    change_employer(employer=sable, by=free, **facts)


def test_whoever_speaks_for_a_sister_alone_is_as_free_as_anybody(in_council, sable, wren, free):
    group = EmployerFactory(council=in_council, name="Heron Holdings")
    sister = EmployerFactory(council=in_council, name="Umber Freight")
    for each in (sable, sister):
        add_parent(employer=each, parent=group, reason="Its own site", by=free)
    EmployerContactFactory(employer=sister, user=wren)
    change_employer(employer=sable, by=wren, name="Sable and Daughters")
    assert sable.name == "Sable and Daughters"
