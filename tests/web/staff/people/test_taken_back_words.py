"""What staff read of an agreement that was taken back: each thing said once."""

from backend.web.staff.people.taken_back_rows import seen_words


def test_what_was_not_sent_any_more_is_said_once():
    part = {"employer": "Brightwater", "fields": ["name"], "since": {"name": "2026-06-15T12:00:00+01:00"}, "opened": []}
    told = "Brightwater could read: Name from 15 June 2026. Nobody there opened the page."
    assert seen_words(part) == told
    assert seen_words(part | {"held_back": 2}) == f"{told} 2 messages were not sent any more."
