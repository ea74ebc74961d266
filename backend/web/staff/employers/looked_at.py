"""What an officer reads of an employer before they put their name to it: who it is, and each check and its evidence."""

from functools import partial

from backend.core import clock
from backend.employers.models import Employer
from backend.employers.services import hold
from backend.web.kit.content import Row, Table
from backend.web.kit.employers import rows_of
from backend.web.kit.shown import Shown, rows_as_facts
from backend.web.staff.employers import tables


def shown_of(employer: Employer) -> Shown:
    """For every word about the whole of the checklist: asking for the second person, verifying, sending back."""
    return Shown(_looked_at(employer), partial(_looked_at_now, employer))


def shown_of_facts(employer: Employer) -> Shown:
    """For a word about one item: a check is of the employer that its page named."""
    return Shown(_who_it_is(employer), partial(_who_it_is_now, employer))


def facts_and_checklist(employer: Employer) -> dict[str, list[Row] | Table]:
    """For the page that shows them."""
    return {"facts": rows_of(employer, for_staff=True), "checklist": _checklist(employer)}


def _checklist(employer: Employer) -> Table:
    return tables.checklist(employer, clock.today(), may_record=False, may_open=True)


def _who_it_is(employer: Employer) -> dict[str, object]:
    return {"Name": employer.name, **rows_as_facts(rows_of(employer, for_staff=True))}


def _who_it_is_now(employer: Employer) -> dict[str, object]:
    hold(employer)
    return _who_it_is(employer)


def _looked_at(employer: Employer) -> dict[str, object]:
    return {
        **_who_it_is(employer),
        "Who says that it is checked": [employer.proposed_by, employer.proposed_at],
        **{str(line[0]): line[1:] for line in _checklist(employer).rows},
    }


def _looked_at_now(employer: Employer) -> dict[str, object]:
    hold(employer)
    return _looked_at(Employer.objects.select_related("proposed_by").get(id=employer.id))
