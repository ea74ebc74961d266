"""Hosts that give an address to anybody: who writes from one has not shown that an employer stands behind it."""

import re


# Brands with a host in many countries: "hotmail.fr", "yahoo.co.in".
FAMILIES = (
    "aol fastmail freemail gmail gmx googlemail guerrillamail hotmail hushmail mailinator outlook protonmail rediffmail"
    " rocketmail runbox tutanota yahoo yandex ymail yopmail zohomail"
)
_HOSTS = """
    10minutemail.com 126.com 163.com abv.bg anonaddy.com blueyonder.co.uk btinternet.com btopenworld.com
    consultant.com disroot.org doctors.org.uk duck.com email.com engineer.com europe.com free.fr freeserve.co.uk
    fsmail.net fsnet.co.uk hey.com icloud.com inbox.com inbox.lv interia.pl laposte.net libero.it lineone.net
    live.at live.be live.ca live.co.uk live.co.za live.com live.com.au live.com.pt live.de live.fr live.ie live.in
    live.it live.nl live.se mac.com madasafish.com mail.bg mail.co.uk mail.com mail.ru mailbox.org maildrop.cc
    me.com mozmail.com msn.com myself.com naver.com ntlworld.co.uk ntlworld.com o2.co.uk o2.pl onet.pl orange.fr
    passmail.net plus.com plus.net pm.me post.com posteo.de posteo.net privaterelay.appleid.com proton.me qq.com
    relay.firefox.com seznam.cz sharklasers.com simplelogin.com simplelogin.io skiff.com sky.com supanet.com
    talk21.com talktalk.co.uk talktalk.net temp-mail.org tesco.net tiscali.co.uk tuta.com tuta.io tutamail.com
    ukr.net usa.com virgin.net virginmedia.com web.de wp.pl zoho.com zoho.eu
"""
FREE_MAIL = frozenset(_HOSTS.split())
MOST_PARTS = 12
SHARED_BY_EMPLOYERS = frozenset({
    "nhs.net", "cjsm.net", "ac.uk", "co.uk", "gov.uk", "ltd.uk", "me.uk", "net.uk", "nhs.uk", "org.uk", "plc.uk",
    "police.uk", "sch.uk", "btconnect.com", "onmicrosoft.com", "uk.com",
})  # fmt: skip
_FAMILY = re.compile(rf"(?:{'|'.join(FAMILIES.split())})(?:\.[a-z]{{2,4}}){{1,2}}")
_FAMILY_NAMES = "|".join((*FAMILIES.split(), "icloud", "proton"))
_WRITTEN_OUT = re.compile(
    rf"(?:[\[(]\s*at\s*[\])]|@\s)\s*(?:{_FAMILY_NAMES})\s*\.\s*co|"
    rf"(?:\bat\b|[\[(]\s*at\s*[\])]|@)\s*(?:{_FAMILY_NAMES})\s*(?:\bdot\b|[\[(]\s*dot\s*[\])])",
    re.IGNORECASE,
)
# A run of letters is tried from its beginning alone, so that a long one takes no longer than a name does.
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")


def is_free_host(host: str) -> bool:
    """The host itself, or one below it: "sub.btinternet.com" is given to anybody too."""
    parts = host.strip().lower().rstrip(".").split(".")
    return any(_gives_to_anybody(".".join(parts[first:])) for first in range(min(len(parts), MOST_PARTS)))


def _gives_to_anybody(host: str) -> bool:
    return host in FREE_MAIL or bool(_FAMILY.fullmatch(host))


def is_shared_host(host: str) -> bool:
    """Many employers write from it: one address says nothing of the employer of another."""
    return host.strip().lower().rstrip(".") in SHARED_BY_EMPLOYERS or is_free_host(host)


def is_free_mail(address: str) -> bool:
    return is_free_host(address.rpartition("@")[2])


def names_free_mail(text: str) -> bool:
    return any(is_free_host(host) for host in MAIL.findall(text)) or bool(_WRITTEN_OUT.search(text))
