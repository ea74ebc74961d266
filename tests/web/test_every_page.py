"""What every signed-in page asks the database before it does anything of its own."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.queries import own_queries
from tests.web.sign_in import signed_in


# The session, the account, its second factor, its roles and the council, each opened and found once. Inside a test the
# council's transaction is a savepoint, and what was open before is opened again: one more than in production.
OF_EVERY_PAGE = 11


def test_who_is_looking_is_found_once_and_nothing_of_it_is_written(council):
    client, _ = signed_in(council)
    page = reverse("held-forms")
    client.get(page)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    told = [query["sql"] for query in captured.captured_queries]
    fixed = [sql for sql in told if sql not in own_queries(captured)]
    assert len(fixed) <= OF_EVERY_PAGE, "\n".join(fixed)
    assert not [sql for sql in told if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
