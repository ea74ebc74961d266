"""Whom an attempt is counted for: only what our own proxies say is believed."""

import ipaddress

import pytest
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts.client_address import UNKNOWN, client_address


PROXY = "10.0.0.2"


def seen(settings, proxies, forwarded=None, connected=PROXY):
    settings.TRUSTED_PROXIES = proxies
    header = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=connected, **header))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, None, PROXY),
        (0, "203.0.113.9", PROXY),  # said by the browser: at 0 nobody is believed
        (1, None, PROXY),  # straight to us, round the proxy
        (1, "", PROXY),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),  # the first is the browser's own invention
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", PROXY),  # fewer than there are proxies: not through all of them
        (3, "a, b, c, 203.0.113.9, 10.0.0.1, 10.0.0.3", "203.0.113.9"),
        (1, "  203.0.113.9  ", "203.0.113.9"),
        (1, "203.0.113.9:51234", "203.0.113.9"),
        (1, "nonsense", PROXY),
        (1, "203.0.113.900", PROXY),
        (1, "203.0.113.9;drop table", PROXY),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::"),
        (1, "2001:db8:1:2:ffff::1", "2001:db8:1:2::"),  # a household has 2^64 of them: counted as one
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, "fe80::1%eth0", "fe80::"),
    ],
)
def test_the_address_by_the_number_of_proxies(settings, proxies, forwarded, address):
    assert seen(settings, proxies, forwarded) == address


def test_who_comes_without_any_address_is_counted_as_one(settings):
    assert seen(settings, 1, "unknown", connected="") == UNKNOWN


def test_two_of_one_ipv6_household_are_one_and_their_neighbour_is_not(settings):
    one, other, neighbour = (
        seen(settings, 0, connected=f"2001:db8:0:{net}::{host}") for net, host in ((1, 1), (1, 2), (2, 1))
    )
    assert (one == other, one == neighbour) == (True, False)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(exclude_characters=","), max_size=12), max_size=5), st.ip_addresses())
def test_whatever_a_browser_writes_before_it_the_proxy_has_the_last_word(invented, address):
    request = RequestFactory().get("/", REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=",".join([*invented, str(address)]))
    alone = RequestFactory().get("/", REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=str(address))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.TRUSTED_PROXIES", 1)
        found = client_address(request)
        assert found == client_address(alone)
        assert ipaddress.ip_address(found)
        patch.setattr("django.conf.settings.TRUSTED_PROXIES", 0)
        assert client_address(request) == PROXY
