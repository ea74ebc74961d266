"""A return that was signed."""

from functools import cached_property

from backend.core import clock
from backend.councils.choices import Role
from backend.returns.building import build
from backend.returns.choices import ReturnKind
from backend.returns.collection import CollectionYear
from backend.returns.services import sign_return
from tests.factories.councils import MembershipFactory


LONG_AGO = CollectionYear(2022)  # when none of the young people here had a category, so that nothing fails


class ReturnRows:
    """Mixed into `Rows`, which makes whose they are."""

    @cached_property
    def signed_return(self):
        head = MembershipFactory(council=self.council, role=Role.HEAD).user
        built = build(self.council, ReturnKind.NCCIS, LONG_AGO, today=clock.today())
        facts = {"kind": ReturnKind.NCCIS, "year": LONG_AGO, "digest": built.digest}
        return sign_return(council=self.council, by=head, **facts)
