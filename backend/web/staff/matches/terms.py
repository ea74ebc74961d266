"""What is on offer in a few words each: one line of the open match, one row of a table, one column of a comparison."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.choices import Pledge
from backend.opportunities.models import Opportunity
from backend.opportunities.pay import weekly_pay
from backend.ranking.distances import Distance, distance_to
from backend.ranking.travel import band_told, minutes_told
from backend.web.kit.formats import NOT_RECORDED, plain, plural
from backend.web.kit.opportunities.facts import PLEDGES, SUPPORT, places_of
from backend.web.kit.opportunities.whereabouts import miles, place_of


SOON = 7  # days before the last day to apply
HOUR = 60


@dataclass(frozen=True)
class Terms:
    """`minutes` are those of the match; `is_new` for the viewer, since their last visit."""

    opportunity: Opportunity
    care_leaver: CareLeaver
    viewer: Viewer
    minutes: float | None
    is_new: bool = False

    @property
    def hours(self) -> str:
        hours = self.opportunity.weekly_hours
        return f"{plain(hours)} hours" if hours else "hours not recorded yet"

    @property
    def pattern(self) -> str:
        return self.opportunity.working_pattern

    @property
    def travel(self) -> str:
        """To five minutes; of a confidential home its band alone."""
        if self.opportunity.remote:
            return "from home"
        return band_told(self.care_leaver, self.minutes) or _short(minutes_told(self.care_leaver, self.minutes))

    @property
    def is_estimate(self) -> bool:
        return self.minutes is not None and not self.opportunity.remote

    @cached_property
    def _distance(self) -> Distance | None:
        area = self.care_leaver.home_district
        return distance_to(area.extent, self.opportunity.sites.all()) if area else None

    @property
    def miles(self) -> str:
        """From the middle of their area to the nearest place; empty where no mile may be told, or none is known."""
        if self.opportunity.remote or self.care_leaver.home_is_confidential or self._distance is None:
            return ""
        return miles(self._distance.miles)

    @property
    def place(self) -> str:
        """The town and area of a place, which say enough beside an employer's name."""
        return place_of(self.opportunity)

    @property
    def places(self) -> str:
        """Another council's are told in words: the number moves with its people."""
        if self.opportunity.council_id != self.viewer.council_id:
            return places_of(self.opportunity, counts=False)
        left = self.opportunity.places_left
        return f"{plural(left, 'place,places')} left" if left is not None else "places not recorded yet"

    @property
    def support(self) -> str:
        return "; ".join(SUPPORT.get(code, code) for code in self.opportunity.support_offered) or NOT_RECORDED

    @property
    def pledges(self) -> str:
        return "; ".join(PLEDGES.get(code, code) for code in self.opportunity.pledges) or "none"

    @property
    def pay_to_compare(self) -> Decimal | None:
        """Of a week, so that an hourly wage stands beside a yearly one; None where one is missing."""
        return weekly_pay(self.opportunity)

    @property
    def travel_to_compare(self) -> int | None:
        """The shorter, the greater; none from a confidential home, whose bands alone are told."""
        if self.opportunity.remote:
            return 0
        told = minutes_told(self.care_leaver, self.minutes)
        return None if told is None else -told

    @cached_property
    def days_left(self) -> int | None:
        closing = self.opportunity.closing_date
        return (closing - clock.today()).days if closing else None

    @property
    def closing_soon(self) -> str:
        if self.days_left is None or self.days_left > SOON:
            return ""
        return f"{plural(self.days_left, 'day,days')} left" if self.days_left else "closes today"

    @property
    def tags(self) -> list[str]:
        """What makes it different from the others, in a word each."""
        wanted = (
            ("New", self.is_new),
            ("They apply themselves", self.opportunity.applies_elsewhere),
            ("Ring-fenced", self.opportunity.care_leavers_only),
            ("Buddy", Pledge.WORKPLACE_BUDDY in self.opportunity.pledges),
        )
        return [word for word, holds in wanted if holds]


def _short(minutes: int | None) -> str:
    if minutes is None:
        return "not known yet"
    hours, rest = divmod(minutes, HOUR)
    parts = ([f"{hours} hr"] if hours else []) + ([f"{rest} min"] if rest or not hours else [])
    return " ".join(parts)
