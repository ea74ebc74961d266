"""`onward export_return`, as other programs call it."""

import csv
import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command

from backend.returns.models import EarlierRow
from backend.returns.services import save_return_facts
from tests.backend.returns.golden import golden_lines, person_of
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.today import today_is


TODAY = dt.date(2026, 12, 1)
_today = today_is(TODAY)
LINES = {line.child: line for line in golden_lines()}
FACTS = {"sex": "F", "ethnic_code": "WBRI", "has_disability": False, "was_unaccompanied": False}


@pytest.fixture
def make(in_council):
    by = MembershipFactory(council=in_council).user

    def made(*children):
        people = [person_of(LINES[child], in_council, by) for child in children]
        for number, person in enumerate(people):
            save_return_facts(care_leaver=person, by=by, upn=f"A{number:012}", **FACTS)
        return people

    return made


def export(kind, out, **options):
    told, wrong = io.StringIO(), io.StringIO()
    call_command("export_return", kind, year="2026", out=str(out), stdout=told, stderr=wrong, **options)
    return told.getvalue(), wrong.getvalue()


def rows_in(path):
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))


def test_the_files_of_each_return_are_written_where_nothing_fails(make, tmp_path):
    make("G01", "G31", "G59")
    told, wrong = export("oc3", tmp_path / "out")
    assert wrong == ""
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"oc3.csv", "header.csv"}
    assert rows_in(tmp_path / "out" / "oc3.csv")[0] == ["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"]
    assert ["G01", "15/06/2006", "YES", "F4", "U1"] in rows_in(tmp_path / "out" / "oc3.csv")
    assert ["G01", "F", "15/06/2006", "WBRI", "A000000000000", "", ""] in rows_in(tmp_path / "out" / "header.csv")
    assert "The return of 2024 to 2025 is not here" in told
    assert "Left out: 1, still looked after" in told
    assert not (tmp_path / "out" / "oc3.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_nothing_is_written_where_something_fails_unless_it_is_a_draft(make, tmp_path):
    make("G01", "G12")
    with pytest.raises(CommandError, match="1 to be put right, so nothing was written"):
        export("oc3", tmp_path)
    assert list(tmp_path.iterdir()) == []
    _told, wrong = export("oc3", tmp_path, draft=True)
    assert "345, G12: They were in touch, and ACTIV is 0" in wrong
    assert len(rows_in(tmp_path / "oc3.csv")) == 3


def test_last_years_file_is_asked_about_those_who_died(make, in_council, tmp_path):
    make("G01")
    facts = {"council": in_council, "year": 2025, "in_touch": "DIED", "activity": "0", "accommodation": "0"}
    EarlierRow.objects.create(child="G01", born=dt.date(2006, 6, 15), **facts)
    EarlierRow.objects.create(child="G99", born=dt.date(2006, 6, 15), **facts)
    with pytest.raises(CommandError):
        export("oc3", tmp_path)
    told, wrong = export("oc3", tmp_path, draft=True)
    assert "348, G01: Last year’s return says that they died; this one says YES." in wrong
    assert "OW9, G99" in told
    assert "is not here" not in told


def test_list_9_has_its_titles_and_values(make, tmp_path):
    make("G01", "G59", "G65")
    told, _wrong = export("annex-a", tmp_path)
    titles, *rows = rows_in(tmp_path / "annex-a-list-9.csv")
    assert titles[0] == "Child Unique ID"
    assert len(titles) == 17
    first = dict(zip(titles, rows[0], strict=True))
    assert [row[0] for row in rows] == ["G01", "G59"], "support of the third had ended"
    assert first["Gender"] == "b) Female"
    assert first["Ethnicity"] == "a) WBRI"
    assert first["Age of Child (Years)"] == "19"
    assert first["Eligibility Category"] == "b) Former relevant child"
    assert first["LA in Touch"] == "a) Yes"
    assert first["Latest Date of Contact"] == "01/06/2025"
    assert first["Type of Accommodation"] == "U: Independent living"
    assert first["Suitability of Accommodation"] == "a) Suitable"
    assert first["Activity Status"] == "F4: Young person engaged full time in an apprenticeship"
    assert dict(zip(titles, rows[1], strict=True))["Eligibility Category"] == "d) Eligible child"
    assert "Allocated Team: empty for 2 of 2" in told


def test_nccis_has_16_and_17_by_academic_age_and_those_with_a_plan(make, tmp_path):
    young, apprentice, with_plan, _older = make("G60", "G01", "G09", "G10")
    for person in (apprentice, with_plan):
        type(person).objects.filter(pk=person.pk).update(has_ehcp=True)
    young.activity_spells.update(nccis_code="230")
    _told, _wrong = export("nccis", tmp_path)
    titles, *rows = rows_in(tmp_path / "nccis.csv")
    found = {row[0]: dict(zip(titles, row, strict=True)) for row in rows}
    assert set(found) == {"G60", "G01", "G09"}
    assert found["G60"]["Current activity code"] == "230"
    assert found["G01"]["Current activity code"] == "310"
    assert found["G09"]["Current activity code"] == "640"
    assert {row["Characteristic code"] for row in found.values()} == {"160"}
    young.activity_spells.update(nccis_code="")
    with pytest.raises(CommandError, match="1 to be put right"):
        export("nccis", tmp_path)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"year": "2019"}, "“2019” is no year of a return that can be made here"),
        ({"year": "next"}, "“next” is no year of a return"),
        ({"year": "2028"}, "Give the year in which it ends, 2022 to 2027"),
        ({"year": "2027"}, "has not ended: it runs until 31 March 2027"),
        ({"council": "NOWHERE"}, "There is no council “NOWHERE”"),
    ],
)
def test_what_cannot_be_made_is_said(in_council, tmp_path, options, said):
    with pytest.raises(CommandError, match=said.replace("(", r"\(")):
        call_command("export_return", "oc3", **{"year": "2026", "out": str(tmp_path)} | options)
    assert list(tmp_path.iterdir()) == []


def test_a_year_that_runs_is_a_draft(make, tmp_path):
    make("G01")
    told = io.StringIO()
    call_command("export_return", "oc3", year="2027", out=str(tmp_path), draft=True, stdout=told)
    assert "This is a draft of what is recorded so far." in told.getvalue()
    assert len(rows_in(tmp_path / "oc3.csv")) == 2


def test_one_council_exports_nobody_of_another(make, tmp_path, in_council):
    make("G01")
    other = CouncilFactory()
    call_command("export_return", "oc3", year="2026", out=str(tmp_path), council=other.code, stdout=io.StringIO())
    assert len(rows_in(tmp_path / "oc3.csv")) == 1
