"""The quick choice of the database leaves out no plan whose review is due by the day."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.care_leavers.models import AccommodationSpell, EntitlementSpell
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.plans.models import Plan
from backend.plans.review_queries import may_be_due
from backend.plans.reviews import reviews_due
from tests.backend.plans.conftest import DAY, TODAY
from tests.factories.care_leavers import CareLeaverFactory
from tests.sampling import examples


THINGS = st.lists(
    st.tuples(st.sampled_from(["home", "category", "fact"]), st.integers(-300, 20)),
    max_size=3,
    unique_by=lambda it: it[0],
)


@given(opened=st.integers(0, 260), born=st.dates(dt.date(2001, 7, 1), dt.date(2009, 12, 31)), things=THINGS)
@settings(max_examples=examples(90), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_who_is_due_is_among_them(in_council, adviser, opened, born, things):
    person = CareLeaverFactory(council=in_council, birth_date=born)
    opened_on = TODAY - opened * DAY
    plan = Plan.objects.create(council=in_council, care_leaver=person, opened_on=opened_on, opened_by=adviser)
    about = {"council": in_council, "care_leaver": person}
    first = dt.date(2017, 1, 1)
    for what, days in things:
        on = TODAY + days * DAY
        if what == "home":
            AccommodationSpell.objects.create(code="D1", starts_on=first, ends_on=on - DAY, source="here", **about)
            AccommodationSpell.objects.create(code="U1", starts_on=on, source="here", **about)
        elif what == "category":
            EntitlementSpell.objects.create(category="eligible", starts_on=first, ends_on=on - DAY, **about)
            EntitlementSpell.objects.create(category="former_relevant", starts_on=on, **about)
        elif days <= 0:
            with clock.moved_to(on):
                update_profile(care_leaver=person, by=adviser, has_ehcp=True)
    read = Plan.objects.current().get(pk=plan.pk)
    due = reviews_due([read], today=TODAY)[plan.pk]
    chosen = may_be_due(Plan.objects.current(), TODAY + 14 * DAY).filter(pk=plan.pk).exists()
    assert chosen or due.on > TODAY + 14 * DAY


def test_who_was_reviewed_lately_is_not_even_looked_at(plan):
    assert not may_be_due(Plan.objects.current(), TODAY + 14 * DAY).exists()
