"""A few employers and what is open of them, for the tests of organisations."""

from backend.core import clock
from backend.employers.models import Employer
from backend.intake.formats import faa_v2
from backend.intake.importer.importer import import_feed
from backend.opportunities.models import Opportunity, within_reach_of
from backend.ranking.eligibility import Eligibility
from tests.backend.intake.samples import advert, faa
from tests.factories.employers import EmployerFactory


def named(council, *names, **facts):
    return [EmployerFactory(council=council, name=name, **facts) for name in names]


def is_paused(*employers) -> list[bool]:
    return [Employer.objects.get(pk=each.pk).is_paused for each in employers]


def open_titles(council) -> set[str]:
    return set(within_reach_of(council.id).open_on(clock.today()).values_list("title", flat=True))


def read_in(council, *several, **facts):
    adverts = [advert(**each) for each in several] or [advert(**facts)]
    return import_feed(council=council, feed=faa_v2.read(faa(*adverts)), by=None)


def status_of(person, opportunity) -> str:
    """What the engine says of the employer of an opportunity, as both are now."""
    person = type(person).objects.with_profile().get(pk=person.pk)
    (criteria,) = Eligibility(person).criteria([Opportunity.objects.with_details().get(pk=opportunity.pk)])
    return next(str(each["status"]) for each in criteria if each["name"] == "avoided_employer")
