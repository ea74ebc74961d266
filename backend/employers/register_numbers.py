"""A register number that an officer gives as evidence stands on the record too, where employers are told by it."""

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.employers.choices import Register
from backend.employers.facts import CHARITY, COMPANY
from backend.employers.models import Employer
from backend.employers.services import change_employer


SHAPES = {Register.COMPANIES: COMPANY, Register.CHARITIES: CHARITY}
FIELDS = {Register.COMPANIES: "companies_house_number", Register.CHARITIES: "charity_number"}


def put_on_record(*, employer: Employer, number: str, register: str, by: User) -> None:
    """Write it where the record has none in that register. Raises Refused where the register is not clear."""
    if number and number not in numbers_of(employer):
        field = FIELDS[_register_of(number, register)]
        if not getattr(employer, field):
            change_employer(employer=employer, by=by, **{field: number})


def numbers_of(employer: Employer) -> list[str]:
    return [each for each in (employer.companies_house_number, employer.charity_number) if each]


def contradicts(number: str, register: str, employer: Employer) -> bool:
    """Whether the record has another number in the register of this one; Refused where the register is not clear."""
    if number in numbers_of(employer):
        return False
    recorded = getattr(employer, FIELDS[_register_of(number, register)])
    return bool(recorded) and recorded.lstrip("0") != number.lstrip("0")


def _register_of(number: str, register: str) -> Register:
    if register:
        return Register(register)
    found = [
        each
        for each, shape in ((Register.COMPANIES, COMPANY), (Register.CHARITIES, CHARITY))
        if shape.fullmatch(number)
    ]
    if len(found) != 1:
        raise Refused("Companies and charities both have numbers like this: select the register.", "register")
    return found[0]
