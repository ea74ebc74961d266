"""What a birthday makes of an entitlement, by what is recorded before and on it."""

import datetime as dt

import pytest

from backend.care_leavers.ages import birthday
from backend.care_leavers.birthdays import TurningBirthday
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.entitlements import standing_on
from backend.care_leavers.models import EntitlementSpell
from backend.web.staff.people.birthday_words import turns_into


E, F, Q = Entitlement.ELIGIBLE, Entitlement.FORMER_RELEVANT, Entitlement.QUALIFYING
BORN = dt.date(2007, 3, 9)
DAY = dt.timedelta(days=1)
AT_16, AT_18 = birthday(BORN, 16), birthday(BORN, 18)


@pytest.mark.parametrize(
    ("age", "spells", "said"),
    [
        (18, [(E, AT_16, None)], "Eligible child becomes Former relevant child."),
        (18, [(E, AT_16, AT_18 - DAY)], "Eligible child becomes Former relevant child."),
        (18, [(E, AT_16, AT_18 - DAY), (F, AT_18, None)], "Eligible child becomes Former relevant child, as recorded."),
        (
            18,
            [(E, AT_16, AT_18 - DAY), (Q, AT_18, None)],
            "Eligible child becomes Qualifying care leaver, as recorded.",
        ),
        (18, [(F, AT_18, None)], "Former relevant child begins, as recorded."),
        (18, [(Q, AT_16, None)], "Qualifying care leaver stays as it is."),
        (18, [(Q, AT_16, AT_18 - DAY)], "Qualifying care leaver ends, and nothing is recorded from that day on."),
        (18, [], "The entitlement category is not recorded yet."),
        (25, [(F, AT_18, None)], "Former relevant child becomes no entitlement any more."),
    ],
)
def test_what_turning_an_age_changes_is_what_stands_before_and_after(age, spells, said):
    rows = [EntitlementSpell(category=category, starts_on=first, ends_on=last) for category, first, last in spells]
    on = birthday(BORN, age)
    turning = TurningBirthday(age, on, standing_on(on - DAY, BORN, rows), standing_on(on, BORN, rows))
    assert turns_into(turning) == said
