"""A line for the administrator while the council has not said whom young people ring, who is on their side and how they
complain: until then their page leads to 111 and to their adviser."""

from django.urls import reverse

from backend.core import clock
from backend.councils.permissions import can_manage_people_and_settings
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import since


READ_BY_THEM = {
    "out_of_hours_phone": "a number for nights and weekends",
    "advocate": "who their advocate is",
    "complaints": "how they complain",
}


def _unset(desk: Desk) -> list[Line]:
    missing = [words for name, words in READ_BY_THEM.items() if not getattr(desk.viewer.council, name).strip()]
    if not missing:
        return []
    *others, last = missing
    what = f"Young people do not read {' or '.join(filter(None, [', '.join(others), last]))} on their own page"
    act = Act("Say it in the settings", reverse("administration-settings"))
    began = desk.viewer.council.created_at
    return [Line("Young people’s page", act.url, what, act, began, since(desk.today, clock.day_of(began)))]


KINDS = (
    Kind(
        "unset-lines",
        "thing young people are not told,things young people are not told",
        Urgency.PROMISE,
        can_manage_people_and_settings,
        (Computed(_unset),),
    ),
)
