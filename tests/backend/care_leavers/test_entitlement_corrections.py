"""An entitlement is put right with a reason, the original kept; its neighbour follows, and the law is asked."""

import datetime as dt

import pytest

from backend.care_leavers.ages import birthday
from backend.care_leavers.birthday_queries import with_conflicting_entitlement
from backend.care_leavers.choices import CorrectionOf, Entitlement
from backend.care_leavers.entitlement_corrections import correct_entitlement, remove_entitlement
from backend.care_leavers.models import CareLeaver, Correction
from backend.care_leavers.services import require_lawful_entitlement, set_entitlement
from backend.core.errors import Refused
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory


E, R, F, Q = Entitlement.ELIGIBLE, Entitlement.RELEVANT, Entitlement.FORMER_RELEVANT, Entitlement.QUALIFYING
DAY = dt.timedelta(days=1)


@pytest.fixture
def by(in_council):
    return MembershipFactory(council=in_council).user


@pytest.fixture
def person(in_council, by):
    """Eligible from 16, and former relevant from a day before their 18th birthday."""
    person = CareLeaverFactory(council=in_council, age=20)
    set_entitlement(care_leaver=person, category=E, starts_on=birthday(person.birth_date, 16), by=by)
    set_entitlement(care_leaver=person, category=F, starts_on=birthday(person.birth_date, 18) - DAY, by=by)
    return person


def spells_of(person):
    return [(each.category, each.starts_on, each.ends_on) for each in person.entitlement_spells.all()]


def test_a_first_day_is_put_right_and_the_one_before_follows(person, by):
    sixteenth, eighteenth = (birthday(person.birth_date, age) for age in (16, 18))
    at_odds = with_conflicting_entitlement(CareLeaver.objects.filter(pk=person.pk))
    assert at_odds.exists()
    spell = person.entitlement_spells.last()
    correct_entitlement(spell=spell, category=F, starts_on=eighteenth, why=" Typed wrongly ", by=by)
    assert spells_of(person) == [(E, sixteenth, eighteenth - DAY), (F, eighteenth, None)]
    assert not at_odds.exists()
    kept = {each.record: (each.was, each.reason, each.of) for each in Correction.objects.all()}
    first, second = person.entitlement_spells.all()
    of = ("Typed wrongly", CorrectionOf.ENTITLEMENT)
    assert kept == {
        second.public_id: ({"starts_on": (eighteenth - DAY).isoformat()}, *of),
        first.public_id: ({"ends_on": (eighteenth - 2 * DAY).isoformat()}, *of),
    }


def test_one_that_never_was_is_taken_away_and_the_one_before_goes_on(person, by):
    remove_entitlement(spell=person.entitlement_spells.last(), why="Another child", by=by)
    assert spells_of(person) == [(E, birthday(person.birth_date, 16), None)]
    assert Correction.objects.get(is_removal=True).was["category"] == F
    remove_entitlement(spell=person.entitlement_spells.get(), why="This too", by=by)
    assert spells_of(person) == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"category": F, "from": 18, "why": " "}, "why"),
        ({"category": F, "from": 17}, "starts_on"),
        ({"category": E, "from": 18}, "starts_on"),
        ({"category": Q, "from": 25}, "starts_on"),
        ({"category": F, "from": 10}, "starts_on"),
        ({"category": Q, "from": 15}, "starts_on"),
        ({"category": F, "from": 19, "to": 18}, "ends_on"),
        ({"category": R, "from": 17, "to": 19}, "ends_on"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field_and_nothing_is_half_corrected(person, by, facts, field):
    before = spells_of(person)
    days = {name: birthday(person.birth_date, facts[age]) for name, age in WHEN.items() if age in facts}
    with pytest.raises(Refused) as refusal:
        correct_entitlement(
            spell=person.entitlement_spells.last(), category=facts["category"], why=facts.get("why", "x"), by=by, **days
        )
    assert refusal.value.field == field
    assert (spells_of(person), Correction.objects.count()) == (before, 0)


WHEN = {"starts_on": "from", "ends_on": "to"}


def test_one_is_not_stretched_over_the_next(person, by):
    first = person.entitlement_spells.first()
    for last in (None, first.ends_on + DAY):
        with pytest.raises(Refused, match="some of the same") as refusal:
            correct_entitlement(spell=first, category=E, starts_on=first.starts_on, ends_on=last, why="x", by=by)
        assert refusal.value.field == "ends_on"


@pytest.mark.parametrize("days", [-1, 0, 40])
def test_what_goes_on_already_is_not_recorded_again_by_hand(person, days):
    starts_on = birthday(person.birth_date, 18) + days * DAY
    with pytest.raises(Refused, match="recorded already, from"):
        require_lawful_entitlement(care_leaver=person, category=F, starts_on=starts_on)
