"""Counts the queries a page makes for itself, beside those that every page makes to know who is looking."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


AT_MOST = 15
WITH_WHOSE_IT_IS = 18  # of a page that shows above itself whom it is about, with what may be read of them
OF_EVERY_PAGE = (
    'FROM "django_session"',
    'UPDATE "django_session"',
    'INTO "django_session"',
    'FROM "accounts_user" WHERE "accounts_user"."id"',
    'FROM "mfa_authenticator"',
    'FROM "councils_membership"',
    "current_setting(",
    "set_config(",
    "SAVEPOINT ",
)


def own_queries(captured: CaptureQueriesContext) -> list[str]:
    return [
        query["sql"] for query in captured.captured_queries if not any(part in query["sql"] for part in OF_EVERY_PAGE)
    ]


def get_within(client, url: str, *, most: int = AT_MOST):
    """The answer to a GET that made at most so many queries of its own; the queries are told when it made more."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    own = own_queries(captured)
    assert len(own) <= most, f"{len(own)} queries, {most} allowed:\n" + "\n".join(own)
    return response
