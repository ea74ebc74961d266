"""Whom to ring about the opportunities that would help most, read from what is recorded: no list of calls is kept.

No young person's record is read: an employer that somebody avoids stands here like any other, so it tells of nobody.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Greatest

from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.models import Concern, Employer, EmployerContact
from backend.employers.models.employer import not_paused
from backend.employers.organisations.loading import organisations_of
from backend.employers.permissions import employers_of
from backend.opportunities.choices import APPRENTICESHIPS, COURSES, OpportunityState
from backend.opportunities.models import Opportunity, OpportunityEvent, Outcome
from backend.opportunities.permissions import opportunities_of
from backend.opportunities.transitions import WAS_PUBLISHED
from backend.outcomes.improvements import HelpfulOpportunity
from backend.reference.postcodes import district_of
from backend.referrals.choices import Way
from backend.referrals.models import Referral


MONTHS = 24  # an employer that had such a post within them is rung before any other
LEFT_ALONE = dt.timedelta(days=30)
READ = ("employer_id", "title", "type", "route", "level", "state", "closing_date")


@dataclass(frozen=True)
class Post:
    """What an employer had; `until` None while it is open."""

    employer_id: int
    title: str
    is_apprenticeship: bool
    route: str
    level: int | None
    until: dt.date | None
    areas: frozenset[str]


@dataclass(frozen=True)
class Call:
    """Without an employer nobody on record has had this kind of work and may be rung."""

    wanted: HelpfulOpportunity
    employer: Employer | None = None
    post: Post | None = None
    contact: EmployerContact | None = None
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
    chosen: list[Post | None] = []
    for wanted in would_help:
        fitting = [post for post in free if post.route == wanted.route]
        best = min(fitting, key=partial(_how_apt, wanted), default=None)
        chosen.append(best)
        taken = asked.organisation_of[best.employer_id] if best else frozenset()
        free = [post for post in free if post.employer_id not in taken]
    employers = _employers(viewer, [post.employer_id for post in chosen if post])
    return [
        _call(wanted, post, employers[post.employer_id], asked) if post else Call(wanted)
        for wanted, post in zip(would_help, chosen, strict=True)
    ]


def _call(wanted: HelpfulOpportunity, post: Post, employer: Employer, asked: AskedOfEmployers) -> Call:
    contacts = sorted(employer.contacts.all(), key=lambda each: (not each.phone, not each.sees_all, each.name))
    return Call(wanted, employer, post, contacts[0] if contacts else None, asked.asked_at(employer.pk))


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
        .annotate(ended_at=Subquery(ended.order_by("-at", "-id").values("at")[:1]))
        .prefetch_related("sites")
        .only(*READ)
        .order_by("id")
    )
    return [_post(each, each.ended_at) for each in found]


def _post(opportunity: Opportunity, ended_at: dt.datetime | None) -> Post:
    return Post(
        opportunity.employer_id,
        opportunity.title,
        opportunity.type in APPRENTICESHIPS,
        opportunity.route,
        opportunity.level,
        _until(opportunity, ended_at),
        frozenset(district_of(site.postcode) for site in opportunity.sites.all() if site.postcode),
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
        asked_at=Greatest(
            Subquery(introduced.annotate(last=Max("created_at")).values("last")),
            Subquery(changes.annotate(last=Max("at")).values("last")),
            Subquery(outcomes.annotate(last=Max("asked_at")).values("last")),
        )
    )
    last = dict(asked.filter(asked_at__isnull=False).values_list("pk", "asked_at"))
    return AskedOfEmployers({each: graph.organisation_of(each) for each in employer_ids}, last)


def _employers(viewer: Viewer, employer_ids: Sequence[int]) -> dict[int, Employer]:
    if not employer_ids:
        return {}
    people = Prefetch("contacts", EmployerContact.objects.current().order_by("name", "id"))
    return employers_of(viewer).prefetch_related(people).in_bulk(employer_ids)
