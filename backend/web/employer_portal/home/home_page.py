"""The first page of an employer's people: what is asked of them and by when, what comes up, and what is theirs."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.employers.choices import Pledge
from backend.employers.colleagues import looked_at_first
from backend.employers.invitations import unanswered_of
from backend.employers.models import Employer, EmployerContact
from backend.employers.permissions import acts_for_an_employer, employers_of
from backend.opportunities.choices import Source
from backend.opportunities.models import Opportunity
from backend.web.employer_portal.home.asks import ShownAsk, headline, in_order
from backend.web.employer_portal.home.introduction_lines import (
    introduction_asks,
    introductions_coming,
    open_introductions,
)
from backend.web.employer_portal.home.post_lines import closes, post_asks, posts_coming, posts_of
from backend.web.employer_portal.names_shown import record_names_shown
from backend.web.kit.access import only
from backend.web.kit.content import Link, Row, Table, columns
from backend.web.kit.formats import listed
from backend.web.kit.opportunities.states import state_tag


POSTS = columns("Title", "State", "Places left", "Last day to apply")
SHOWN = 10  # of each list; all of them have pages of their own


@require_safe
@only(acts_for_an_employer)
def home(request):
    viewer, today = request.viewer, clock.today()
    employers = list(employers_of(viewer).by_name())
    introductions, posts = open_introductions(viewer), posts_of(viewer)
    within = viewer.council.answer_days
    asks = in_order([*introduction_asks(introductions, today, within), *post_asks(viewer, posts)], within)
    coming = [*introductions_coming(introductions, today), *posts_coming(posts, today)]
    shown, comes = asks[:SHOWN], sorted(coming, key=lambda line: (line.on, line.what))[:SHOWN]
    named = dict.fromkeys(line.about for line in (*shown, *comes) if line.about)
    record_names_shown(viewer, named, page="employer-home")
    context = {
        "employers": employers,
        "names": listed(each.name for each in employers),
        "today": today,
        "headline": headline(asks, today),
        "asks": [ShownAsk.of(each, today) for each in shown],
        "more": len(asks) - SHOWN,
        "coming": comes,
        "posts": _table(posts),
        "more_posts": len(posts) > SHOWN,
        "latest": _latest(posts),
        "paused": [each.name for each in employers if each.is_paused],
        "colleagues": _colleagues(employers, request.user),
        "invited": _invited(employers),
        "promises": _promises(employers, posts),
    }
    return render(request, "web/employer_portal/home/home.html", context)


def _latest(posts: Sequence[Opportunity]) -> Opportunity | None:
    """What somebody typed here last, to begin another one from."""
    typed = [each for each in posts if each.source == Source.PARTNER]
    return max(typed, key=lambda post: post.id, default=None)


def _table(posts: Sequence[Opportunity]) -> Table:
    latest = sorted(posts, key=lambda post: -post.id)[:SHOWN]
    return Table("Your opportunities", POSTS, [_post(each) for each in latest])


def _post(post: Opportunity) -> list:
    left = f"{post.places_left} of {post.places}" if post.places else "not said yet"
    return [
        Link(post.title, reverse("employer-opportunity", args=[post.public_id])),
        state_tag(post),
        left,
        closes(post),
    ]


def _colleagues(employers: Sequence[Employer], user) -> list[str]:
    contacts = EmployerContact.objects.current().filter(employer__in=employers, user__isnull=False)
    return sorted({each.name for each in contacts.exclude(user=user)})


def _invited(employers: Sequence[Employer]) -> list[str]:
    """Colleagues who were asked and have not answered, or at whom the council looks first."""
    asked = [*chain.from_iterable(unanswered_of(each) for each in employers), *looked_at_first(employers)]
    return sorted({each.called for each in asked})


def _promises(employers: Sequence[Employer], posts: Sequence[Opportunity]) -> list[Row]:
    """Each promise with what it was made for, as they wrote it themselves."""
    made: dict[str, list[str]] = defaultdict(list)
    for employer in employers:
        for pledge in employer.pledges:
            made[pledge].append(f"everybody at {employer.name}")
    for post in posts:
        for pledge in post.pledges:
            made[pledge].append(f"“{post.title}”")
    return [Row(label, listed(dict.fromkeys(made[pledge]))) for pledge, label in Pledge.choices if pledge in made]
