"""A fact recorded here is never overwritten by an older file, whatever the field; a person settles what differs."""

import datetime as dt

import pytest

from backend.accounts.models import User
from backend.care_leavers.consents import give_consent
from backend.care_leavers.imports.columns import COLUMNS, EXTRACTED_ON
from backend.care_leavers.imports.conflicts import keep_ours, settle_column, take_theirs, undo
from backend.care_leavers.imports.facts import fact_of, write_fact
from backend.care_leavers.models import CareLeaver, FieldSource, ImportConflict
from backend.care_leavers.services import add_care_leaver, set_entitlement, update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.backend.care_leavers.imports.samples import of_person, read_in
from tests.factories.care_leavers import AvoidedPlaceFactory, CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.sampling import one_in
from tests.today import today_is


TODAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)
_today = today_is(TODAY)
# column: what is recorded here, and what the file says, as cells and as JSON keeps it
FACTS = {
    "given_name": ("Ada", "Adah", "Adah"),
    "family_name": ("Bell", "Belle", "Belle"),
    "preferred_name": ("Ade", "Addy", "Addy"),
    "birth_date": ("2007-05-01", "02/05/2007", "2007-05-02"),
    "birth_date_uncertain": (True, "no", False),
    "in_touch": ("YES", "NO", "NO"),
    "personal_adviser_name": ("Jo Rowanfield", "Sam Tarn", "Sam Tarn"),
    "personal_adviser_phone": ("020 7946 0111", "020 7946 0112", "020 7946 0112"),
    "contact_preference": ("Text first", "By e-mail", "By e-mail"),
    "phone": ("07700 900111", "07700 900222", "07700 900222"),
    "email": ("a@b.example", "c@d.example", "c@d.example"),
    "postcode": ("SE1 6TF", "CR0 1EA", "CR0 1EA"),
    "home_is_confidential": (False, "yes", True),
    "home_moves_3y": (1, "2", 2),
    "in_custody": (False, "yes", True),
    "release_date": ("2027-01-01", "02/02/2027", "2027-02-02"),
    "seeking_asylum": (True, "no", False),
    "right_to_work": (True, "no", False),
    "right_to_work_until": ("2027-01-01", "02/02/2027", "2027-02-02"),
    "extension_applied": (True, "no", False),
    "funding_residence": (True, "no", False),
    "has_ehcp": (True, "no", False),
    "highest_level": (2, "1", 1),
    "english_level": (2, "1", 1),
    "maths_level": (2, "1", 1),
    "esol_level": ("entry_1", "Entry 2", "entry_2"),
    "interpreter_language": ("Tigrinya", "Amharic", "Amharic"),
    "route_interests": (["Digital"], "Care services", ["Care services"]),
    "experience_routes": (["Digital"], "none", []),
    "types_wanted": (["job"], "apprenticeship", ["apprenticeship"]),
    "aspiration": ("Plumbing", "Retail", "Retail"),
    "available_from": ("2027-01-01", "02/02/2027", "2027-02-02"),
    "max_weekly_hours": ("30", "37", "37"),
    "max_travel_minutes": (30, "60", 60),
    "can_drive": (True, "no", False),
    "caring_for_child": (True, "no", False),
    "support_needs": (["mentor"], "none", []),
    "documents_ready": (["cv"], "photo ID", ["photo_id"]),
}
OF_PEOPLE = {"entitlement", "entitlement_from", "personal_adviser_email", "eet_adviser_email"}


@pytest.fixture
def by(in_council) -> User:
    return MembershipFactory(council=in_council).user


@pytest.fixture
def ada(in_council, by):
    """Known here since long ago."""
    with clock.moved_to(TODAY - 400 * DAY):
        person = {"given_name": "Ada", "family_name": "Bell", "birth_date": dt.date(2007, 5, 1)}
        asked = {"home_is_confidential": False}  # as the form for somebody new asks it
        return add_care_leaver(council=in_council, identifier="A-1", by=by, **person, **asked)


def test_every_column_is_tried_here():
    assert {column.name for column in COLUMNS} == FACTS.keys() | OF_PEOPLE | {"identifier", EXTRACTED_ON}


@pytest.mark.parametrize("column", one_in(3, FACTS))
def test_an_older_file_changes_nothing_a_newer_one_does_and_an_answer_can_be_undone(in_council, ada, by, column):
    """Recorded here ten days ago; files of twenty days ago, of that day, of no day, and of yesterday."""
    ours, cell, theirs = FACTS[column]
    at = TODAY - 10 * DAY
    with clock.moved_to(at):
        write_fact(ada, column, ours, by=by)
    # what it began with, and so did not change, was seen and left as it is
    FieldSource.objects.filter(care_leaver=ada, field=column).update(on=at)
    sent = of_person(ada, **{column: cell})
    for on, why in ((at, "tie"), (TODAY - 20 * DAY, "older")):
        report = read_in(in_council, sent, on=on)
        ada.refresh_from_db()
        assert (fact_of(ada, column), report.differing) == (ours, 1)
        assert ImportConflict.objects.open().get().why == why
        assert str(cell) not in " ".join(note.reason for note in report.notes) or len(str(cell)) < 4
    assert read_in(in_council, sent).differing == 1
    asked = ImportConflict.objects.get()
    keep_ours(conflict=asked, by=by)
    assert read_in(in_council, sent, on=TODAY - 20 * DAY).differing == 0, "what was answered is not asked again"
    undo(conflict=asked, by=by)
    take_theirs(conflict=asked, by=by)
    ada.refresh_from_db()
    assert fact_of(ada, column) == theirs
    asked.refresh_from_db()
    assert (asked.state, asked.settled_by) == ("taken", by)
    undo(conflict=asked, by=by)
    ada.refresh_from_db()
    assert (fact_of(ada, column), asked.state) == (ours, "open")
    with clock.moved_to(TODAY + 10 * DAY):
        read_in(in_council, of_person(ada, **{column: ""}), on=TODAY + 5 * DAY)
        ada.refresh_from_db()
        assert fact_of(ada, column) == ours, "an empty cell empties nothing"


@pytest.mark.parametrize("column", one_in(3, sorted(set(FACTS) - {"home_is_confidential"})))
def test_a_newer_file_s_word_is_taken_and_its_day_is_remembered(in_council, ada, by, column):
    ours, cell, theirs = FACTS[column]
    with clock.moved_to(TODAY - 10 * DAY):
        write_fact(ada, column, ours, by=by)
    assert read_in(in_council, of_person(ada, **{column: cell}), on=TODAY - DAY).updated == 1
    ada.refresh_from_db()
    assert fact_of(ada, column) == theirs
    assert not ImportConflict.objects.open().exists()
    back = FACTS[column][0]
    older = {True: "yes", False: "no"}.get(back, back) if isinstance(back, bool) else back
    if (isinstance(older, str) and column not in ("in_touch",)) or isinstance(older, int):
        read_in(in_council, of_person(ada, **{column: str(older)}), on=TODAY - 5 * DAY)
        ada.refresh_from_db()
        assert fact_of(ada, column) == theirs, "a file between the two is older than the newest"


def test_an_entitlement_and_an_adviser_recorded_here_stay_too(in_council, ada, by):
    old, new = (MembershipFactory(council=in_council, role=Role.PERSONAL_ADVISER).user for _ in range(2))
    update_profile(care_leaver=ada, personal_adviser=new, eet_adviser=None, by=by)
    set_entitlement(care_leaver=ada, category="qualifying", starts_on=dt.date(2026, 1, 1), by=by)
    sent = of_person(
        ada,
        personal_adviser_email=old.email,
        entitlement="former_relevant",
        entitlement_from="01/06/2026",
    )
    assert read_in(in_council, sent, on=TODAY - 30 * DAY).differing == 1
    ada.refresh_from_db()
    assert (fact_of(ada, "entitlement"), ada.personal_adviser) == ("qualifying", new)
    asked = {each.column: each for each in ImportConflict.objects.open()}
    assert asked.keys() == {"entitlement", "personal_adviser_email"}
    for each in asked.values():
        take_theirs(conflict=each, by=by)
    ada.refresh_from_db()
    assert (ada.entitlement_on(TODAY), ada.personal_adviser) == ("former_relevant", old)
    for each in asked.values():
        undo(conflict=each, by=by)
    ada.refresh_from_db()
    spells = [(each.category, each.starts_on, each.ends_on) for each in ada.entitlement_spells.all()]
    assert (spells, ada.personal_adviser) == ([("qualifying", dt.date(2026, 1, 1), None)], new)


def test_the_day_of_a_row_counts_before_the_day_of_its_file(in_council, ada, by):
    update_profile(care_leaver=ada, phone="07700 900111", by=by)
    sent = of_person(ada, phone="07700 900222")
    read_in(in_council, sent | {"extracted_on": "01/11/2026"}, on=TODAY)
    assert ImportConflict.objects.get().file_on == dt.date(2026, 11, 1)


def test_what_somebody_took_out_stays_out(in_council, ada, by):
    update_profile(care_leaver=ada, phone="07700 900111", by=by)
    update_profile(care_leaver=ada, phone="", by=by)
    read_in(in_council, of_person(ada, phone="07700 900111"), on=TODAY - DAY)
    ada.refresh_from_db()
    assert ada.phone == ""


@pytest.mark.parametrize("on", [None, TODAY])
def test_no_file_opens_a_confidential_home_and_none_touches_marks_and_agreements(in_council, by, on):
    person = CareLeaverFactory(council=in_council, home_is_confidential=True)
    place = AvoidedPlaceFactory(care_leaver=person)
    consent = give_consent(care_leaver=person, kind="share_name", on=TODAY, how="phone", by=by)
    report = read_in(in_council, of_person(person, home_is_confidential="no"), on=on)
    for row in (person, place, consent):
        row.refresh_from_db()
    assert person.home_is_confidential
    assert (place.is_current, consent.withdrawn_on) == (True, None)
    assert any("no file makes a home" in note.reason for note in report.notes)


def test_what_nobody_knows_the_age_of_is_asked_about(in_council):
    person = CareLeaverFactory(council=in_council, has_ehcp=True)
    read_in(in_council, of_person(person, has_ehcp="no"), on=TODAY)
    person.refresh_from_db()
    assert (person.has_ehcp, ImportConflict.objects.get().why) == (True, "unknown")


def test_recorded_anew_here_the_question_is_gone(in_council, ada, by):
    update_profile(care_leaver=ada, phone="07700 900111", by=by)
    read_in(in_council, of_person(ada, phone="07700 900222"), on=TODAY - DAY)
    update_profile(care_leaver=ada, phone="07700 900333", by=by)
    asked = ImportConflict.objects.get()
    assert asked.state == "overtaken"
    with pytest.raises(Refused):
        take_theirs(conflict=asked, by=by)
    ada.refresh_from_db()
    assert ada.phone == "07700 900333"


def test_a_column_is_settled_at_once_and_what_was_changed_behind_our_back_is_left(in_council, by):
    people = [CareLeaverFactory(council=in_council, phone="07700 900111") for _ in range(3)]
    read_in(in_council, *(of_person(each, phone="07700 900222") for each in people), on=TODAY)
    CareLeaver.objects.filter(pk=people[0].pk).update(phone="07700 900333")
    asked = ImportConflict.objects.open().order_by("id")
    settled, refused = settle_column(conflicts=asked, take=True, is_as_shown=lambda each: True, by=by)
    assert (settled, len(refused)) == (2, 1)
    assert sorted(CareLeaver.objects.values_list("phone", flat=True)) == [*["07700 900222"] * 2, "07700 900333"]
    assert ImportConflict.objects.open().count() == 1


def test_a_refused_row_changes_nothing_of_its_good_cells(in_council, ada):
    report = read_in(
        in_council, of_person(ada, phone="07700 900222", personal_adviser_email="no@body.example"), on=TODAY
    )
    ada.refresh_from_db()
    assert (report.refused, ada.phone) == (1, "")


def test_another_council_s_questions_are_not_there(in_council, ada, by):
    update_profile(care_leaver=ada, phone="07700 900111", by=by)
    read_in(in_council, of_person(ada, phone="07700 900222"), on=TODAY - DAY)
    assert ImportConflict.objects.exists()
    with council_context(CouncilFactory().id):
        assert not ImportConflict.objects.exists()
        assert not FieldSource.objects.exists()
