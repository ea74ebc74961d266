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
    """Write it where the record has none. Raises Refused where the record has another, or the register is not clear."""
    if not number or number in (employer.companies_house_number, employer.charity_number):
        return
    field = FIELDS[_register_of(number, register)]
    recorded = getattr(employer, field)
    if not recorded:
        change_employer(employer=employer, by=by, **{field: number})
    elif recorded.lstrip("0") != number.lstrip("0"):
        raise Refused(
            f"The record says {recorded}. Give that number, or correct the record under “Change” first.", "number"
        )


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
