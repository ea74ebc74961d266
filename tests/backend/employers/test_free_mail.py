"""Which hosts give an address to anybody, and which are an employer's own."""

import pytest

from backend.employers.free_mail import FREE_MAIL, is_free_host, is_shared_host, names_free_mail


FREE = """
btinternet.com sky.com virginmedia.com gmx.net gmx.co.uk proton.me protonmail.ch tutanota.de tuta.io
icloud.com me.com fastmail.fm yahoo.co.uk yahoo.es yahoo.com.br hotmail.it live.dk live.co.kr
outlook.ie aol.co.uk talktalk.net ntlworld.com tiscali.co.uk wanadoo.co.uk onetel.net
tinyworld.co.uk waitrose.com inbox.ru list.ru t-online.de comcast.net riseup.net mailfence.com
freeuk.com bluewin.ch virgilio.it sub.btinternet.com YAHOO.CO.UK yeah.net
"""
OWN = """
hazelbank.co.uk live-music.co.uk livewire.com yahoobuilders.co.uk skyline.com gmxconsulting.com
bakery.example outlookcare.org.uk icloudbakery.com protonenergy.com alder.live sky.example
croydon.gov.uk
"""


@pytest.mark.parametrize("host", FREE.split())
def test_a_free_host_shows_no_employer(host):
    assert is_free_host(host)
    assert is_shared_host(host)


@pytest.mark.parametrize("host", OWN.split())
def test_an_employers_own_host_is_theirs(host):
    assert not is_free_host(host)


def test_the_file_is_long_enough():
    assert len(FREE_MAIL) >= 120


@pytest.mark.parametrize("text", ["Write to jo@wanadoo.co.uk", "jo@gmail . com", "jo (at) yahoo dot co dot uk"])
def test_a_text_that_names_one(text):
    assert names_free_mail(text)
