import pytest

from tools.local_servers import ServersError
from tools.local_servers.missing import servers_missing_from


pytestmark = pytest.mark.servers


OWN = {"DATABASE_URL": "postgresql://app@db/onward", "DATABASE_OWNER_URL": "postgresql://owner@db/onward"}


@pytest.mark.parametrize(
    ("environment", "postgres", "redis"),
    [
        ({}, True, True),
        ({"DATABASE_URL": "", "REDIS_URL": ""}, True, True),
        (OWN, False, True),
        ({"REDIS_URL": "redis://broker/0"}, True, False),
        (OWN | {"REDIS_URL": "redis://broker/0"}, False, False),
    ],
)
def test_only_servers_that_the_environment_does_not_name_are_started(tmp_path, environment, postgres, redis):
    servers = servers_missing_from(environment, tmp_path, durable=False)
    assert (servers.wants_postgres, servers.wants_redis) == (postgres, redis)


@pytest.mark.parametrize("one", list(OWN))
def test_one_database_role_without_the_other_is_refused(tmp_path, one):
    with pytest.raises(ServersError, match="DATABASE_URL and DATABASE_OWNER_URL go together"):
        servers_missing_from({one: OWN[one]}, tmp_path, durable=False)


def test_servers_of_your_own_leave_nothing_behind(tmp_path):
    servers = servers_missing_from(OWN | {"REDIS_URL": "redis://broker/0"}, tmp_path / "unused", durable=False)
    assert servers.start() == {}
    servers.stop()
    assert not (tmp_path / "unused").exists()
