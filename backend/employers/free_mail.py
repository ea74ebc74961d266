"""Hosts that give an address to anybody: who writes from one has not shown that an employer stands behind it."""

import re

from backend.reference.fixture_files import read_rows


FILE = "free_mail_hosts.csv"
MOST_PARTS = 12


def _listed(kind: str) -> frozenset[str]:
    return frozenset(row["host"] for _, row in read_rows(FILE) if row["kind"] == kind)


# Brands with a host in many countries: "hotmail.fr", "yahoo.co.in".
FAMILIES = _listed("family")
FREE_MAIL = _listed("host")
SHARED_BY_EMPLOYERS = _listed("shared")
_FAMILY = re.compile(rf"(?:{'|'.join(sorted(FAMILIES))})(?:\.[a-z]{{2,4}}){{1,2}}")
_FAMILY_NAMES = "|".join((*sorted(FAMILIES - {"live"}), "proton"))
_WRITTEN_OUT = re.compile(
    rf"(?:[\[(]\s*at\s*[\])]|@\s)\s*(?:{_FAMILY_NAMES})\s*\.\s*co|"
    rf"@(?:{_FAMILY_NAMES})(?:\s+\.\s*|\.\s+)com?\b|"
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
