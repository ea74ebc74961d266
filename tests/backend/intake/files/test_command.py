import io

import pytest
from django.core.management import CommandError, call_command

from backend.core import clock
from backend.intake.models import OpportunityFile
from backend.opportunities.models import Opportunity
from tests.backend.intake.files.samples import as_csv, as_xlsx, row
from tests.backend.intake.formats.test_employer_adverts import INDEED_LIKE
from tests.backend.opportunities.posts import TODAY
from tests.factories.employers import EmployerFactory


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(council):
    EmployerFactory(council=council, name="Blue Door Bakery")
    with clock.moved_to(TODAY):
        yield


def run(tmp_path, data, *options, format="csv"):
    file = tmp_path / "jobs"
    file.write_bytes(data)
    out = io.StringIO()
    call_command("import_opportunities", str(file), "--format", format, *options, stdout=out)
    return out.getvalue()


MINE = ("--employer", "blue door bakery", "--type", "job")


@pytest.mark.parametrize(("format", "write"), [("csv", as_csv), ("xlsx", as_xlsx)])
def test_a_file_is_taken_in_and_then_changes_nothing(tmp_path, format, write):
    data = write(row(), row(ref="B-101", hours="many"))
    told = run(tmp_path, data, *MINE, format=format)
    assert "1 new, 0 changed, 0 unchanged, 1 refused." in told
    assert "Row 3 (B-101), Hours per week: “many” is not a number" in told
    assert "0 new, 0 changed, 1 unchanged, 1 refused." in run(tmp_path, data, *MINE, format=format)
    assert Opportunity.objects.get().title == "Kitchen assistant"


def test_adverts_of_another_system_are_drafts_and_never_live(tmp_path):
    run(tmp_path, INDEED_LIKE.encode(), *MINE, format="ats-xml")
    assert Opportunity.objects.get().state == "draft"


def test_a_dry_run_leaves_nothing(tmp_path):
    assert "A dry run: nothing was kept." in run(tmp_path, as_csv(row()), *MINE, "--dry-run")
    assert not Opportunity.objects.exists()
    assert not OpportunityFile.objects.exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--type", "job"), "Say with --employer"),
        (("--employer", "Blue Door Bakery"), "which type all of them are"),
        ((*MINE, "--column", "title=Nowhere"), "no column “Nowhere”"),
        ((*MINE, "--column", "title"), "does not say a column"),
    ],
)
def test_what_is_not_said_is_asked_for_and_nothing_is_kept(tmp_path, options, says):
    with pytest.raises(CommandError, match=says):
        run(tmp_path, as_csv(row()), *options)
    assert not OpportunityFile.objects.exists()
