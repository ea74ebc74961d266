"""Duties of a standard: dated rows with their source, as a council entered them, and none where it has not."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.opportunities.models import StandardDuties
from backend.opportunities.standard_duties import duties_in, duties_on, record_duties
from backend.reference.choices import Route
from backend.reference.models import ApprenticeshipStandard
from tests.factories.councils import MembershipFactory
from tests.today import today_is


_on_the_day = today_is(dt.date(2026, 12, 1))
PASTED = "Duty 1: Prepare dough\n2. Bake   bread\n\n• Serve people\nD4 Keep it clean\n3D printing of moulds"


def test_numbers_of_a_pasted_list_are_left_out_and_words_are_not():
    said = ["Prepare dough", "Bake bread", "Serve people", "Keep it clean", "3D printing of moulds"]
    assert duties_in(PASTED) == said


@pytest.fixture
def standard(in_council):
    facts = {"source": "A list", "confidence": "confirmed", "as_of": dt.date(2026, 11, 1)}
    return ApprenticeshipStandard.objects.create(
        lars_code=98765, title="Baker", level=2, route=Route.values[0], **facts
    )


@pytest.fixture
def by(in_council):
    return MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user


def entered(council, standard, by, **facts):
    known = {"duties": "Prepare dough", "starts_on": dt.date(2026, 1, 1), "source": "Page of the standard"}
    known |= {"read_on": clock.today(), "lars_code": standard.lars_code}
    return record_duties(council=council, by=by, **known | facts)


def test_the_row_in_force_on_the_day_counts_and_the_last_one_entered_of_it(in_council, standard, by):
    first = entered(in_council, standard, by)
    later = entered(in_council, standard, by, duties="Bake", starts_on=dt.date(2027, 1, 1))
    assert duties_on(in_council.pk, standard.lars_code, dt.date(2026, 12, 31)) == first
    assert duties_on(in_council.pk, standard.lars_code, dt.date(2027, 1, 1)) == later
    corrected = entered(in_council, standard, by, duties="Prepare the dough")
    assert duties_on(in_council.pk, standard.lars_code, dt.date(2026, 6, 1)) == corrected
    assert duties_on(in_council.pk, standard.lars_code, dt.date(2025, 12, 31)) is None
    assert duties_on(in_council.pk, None, dt.date(2026, 6, 1)) is None
    assert StandardDuties.objects.count() == 3, "nothing is written over"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"duties": " \n1.\n"}, "duties"),
        ({"duties": "\n".join(f"Duty number {number}" for number in range(50))}, "duties"),
        ({"duties": "x" * 601}, "duties"),
        ({"duties": "Bake\nbake"}, "duties"),
        ({"source": " "}, "source"),
        ({"read_on": dt.date(2026, 12, 2)}, "read_on"),
    ],
)
def test_what_is_no_list_of_duties_is_refused(in_council, standard, by, facts, field):
    with pytest.raises(Refused) as refusal:
        entered(in_council, standard, by, **facts)
    assert refusal.value.field == field
    assert not StandardDuties.objects.exists()


def test_only_who_posts_or_places_enters_them_and_only_for_a_standard_we_know(in_council, standard, by):
    with pytest.raises(Refused, match="Only an employer-engagement officer"):
        entered(in_council, standard, MembershipFactory(council=in_council, role=Role.HEAD).user)
    with pytest.raises(Refused, match="not on our list"):
        entered(in_council, standard, by, lars_code=99999)
