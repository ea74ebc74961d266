"""What every page of a young person's own shares: who may open it, for whom it is, and how it leaves nothing behind."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from backend.activities.stopped_asking import has_places_asked
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import whose_page
from backend.councils.models import Council
from backend.links.choices import Purpose
from backend.links.models import Visit
from backend.ranking.gate_people import read_people
from backend.reference.catalogues import isolated, spoken
from backend.web.kit.page_languages import (
    asked_again,
    forget_language,
    keep_language,
    language_before,
    language_of_visit,
)
from backend.web.kit.visits import (
    by_visit,
    forget_visit,
    is_of_this_visit,
    leave_nothing,
    lets_exit,
    see_other,
    visit_box,
    visit_in,
)
from backend.web.young_person import words


NOT_TO_BE_READ = 405
NO_REFERRER = "no-referrer"


@dataclass(frozen=True)
class Mine:
    """Whose page it is, by whoever came in."""

    visit: Visit
    person: CareLeaver

    @property
    def council(self) -> Council:
        return self.visit.link.council

    @cached_property
    def box(self) -> str:
        """In each form, so that nothing is kept of a page that was shown to somebody else in this browser."""
        return visit_box(self.visit)

    @cached_property
    def for_gate(self) -> CareLeaver:
        """As the gate asks of them, once for all that it is asked on a page."""
        return read_people([self.person.pk])[0]

    @cached_property
    def adviser(self) -> str:
        """The given name of whoever is there for them, to stand in a sentence."""
        people = (self.person.eet_adviser, self.person.personal_adviser, self.person.personal_adviser_name)
        return next(filter(None, (given_name(str(each or "")) for each in people)), str(words.NOBODY_NAMED))


def given_name(name: str) -> str:
    return isolated(name.split()[0]) if name.strip() else ""


def bare(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that stands in no cache and no history of another site, and from which the exit leads out."""

    @login_not_required
    @wraps(view)
    def shown(request: HttpRequest, *arguments, **named) -> HttpResponse:
        with spoken(language_before(request)):
            answer = view(request, *arguments, **named)
        if answer.status_code == NOT_TO_BE_READ and request.method == "GET":
            answer = lead_on(
                "next-steps", to=asked_again(request)
            )  # loaded again where something was sent to: an empty page has no exit
        return leaves_nothing(answer)

    return shown


def leaves_nothing(response: HttpResponse) -> HttpResponse:
    """Whoever is led to by the exit is told of no site either."""
    told = response.headers.get("Referrer-Policy")
    lets_exit(leave_nothing(response))
    if told == NO_REFERRER:
        response.headers["Referrer-Policy"] = told
    return response


def own(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open a view to whoever has come in; it is given whose page it is after the request."""

    @by_visit(Purpose.NEXT_STEPS, otherwise="next-steps-open-again")
    @wraps(view)
    def opened(request: HttpRequest, visit: Visit, *arguments, **named) -> HttpResponse:
        person = whose_page(visit.link, has_places_asked=has_places_asked())
        if person is None:
            told = {"phone": phone_of(visit.link.council), "words": request.POST.get("words", "")}
            gone = render(request, "web/young_person/over.html", told, status=410)
            return forget_visit(forget_language(gone, request), Purpose.NEXT_STEPS)
        request.page_language = language_of_visit(request, person.interpreter_language)
        with spoken(request.page_language):
            if request.method == "POST" and not is_of_this_visit(request, visit):
                return not_sent(request)
            return keep_language(view(request, Mine(visit, person), *arguments, **named), request)

    @bare
    @wraps(opened)
    def opened_or_given_back(request: HttpRequest, *arguments, **named) -> HttpResponse:
        """What somebody wrote for too long is not lost with their visit: it is theirs to copy, and nobody else's."""
        if request.POST.get("words", "").strip() and visit_in(request, Purpose.NEXT_STEPS) is None:
            return not_sent(request)
        answer: HttpResponse = opened(request, *arguments, **named)
        return answer

    return opened_or_given_back


def not_sent(request: HttpRequest) -> HttpResponse:
    """Nothing was kept: what they wrote is theirs to copy."""
    typed = request.POST.get("words", "")
    return render(request, "web/young_person/not_sent.html", {"words": typed}, status=403)


def phone_of(council: Council) -> str:
    """The neutral number, which says nothing of whose link it is."""
    return council.employment_team_phone


def lead_on(name: str, *, to: str = "") -> HttpResponse:
    """After what was sent, so that loading the page again sends nothing."""
    return see_other(name, at=to)


def not_there(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("words", "")
    return render(request, "web/young_person/not_there.html", {"words": typed}, status=404)
