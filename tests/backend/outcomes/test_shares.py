from backend.outcomes.shares import Share


def test_a_share_of_nobody_has_no_percentage():
    assert Share(0, 0).percent is None
    assert Share(1, 4).percent == 25
