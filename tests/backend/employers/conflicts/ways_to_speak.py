"""Every way in which somebody speaks for an employer, by one of its own rows or another of its organisation."""

from backend.employers.organisations.services import add_parent, add_trading_name
from tests.factories.employers import EmployerContactFactory, EmployerFactory


def signs_in(employer, user, by):
    EmployerContactFactory(employer=employer, user=user)


def stands_on_the_list_by_address(employer, user, by):
    EmployerContactFactory(employer=employer, email=user.email.upper())


def speaks_for_its_parent(employer, user, by):
    add_parent(employer=employer, parent=spoken_for(employer, user), reason="Their site", by=by)


def speaks_for_its_subsidiary(employer, user, by):
    add_parent(employer=spoken_for(employer, user), parent=employer, reason="Their site", by=by)


def speaks_for_a_row_of_its_trading_name(employer, user, by):
    add_trading_name(employer=employer, name=spoken_for(employer, user).name, reason="Their site", by=by)


def stands_on_the_list_of_its_parent(employer, user, by):
    parent = EmployerFactory(council=employer.council, name="Heron Holdings")
    EmployerContactFactory(employer=parent, email=user.email)
    add_parent(employer=employer, parent=parent, reason="Their site", by=by)


def spoken_for(employer, user):
    other = EmployerFactory(council=employer.council, name="Heron Holdings")
    EmployerContactFactory(employer=other, user=user)
    return other


BEYOND_SIGNING_IN = [
    stands_on_the_list_by_address,
    speaks_for_its_parent,
    speaks_for_its_subsidiary,
    speaks_for_a_row_of_its_trading_name,
    stands_on_the_list_of_its_parent,
]
WAYS = [signs_in, *BEYOND_SIGNING_IN]
