import pytest
from django.core.management import CommandError

from backend.demo.background_command import background_command


def test_what_fails_beside_is_told_at_the_end_with_where_to_read_more(tmp_path):
    log, done = tmp_path / "log" / "beside.log", []
    with (
        pytest.raises(CommandError, match=f"^no_such_command failed; see {log}"),
        background_command(log, "no_such_command"),
    ):
        done.append("what was to be done meanwhile")
    assert done
    assert "Unknown command" in log.read_text()


def test_what_runs_beside_ends_when_its_reason_does(tmp_path):
    with pytest.raises(KeyboardInterrupt), background_command(tmp_path / "log", "load_postcodes") as process:
        raise KeyboardInterrupt
    assert process.returncode is not None
