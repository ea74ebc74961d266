import io

import pytest
from django.core.management import CommandError, call_command

from backend.intake.models import FeedRun
from backend.opportunities.models import Opportunity
from tests.backend.intake.samples import advert, faa, nhs, nhs_advert
from tests.factories.councils import CouncilFactory


pytestmark = pytest.mark.django_db


def run(tmp_path, data, *options, format="faa-v2"):
    file = tmp_path / "feed"
    file.write_bytes(data)
    out = io.StringIO()
    call_command("import_opportunities", str(file), "--format", format, *options, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(("format", "data"), [("faa-v2", faa(advert())), ("nhs-jobs", nhs(nhs_advert()))])
def test_a_file_is_read_in_and_then_changes_nothing(council, tmp_path, format, data):
    assert "1 created, 0 updated, 0 unchanged" in run(tmp_path, data, format=format)
    assert "0 created, 0 updated, 1 unchanged" in run(tmp_path, data, format=format)


def test_each_refused_record_is_told_with_line_reference_and_reason(council, tmp_path):
    told = run(tmp_path, faa(advert(), advert(vacancyReference="22", title="")))
    assert "1 refused" in told
    assert "(22): title is missing" in told


@pytest.mark.parametrize(
    ("format", "data"),
    [("faa-v2", b'{"routes": []}'), ("faa-v2", faa(advert())[:-9]), ("nhs-jobs", b"<jobs/>"), ("nhs-jobs", b"{}")],
)
def test_a_malformed_file_ends_with_one_sentence_and_leaves_nothing(council, tmp_path, format, data):
    with pytest.raises(CommandError) as caught:
        run(tmp_path, data, format=format)
    assert str(caught.value).endswith("; nothing was changed.")
    assert "\n" not in str(caught.value)
    assert not Opportunity.objects.exists()
    assert not FeedRun.objects.exists()


def test_a_file_that_is_not_there_is_named(council, tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("import_opportunities", str(tmp_path / "missing.json"), "--format", "faa-v2")


def test_with_several_councils_the_command_asks_which(council, tmp_path):
    other = CouncilFactory()
    with pytest.raises(CommandError, match="several councils"):
        run(tmp_path, faa(advert()))
    with pytest.raises(CommandError, match="no council “nowhere”"):
        run(tmp_path, faa(advert()), "--council", "nowhere")
    run(tmp_path, faa(advert()), "--council", other.code)
    assert Opportunity.objects.get().council == other


def test_without_any_council_the_command_says_so(db, tmp_path):
    with pytest.raises(CommandError, match="no council yet"):
        run(tmp_path, faa(advert()))
