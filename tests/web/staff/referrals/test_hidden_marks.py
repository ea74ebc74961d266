"""A mark that is closed to a colleague: they read whom to ask, clear nothing, and read nothing others wrote of it."""

import pytest
from django.urls import reverse

from backend.care_leavers.mark_readers import Readers
from backend.care_leavers.safety import avoid_employer, avoid_place
from backend.core.errors import Refused
from backend.councils.acting import acting_as
from backend.councils.choices import Role
from backend.councils.safeguarding import name_safeguarding_lead
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.ranking.gated_steps import say_checked
from backend.ranking.holds import held_among
from backend.referrals.models import Clearance
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.sign_in import signed_in


ME_ONLY = Readers(is_restricted=True)
AT_THE_HIGH_STREET = {"easting": 532_000, "northing": 165_000, "radius_metres": 1_000}
WORDS = "Rang about SECRET his uncle; it is another firm."


@pytest.fixture
def recorder(world):
    return signed_in(world.council, Role.EET_ADVISER)


@pytest.fixture
def other(world):
    return signed_in(world.council, Role.EET_ADVISER)


@pytest.fixture
def two_places(world):
    """A referral that names none of them."""
    world.opportunity.sites.all().delete()
    world.opportunity.sites.create(address="1 High Street", postcode="CR0 1EA", easting=532_000, northing=165_000)
    world.opportunity.sites.create(address="2 Quay Street", postcode="E14 5AB", easting=537_500, northing=180_500)
    return world.refer()


def hidden_place(world, by, seen_by=ME_ONLY):
    return avoid_place(care_leaver=world.person, note="SECRET", by=by, seen_by=seen_by, **AT_THE_HIGH_STREET)


def alike_to_one_avoided(world, by):
    Employer.objects.filter(id=world.opportunity.employer_id).update(name="Fenwick Brothers")
    alike = EmployerFactory(council=world.council, name="Fenwick Bros")
    avoid_employer(care_leaver=world.person, employer=alike, note="SECRET", by=by, seen_by=ME_ONLY)


def page(client, referral):
    return client.get(reverse("referral", args=[referral.public_id]))


def test_where_no_place_is_named_a_colleague_reads_whom_to_ask_and_clears_nothing(two_places, world, recorder, other):
    hidden_place(world, recorder[1].user)
    shown = page(other[0], two_places)
    assert f"for a reason you cannot see: ask {recorder[1].user}" in text_of(page_of(shown).main)
    check = reverse("referral-checked", args=[two_places.public_id])
    typed = filled(shown, f"form[action='{check}']") | {"checked": "They go to Quay Street, I am sure of it."}
    assert f"ask {recorder[1].user}" in errors_in(other[0].post(check, typed))[0]
    assert not Clearance.objects.exists()
    own = filled(page(recorder[0], two_places), f"form[action='{check}']") | {
        "checked": "They go to Quay Street alone."
    }
    assert recorder[0].post(check, own).status_code == 302
    assert Clearance.objects.get().by == recorder[1].user


def test_of_two_marks_one_that_may_be_read_does_not_clear_the_other(two_places, world, recorder, other):
    hidden_place(world, recorder[1].user)
    hidden_place(world, other[1].user, seen_by=Readers())
    check = reverse("referral-checked", args=[two_places.public_id])
    typed = filled(page(other[0], two_places), f"form[action='{check}']") | {"checked": "They go to Quay Street alone."}
    assert f"ask {recorder[1].user}" in errors_in(other[0].post(check, typed))[0]
    assert not Clearance.objects.exists()


def test_what_was_written_about_it_is_read_by_who_wrote_it_and_may_be_taken_back_by_nobody_else(world, recorder, other):
    alike_to_one_avoided(world, recorder[1].user)
    referral = world.refer(checked=WORDS, by=recorder[1].user)
    pages = [
        reverse("match-facts", args=[world.person.public_id, world.opportunity.public_id]),
        reverse("referral", args=[referral.public_id]),
    ]
    for address in pages:
        assert "SECRET" not in other[0].get(address).content.decode(), address
        assert WORDS in text_of(page_of(recorder[0].get(address)).main), address
    back = reverse("clearance-take-back", args=[Clearance.objects.get().public_id])
    assert (other[0].get(back).status_code, recorder[0].get(back).status_code) == (404, 200)


def test_somebody_of_two_roles_checks_as_whom_they_act(two_places, world, recorder):
    """Open to heads alone: as adviser the same person reads whom to ask, though head is the older of their roles."""
    hidden_place(world, recorder[1].user, Readers(is_restricted=True, roles=(Role.HEAD,)))
    lead = MembershipFactory(council=world.council, role=Role.STAFF).user
    name_safeguarding_lead(council=world.council, lead=lead, by=lead)
    head = MembershipFactory(council=world.council, role=Role.HEAD)
    adviser = MembershipFactory(council=world.council, role=Role.EET_ADVISER, user=head.user)
    facts = {"referral": two_places, "answer": held_among([two_places])[two_places.id], "by": head.user}
    with acting_as(Viewer.of(adviser)), pytest.raises(Refused, match=f"ask {recorder[1].user}"):
        say_checked(checked="They go to Quay Street alone.", **facts)
    with acting_as(Viewer.of(head)):
        assert say_checked(checked="They go to Quay Street alone.", **facts)


def test_a_list_without_marks_says_the_same_whether_some_are_hidden(world, recorder, other):
    address = reverse("person-safety", args=[world.person.public_id])
    before = text_of(page_of(other[0].get(address)).main)
    assert "None that you may see. There may be others" in before
    hidden_place(world, recorder[1].user)
    assert text_of(page_of(other[0].get(address)).main) == before
