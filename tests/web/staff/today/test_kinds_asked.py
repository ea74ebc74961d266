from backend.web.staff.today.kinds import KINDS
from tests.web.staff.today.kinds_asked import named_in


def test_a_file_asks_for_the_kinds_it_names_and_for_no_others():
    named = named_in("LATE = 'apply-late', hints(shown, 'answers')")
    assert [kind.anchor for kind in named] == ["answers", "apply-late"]
    assert named_in("no-answers of anybody") == ()
    assert named_in(" ".join(kind.anchor for kind in KINDS)) == KINDS
