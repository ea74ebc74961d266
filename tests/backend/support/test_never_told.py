"""Nobody at an employer learns of money from here: no page of theirs knows the app, and no row opens to them."""

import ast

import pytest

from backend.core.protection import EMPLOYER, council_context
from backend.support import models
from tests.architecture.layers import PROJECT
from tests.architecture.money_rows import MoneyRows
from tests.architecture.rows import Rows
from tests.factories.councils import CouncilFactory


TO_EMPLOYERS = ("web/employer_portal", "web/public", "web/kit", "api", "notifications", "referrals", "links")


def imported(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize("folder", TO_EMPLOYERS)
def test_what_speaks_to_employers_knows_nothing_of_money(folder):
    files = list((PROJECT / "backend" / folder).rglob("*.py"))
    assert files
    assert [file.name for file in files for name in imported(file) if name.startswith("backend.support")] == []


@pytest.mark.django_db
def test_no_row_of_money_opens_to_somebody_at_an_employer():
    council = CouncilFactory()
    with council_context(council.id):
        rows = Rows(council)
        made = [rows.claim, rows.declaration, rows.bursary_letter, rows.offer_ask]
    assert isinstance(rows, MoneyRows)
    with council_context(council.id, audience=EMPLOYER, user_id=rows.employer_user.pk):
        assert [type(row)._default_manager.filter(pk=row.pk).exists() for row in made] == [False] * len(made)
        assert not any(getattr(models, name).objects.exists() for name in models.__all__)
