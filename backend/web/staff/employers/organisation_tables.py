"""The tables about which rows of employers are one organisation."""

from django.db.models import Q
from django.urls import reverse

from backend.employers.models import Employer, FeedName, ParentEmployer, SameEmployer, TradingName
from backend.employers.organisations.graph import OrganisationGraph
from backend.opportunities.choices import Source
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import short_day


def link_to_employer(employer: Employer) -> Link:
    return Link(name_of(employer), reverse("employer", args=[employer.public_id]))


def answer_link(one: Employer, other: Employer, text: str) -> Link:
    url = f"{reverse('employer-same', args=[one.public_id])}?with={other.public_id}"
    return Link(text, url, f": {one.name} and {other.name}")


def organisation(employer: Employer, graph: OrganisationGraph, *, may_answer: bool) -> Table:
    """The other rows of the organisation, and why each is one."""
    others = Employer.objects.filter(id__in=graph.organisation_of(employer.pk) - {employer.pk}).by_name()
    rows = []
    for other in others:
        why = graph.reason_for(employer.pk, other.pk) or "through another row of this list"
        row = [link_to_employer(other), why, "Paused" if other.is_paused else ""]
        rows.append([*row, answer_link(employer, other, "They are two") if may_answer else ""])
    headings = columns("Also here as", "Why they are one", "State", "Answer")
    return Table("One organisation", headings, rows, empty="No other row is this organisation.")


def questions(pairs: list[tuple[Employer, Employer]], *, may_answer: bool, about: Employer | None = None) -> Table:
    rows = []
    for one, other in pairs:
        this, that = (other, one) if other == about else (one, other)
        names = [link_to_employer(that)] if about else [link_to_employer(this), link_to_employer(that)]
        rows.append([*names, answer_link(this, that, "Answer") if may_answer else ""])
    headings = columns(*(["Name that is like this one"] if about else ["Employer", "Name that is like it"]), "Answer")
    return Table("Are these one employer?", headings, rows, empty="Nothing to answer.")


def feed_names(found: list[FeedName], *, may_answer: bool) -> Table:
    """What feeds have named anew, and nobody has answered for yet."""
    rows = [
        [
            each.name,
            link_to_employer(each.employer),
            f"{Source(each.source).label}, {each.external_reference}",
            short_day(each.created_at),
            _feed_name_link("Answer", "employer-feed-name", each) if may_answer else "",
        ]
        for each in found
    ]
    headings = columns("The feed says now", "The advert is with", "Advert", "Since", "Answer")
    return Table("A feed names an employer anew", headings, rows, empty="Nothing to answer.")


def answered_feed_names(found: list[FeedName], *, may_answer: bool) -> Table:
    rows = [
        [
            each.name,
            link_to_employer(each.employer),
            each.get_answer_display(),
            f"{each.reason} ({short_day(each.answered_at)}, {each.answered_by})",
            _feed_name_link("Take back", "employer-feed-name-undo", each) if may_answer else "",
        ]
        for each in found
    ]
    headings = columns("The feed says", "The advert was with", "Answer", "Why", "Take back")
    return Table("Answered about feeds", headings, rows)


def _feed_name_link(text: str, page: str, found: FeedName) -> Link:
    return Link(text, reverse(page, args=[found.public_id]), f": {found.name}")


def recorded(employer: Employer, *, may_remove: bool) -> Table:
    """Trading names, parents and answers that hold, and those that held."""
    rows = [
        [words, each.reason, f"{short_day(each.created_at)}, {each.by}", _end(each, words, may_remove=may_remove)]
        for each, words in _records(employer)
    ]
    headings = columns("What is recorded", "Why", "By whom", "Removed")
    return Table("Trading names, parents and answers", headings, rows, empty="Nothing is recorded yet.")


def _records(employer: Employer) -> list[tuple]:
    users = ("by", "ended_by")
    found = [
        (each, f"Trades as {each.name}")
        for each in TradingName.objects.filter(employer=employer).select_related(*users)
    ]
    links = ParentEmployer.objects.filter(Q(employer=employer) | Q(parent=employer))
    found += [(each, str(each)) for each in links.select_related("employer", "parent", *users)]
    answers = SameEmployer.objects.filter(Q(one=employer) | Q(other=employer)).select_related("one", "other", *users)
    found += [(each, _answer(each, employer)) for each in answers]
    return sorted(found, key=lambda pair: (not pair[0].is_current, -pair[0].pk))


def _answer(answer: SameEmployer, employer: Employer) -> str:
    other = answer.other if answer.one == employer else answer.one
    return f"One employer with {other}" if answer.are_one else f"Another employer than {other}"


def _end(each, words: str, *, may_remove: bool) -> Link | str:
    if each.ended_at:
        return f"{short_day(each.ended_at)}, {each.ended_by}: {each.end_reason}"
    if not may_remove:
        return ""
    return Link("Remove", reverse("employer-record-remove", args=[each.public_id]), f": {words}")
