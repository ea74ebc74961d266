"""The line of Today about an approved version of the ranking model that ranks nobody any more."""

from backend.councils.choices import Role
from backend.learning.services import approve
from backend.model_versions.models import ModelVersion
from tests.factories.learning import trained
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


URL = "/today/"


def _format(version: ModelVersion, number: int) -> None:
    ModelVersion.objects.filter(id=version.id).update(parameters=version.parameters | {"format": number})


def test_the_head_is_told_that_the_approved_version_ranks_nobody(in_council):
    head, member = signed_in(in_council, Role.HEAD)
    version = trained(in_council)
    _format(version, 1)
    assert hints(head.get(URL), "ranking-model") == [], "nobody approved it"
    _format(version, version.parameters["format"])
    approve(version=version, by=member.user)
    assert hints(head.get(URL), "ranking-model") == []
    _format(version, 1)
    response = get_within(head, URL)
    ((action, reason),) = hints(response, "ranking-model")
    assert action == "Version 1: see what ranks, and what waits"
    assert "The written score ranks until a version is learnt anew" in reason
    assert "ranks nobody" in head.get(link_of(response, "ranking-model")).content.decode()
    staff = signed_in(in_council, Role.STAFF)[0]
    assert hints(staff.get(URL), "ranking-model") == []
