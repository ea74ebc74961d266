"""Whom to ring about the opportunities that would help most, read from what is recorded: no list of calls is kept.

No young person's record is read: an employer that somebody avoids stands here like any other, so it tells of nobody.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, ExpressionWrapper, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest, JSONObject

from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.models import Concern, Employer, EmployerContact
from backend.employers.models.employer import not_paused
from backend.employers.organisations.loading import organisations_of
from backend.employers.permissions import employers_of
from backend.opportunities.choices import APPRENTICESHIPS, COURSES, OpportunityState
from backend.opportunities.models import Opportunity, OpportunityEvent, Outcome, Site
from backend.opportunities.permissions import opportunities_of
from backend.opportunities.transitions import WAS_PUBLISHED
from backend.outcomes.improvements import HelpfulOpportunity
from backend.reference.postcodes import district_of
from backend.referrals.choices import Way
from backend.referrals.models import Referral


MONTHS = 24  # an employer that had such a post within them is rung before any other
LEFT_ALONE = dt.timedelta(days=30)
READ = ("title", "type", "route", "level", "state", "closing_date")
READ_OF_EMPLOYER = ("employer__public_id", "employer__name", "employer__published_phone")


@dataclass(frozen=True)
class Post:
    """What an employer had; `until` None while it is open. `contact`: the one of its people to ask for."""

    employer: Employer
    contact: str
    phone: str
    title: str
    is_apprenticeship: bool
    route: str
    level: int | None
    until: dt.date | None
    areas: frozenset[str]

    @property
    def employer_id(self) -> int:
        return self.employer.pk


@dataclass(frozen=True)
class Call:
    """Without a post nobody on record has had this kind of work and may be rung."""

    wanted: HelpfulOpportunity
    post: Post | None = None
    asked_at: dt.datetime | None = None


@dataclass(frozen=True)
class AskedOfEmployers:
    """When something was last asked of an organisation: an introduction, a change of a post, what came of one."""

    organisation_of: dict[int, frozenset[int]]
    last: dict[int, dt.datetime]

    def asked_at(self, employer_id: int) -> dt.datetime | None:
        moments = [self.last[each] for each in self.organisation_of[employer_id] if each in self.last]
        return max(moments, default=None)

    def is_left_alone(self, employer_id: int) -> bool:
        asked_at = self.asked_at(employer_id)
        return asked_at is not None and asked_at > clock.now() - LEFT_ALONE


def calls(viewer: Viewer, would_help: Sequence[HelpfulOpportunity]) -> list[Call]:
    """One for each opportunity, in their order, an organisation once; of employers that the viewer may open."""
    posts = _posts(viewer, {each.route for each in would_help}) if would_help else []
    asked = _asked(viewer.council_id, {post.employer_id for post in posts})
    free = [post for post in posts if not asked.is_left_alone(post.employer_id)]
    found: list[Call] = []
    for wanted in would_help:
        fitting = [post for post in free if post.route == wanted.route]
        best = min(fitting, key=partial(_how_apt, wanted), default=None)
        found.append(Call(wanted, best, asked.asked_at(best.employer_id) if best else None))
        taken = asked.organisation_of[best.employer_id] if best else frozenset()
        free = [post for post in free if post.employer_id not in taken]
    return found


def _how_apt(wanted: HelpfulOpportunity, post: Post) -> tuple[bool, bool, int]:
    """Such a post of late before other work of the kind, then one near, then the latest."""
    until = post.until or clock.today()
    is_such = post.is_apprenticeship and post.level == wanted.level
    is_of_late = until >= clock.months_after(clock.today(), -MONTHS)
    return not (is_such and is_of_late), wanted.area not in post.areas, -until.toordinal()


def _may_be_rung(viewer: Viewer) -> QuerySet[Employer]:
    concerns = Concern.objects.holding().filter(employer=OuterRef("pk"))
    return employers_of(viewer).verified().filter(not_paused()).exclude(Exists(concerns))


def _posts(viewer: Viewer, routes: Iterable[str]) -> list[Post]:
    """What was published of these kinds of work by employers that may be rung, courses left out."""
    events = OpportunityEvent.objects.filter(opportunity=OuterRef("pk"))
    went_live = Exists(events.filter(to_state=OpportunityState.LIVE))
    ended = events.filter(from_state=OpportunityState.LIVE).exclude(to_state=OpportunityState.LIVE)
    found = (
        opportunities_of(viewer)
        .filter(route__in=routes, same_as__isnull=True, employer__in=_may_be_rung(viewer))
        .filter(Q(state__in=WAS_PUBLISHED) | went_live)
        .exclude(type__in=COURSES)
        .annotate(
            ended_at=Subquery(ended.order_by("-at", "-id").values("at")[:1]),
            postcodes=ArraySubquery(Site.objects.filter(opportunity=OuterRef("pk")).values("postcode")),
            contact=Subquery(_contacts().values(said=JSONObject(name="name", phone="phone"))[:1]),
        )
        .select_related("employer")
        .only(*READ, *READ_OF_EMPLOYER)
        .order_by("id")
    )
    return [_post(each, each.ended_at, each.postcodes, each.contact or {}) for each in found]


def _contacts() -> QuerySet[EmployerContact]:
    """Of an opportunity's employer, whom to ask for first: somebody with a number, who sees everything there."""
    has_number = ExpressionWrapper(~Q(phone=""), BooleanField())
    current = EmployerContact.objects.current().filter(employer=OuterRef("employer"))
    return current.order_by(has_number.desc(), "-sees_all", "name", "id")


def _post(
    opportunity: Opportunity, ended_at: dt.datetime | None, postcodes: Iterable[str], contact: Mapping[str, str]
) -> Post:
    return Post(
        opportunity.employer,
        contact.get("name", ""),
        contact.get("phone") or opportunity.employer.published_phone,
        opportunity.title,
        opportunity.type in APPRENTICESHIPS,
        opportunity.route,
        opportunity.level,
        _until(opportunity, ended_at),
        frozenset(district_of(postcode) for postcode in postcodes if postcode),
    )


def _until(opportunity: Opportunity, ended_at: dt.datetime | None) -> dt.date | None:
    today = clock.today()
    if opportunity.state == OpportunityState.LIVE and not opportunity.is_past_closing_on(today):
        return None
    ends = [opportunity.closing_date, clock.day_of(ended_at) if ended_at else None]
    return min((day for day in ends if day and day <= today), default=today)


def _asked(council_id: int, employer_ids: Iterable[int]) -> AskedOfEmployers:
    """Rows of one organisation are asked together."""
    if not employer_ids:
        return AskedOfEmployers({}, {})
    graph = organisations_of(council_id)
    introduced = Referral.objects.filter(way=Way.INTRODUCED, employer=OuterRef("pk")).order_by().values("employer")
    changes = OpportunityEvent.objects.filter(step="ask_for_changes", opportunity__employer=OuterRef("pk"))
    changes = changes.order_by().values("opportunity__employer")
    outcomes = Outcome.objects.filter(employer=OuterRef("pk")).order_by().values("employer")
    asked = Employer.objects.for_council(council_id).annotate(
        last_asked=Greatest(
            Subquery(introduced.annotate(last=Max("created_at")).values("last")),
            Subquery(changes.annotate(last=Max("at")).values("last")),
            Subquery(outcomes.annotate(last=Max("asked_at")).values("last")),
        )
    )
    last = dict(asked.filter(last_asked__isnull=False).values_list("pk", "last_asked"))
    return AskedOfEmployers({each: graph.organisation_of(each) for each in employer_ids}, last)
