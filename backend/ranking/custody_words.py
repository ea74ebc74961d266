"""What is to be asked of the prison or of probation about somebody who is, or was, in custody."""

import datetime as dt

from backend.care_leavers.models import CareLeaver
from backend.core import clock


def custody_words(person: CareLeaver, given: dt.date | None) -> str:
    release = f"{person.release_date:%-d %B %Y}" if person.release_date else "not recorded yet"
    day = f"on {given:%-d %B %Y}, the first day given" if given else "on the days it asks for"
    ask = f"Check with the prison or the probation officer that they can be there {day}."
    if not person.in_custody:
        return f"They are recorded as having been in custody until {release}. {ask}"
    if given and given < clock.today():
        return f"They are recorded as in custody now (release: {release}). Check that they could be there {day}."
    early = "Early release and release on temporary licence can be asked of probation."
    return f"They are recorded as in custody (release: {release}). {ask} {early}"
