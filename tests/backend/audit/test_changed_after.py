"""Whether somebody was overtaken is asked of many rows in SQL and of one in its form: both give the same answer."""

from itertools import product

from backend.audit.changed_after import changed_from_page, changes_among, changes_in, latest_versions, versions_after
from backend.audit.history import history_context
from backend.care_leavers.models import CareLeaver
from tests.factories.care_leavers import CareLeaverFactory


ME, COLLEAGUE = 1, 2
SAVES = 3


def save(person, by: int, opened_on: int, field: str) -> int:
    """Changes the row and returns the number of its new version."""
    with history_context(user=by), changed_from_page(opened_on=opened_on, fields=[field]):
        CareLeaver.objects.filter(pk=person.pk).update(aspiration=field)
    return person.history.order_by("pgh_id").last().pgh_id


def overtaken_by(saves: list[tuple[int, int, int, str]]) -> list[str]:
    """By hand: of my last save, what a colleague saved later on a page that did not show it yet."""
    mine = [number for by, _, number, _ in saves if by == ME]
    return [
        field for by, opened_on, number, field in saves if mine and by == COLLEAGUE and opened_on < mine[-1] < number
    ]


def test_of_all_orders_in_which_two_people_open_and_save_one_record(in_council):
    found = set()
    for users in product((ME, COLLEAGUE), repeat=SAVES):
        for openings in product(*(range(number + 1) for number in range(SAVES))):
            person = CareLeaverFactory(council=in_council)
            numbers, saves = [person.history.get().pgh_id], []
            for number, (by, opening) in enumerate(zip(users, openings, strict=True)):
                field = f"field {number}"
                numbers.append(save(person, by, numbers[opening], field))
                saves.append((by, numbers[opening], numbers[-1], field))
            expected = overtaken_by(saves)
            in_sql = [each for each in changes_in(versions_after(CareLeaver, ME)) if each.row_id == person.pk]
            of_one = changes_among(person.pk, latest_versions(person), ME)
            assert [each.fields for each in in_sql] == [(field,) for field in expected], (users, openings)
            assert of_one == in_sql
            found.add(len(expected))
    assert found == {0, 1, 2}
