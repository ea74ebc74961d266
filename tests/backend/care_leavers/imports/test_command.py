import io

import pytest
from django.core.management import CommandError, call_command

from backend.care_leavers.models import CareLeaver, ImportRun
from backend.core.protection import council_context
from tests.backend.care_leavers.imports.samples import file_of, row
from tests.factories.councils import CouncilFactory


pytestmark = pytest.mark.django_db


def run(tmp_path, data, *options):
    file = tmp_path / "people.csv"
    file.write_bytes(data)
    out = io.StringIO()
    call_command("import_care_leavers", str(file), *options, stdout=out)
    return out.getvalue()


def test_a_file_is_read_in_and_then_changes_nothing(council, tmp_path):
    data = file_of(row(birth_date="14/03/2007"), row(identifier="C-2", birth_date="x"))
    assert "1 created, 0 updated, 0 unchanged, 1 refused" in run(tmp_path, data, "--format", "onward")
    told = run(tmp_path, data)
    assert "0 created, 0 updated, 1 unchanged, 1 refused" in told
    assert "Row 3, birth_date: is not a date" in told
    assert "Secretname" not in told
    assert "Ama" not in told


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfei\x00", b"identifier\n1\n", b"who,what\n1,2\n", "identifier\nZoë".encode("latin-1")]
)
def test_a_file_that_cannot_be_read_ends_with_one_sentence_and_leaves_nothing(council, tmp_path, data):
    with pytest.raises(CommandError) as caught:
        run(tmp_path, data)
    assert str(caught.value).endswith("; nothing was changed.")
    assert "\n" not in str(caught.value)
    with council_context(council.id):
        assert not CareLeaver.objects.exists()
        assert not ImportRun.objects.exists()


def test_people_go_into_the_council_named_and_no_other(council, tmp_path):
    other = CouncilFactory()
    with pytest.raises(CommandError, match="several councils"):
        run(tmp_path, file_of(row()))
    run(tmp_path, file_of(row()), "--council", other.code)
    with council_context(other.id):
        assert CareLeaver.objects.get().council_id == other.id
    with council_context(council.id):
        assert not CareLeaver.objects.exists()
