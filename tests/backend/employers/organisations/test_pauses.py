"""A pause and a concern hold for the organisation, whatever its rows are called."""

import random

import pytest

from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.viewer import Viewer
from backend.employers.choices import EmployerKind
from backend.employers.concerns import raise_concern
from backend.employers.models import Employer
from backend.employers.organisations.loading import organisations_of
from backend.employers.organisations.pauses import (
    PerhapsPaused,
    derive_pauses,
    held_rows,
    is_under_concern,
    may_be_paused,
)
from backend.employers.organisations.services import add_parent, add_trading_name, answer_whether_one, take_back
from backend.employers.permissions import employers_of
from backend.employers.services import add_employer, change_employer, lift_pause, pause
from backend.opportunities.sharing import share_with
from backend.referrals.permissions import referrals_of
from tests.backend.employers.organisations.worlds import is_paused, named, open_titles
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world


@pytest.fixture
def by(in_council):
    return UserFactory()


def test_a_pause_holds_for_each_spelling_and_ends_for_each(in_council, by):
    one, two, alike, other = named(
        in_council, "Otter Street Motors", "THE OTTER STREET MOTORS LTD", "Oter Street Motors", "Kiln Foods"
    )
    for each in (one, two, alike, other):
        OpportunityFactory(council=in_council, employer=each, title=each.name)
    pause(employer=one, reason="A complaint", by=by)
    assert is_paused(one, two, alike, other) == [True, True, False, False]
    assert open_titles(in_council) == {"Oter Street Motors", "Kiln Foods"}
    assert (may_be_paused(alike), may_be_paused(other)) == (True, False)
    with pytest.raises(Refused, match="because Otter Street Motors"):
        lift_pause(employer=Employer.objects.get(pk=two.pk), by=by)
    answer_whether_one(one=alike, other=one, are_one=True, reason="Rang them", by=by)
    assert is_paused(alike) == [True]
    lift_pause(employer=one, by=by)
    assert is_paused(one, two, alike) == [False, False, False]
    assert open_titles(in_council) == {one.name, two.name, alike.name, other.name}


def test_a_new_row_of_a_paused_organisation_is_paused_from_the_start(in_council, by):
    def add(name, number=""):
        facts = {"kind": EmployerKind.PARTNER, "companies_house_number": number}
        return add_employer(council=in_council, name=name, by=by, **facts)

    paused = add("Otter Motors", "01234567")
    pause(employer=paused, reason="A complaint", by=by)
    with pytest.raises(Refused, match="on the list already as Otter Motors") as refused:
        add("OTTER MOTORS LIMITED")
    assert refused.value.field == "name"
    namesake, other = add("Otter Motors Ltd", "7654321"), add("Reed Bikes", "1234567")
    assert (namesake.is_paused, other.is_paused) == (True, True)
    answer_whether_one(one=namesake, other=paused, are_one=False, reason="Two numbers in the register", by=by)
    with pytest.raises(Refused, match="the same Companies House"):
        answer_whether_one(one=other, other=paused, are_one=False, reason="Two names", by=by)
    change_employer(employer=other, companies_house_number="", by=by)
    assert is_paused(namesake, other, paused) == [False, False, True]


def test_trading_names_and_parents_carry_a_pause_until_they_are_removed(in_council, by):
    chain, shop, garage, other = named(in_council, "Kiln Group", "Larch Bakery", "Fern Garage", "Dune Press")
    pause(employer=chain, reason="A complaint", by=by)
    parent = add_parent(employer=shop, parent=chain, reason="Their site", by=by)
    name = add_trading_name(employer=garage, name="KILN GROUP plc", reason="Over the door", by=by)
    assert is_paused(shop, garage, other) == [True, True, False]
    for wrong, field in (
        (lambda: add_trading_name(employer=garage, name=" ", reason="x", by=by), "name"),
        (lambda: add_trading_name(employer=garage, name="The Fern Garage", reason="x", by=by), "name"),
        (lambda: add_trading_name(employer=garage, name="Quick Stop", reason=" ", by=by), "reason"),
        (lambda: add_parent(employer=chain, parent=shop, reason="x", by=by), "parent"),
        (lambda: add_parent(employer=garage, parent=chain, reason="x", by=by), "parent"),
        (lambda: take_back(recorded=name, reason="", by=by), "reason"),
    ):
        with pytest.raises(Refused) as refused:
            wrong()
        assert refused.value.field == field
    take_back(recorded=parent, reason="Sold", by=by)
    take_back(recorded=name, reason="Misread", by=by)
    assert is_paused(shop, garage) == [False, False]
    assert (name.is_current, name.end_reason, name.history.count()) == (False, "Misread", 2)
    with pytest.raises(Refused, match="taken back already"):
        take_back(recorded=name, reason="Again", by=by)


def test_a_concern_is_about_the_organisation(in_council, by):
    one, spelled, other = named(in_council, "Otter Motors", "Otter Motors Ltd", "Kiln Foods")
    raise_concern(employer=spelled, words="Nobody was there", by=by)
    assert [is_under_concern(each) for each in (one, spelled, other)] == [True, True, False]
    assert is_paused(one, spelled, other) == [True, True, False]


def test_who_works_for_one_row_never_reads_what_is_of_another(in_council, by):
    """One organisation, two rows: their people, posts and introductions stay apart."""
    world = referral_world(in_council, employer__name="Otter Motors")
    world.refer()
    twin = EmployerFactory(council=in_council, name="OTTER MOTORS LTD")
    colleague = EmployerContactFactory(employer=twin, signs_in=True)
    answer_whether_one(one=world.opportunity.employer, other=twin, are_one=True, reason="Register", by=by)
    viewer = Viewer.of(colleague.user.memberships.get())
    assert list(employers_of(viewer)) == [twin]
    assert not referrals_of(viewer).exists()


def test_who_is_introduced_waits_for_an_answer_where_the_name_is_like_a_paused_ones(in_council, by):
    world = referral_world(in_council, employer__name="Oter Street Motors")
    (paused,) = named(in_council, "Otter Street Motors")
    pause(employer=paused, reason="A complaint", by=by)
    with pytest.raises(Refused, match="may be one that is paused"):
        world.ask_to_refer()
    answer_whether_one(one=paused, other=world.opportunity.employer, are_one=False, reason="Another town", by=by)
    assert world.ask_to_refer().pk


def test_a_pause_here_holds_for_what_another_council_shares(in_council, by):
    (own,) = named(in_council, "Otter Motors")
    titles = ("OTTER MOTORS LTD", "Oter Motors", "Kiln Foods")
    with council_context(None):
        owner = CouncilFactory()
    with council_context(owner.id):
        for title in titles:
            post = OpportunityFactory(council=owner, title=title, employer=named(owner, title)[0])
            share_with(opportunity=post, partners=[in_council], with_all=False, by=by)
    assert open_titles(in_council) == set(titles)
    pause(employer=own, reason="A complaint", by=by)
    assert open_titles(in_council) == {"Kiln Foods"}


def test_the_pause_that_lists_ask_for_is_the_one_that_follows_from_the_facts(in_council, by):
    """For a generated history of steps, `paused_with` equals the computation after each of them."""
    chance = random.Random(7)
    names = ["Otter Motors", "OTTER MOTORS LTD", "Oter Motors", "Kiln Foods", "The Kiln Foods", "Wren", "Fast Fit"]
    employers = named(in_council, *names)
    recorded = []

    def steps():
        one, other = (Employer.objects.get(pk=each.pk) for each in chance.sample(employers, 2))
        common = {"reason": "x", "by": by}
        answer = {"one": one, "other": other, "are_one": chance.random() < 0.5}
        return [
            lambda: pause(employer=one, **common),
            lambda: lift_pause(employer=one, by=by),
            lambda: recorded.append(answer_whether_one(**answer, **common)),
            lambda: recorded.append(add_trading_name(employer=one, name=other.name, **common)),
            lambda: recorded.append(add_parent(employer=one, parent=other, **common)),
            lambda: take_back(recorded=chance.choice(recorded), **common),
            lambda: change_employer(employer=one, companies_house_number=chance.choice(["", "01234567"]), by=by),
        ]

    for _ in range(60):
        try:
            chance.choice(steps())()
        except (Refused, IndexError):
            continue
        paused = Employer.objects.filter(paused_at__isnull=False).order_by("paused_at", "id")
        wanted = held_rows(organisations_of(in_council.pk), paused.values_list("id", flat=True))
        told = Employer.objects.filter(paused_with__isnull=False).values_list("id", "paused_with_id")
        assert dict(told) == wanted
        not_paused = list(Employer.objects.filter(paused_at=None, paused_with=None))
        assert PerhapsPaused(not_paused).ids == {each.pk for each in not_paused if may_be_paused(each)}
    assert derive_pauses(in_council.pk) is False
