"""What another person can look at again: a register number, a link, a file, a telephone number, a visit."""

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.core.validators import ValidationError as Invalid
from django.db.models import Q

from backend.core import clock
from backend.core.errors import Refused
from backend.employers.checklist import RequiredCheck
from backend.employers.choices import Evidence, HowKnown
from backend.employers.facts import CHARITY, COMPANY
from backend.employers.models import Employer
from backend.employers.organisations.loading import organisations_of
from backend.employers.register_numbers import contradicts, numbers_of


LARGEST = 5 * 1024 * 1024
KINDS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
CONTENT_TYPES = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg"}
ENDS = {"pdf": b"%%EOF", "png": b"IEND\xaeB`\x82", "jpg": b"\xff\xd9"}
# What makes a PDF do something when it is opened.
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|OpenAction|AA|XFA)\b")
OLDEST_VISIT = dt.timedelta(days=366)
_OTHER_THAN_NAMES = re.compile(r"[^\w .()-]+")
OF_ONE_NETWORK = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".test", ".invalid")
_url = URLValidator(schemes=["https", "http"])


@dataclass(frozen=True, kw_only=True)
class Given:
    """What an officer gives beside the words."""

    number: str = ""
    register: str = ""
    link: str = ""
    file: UploadedFile | None = None
    how: str = ""
    seen_on: dt.date | None = None


def facts_of(given: Given, asked: RequiredCheck, employer: Employer) -> dict[str, Any]:
    """The columns of a check, each looked at. Raises Refused where nothing is given that can be looked at again."""
    facts: dict[str, Any] = {"number": _number(given.number), "link": _link(given.link)}
    _refuse_number_of_another(facts["number"], given.register, employer)
    if Evidence.VISIT in asked.evidence:
        return facts | _visit(given)
    if given.file:
        kind, data = _read(given.file)
        facts |= {"file": ContentFile(data, "evidence"), "file_name": _name(given.file.name or "", kind)}
    if not facts["number"] and Evidence.NUMBER in asked.evidence:
        facts["number"] = employer.companies_house_number or employer.charity_number
    _refuse_nothing(facts, asked, employer)
    return facts


def content_type_of(file_name: str) -> str:
    return CONTENT_TYPES[file_name.rpartition(".")[2]]


def _refuse_nothing(facts: dict[str, Any], asked: RequiredCheck, employer: Employer) -> None:
    has = {
        Evidence.NUMBER: facts["number"],
        Evidence.LINK: facts["link"],
        Evidence.FILE: facts.get("file"),
        Evidence.PHONE: employer.published_phone,
    }
    if not asked.evidence or any(has[each] for each in asked.evidence):
        return
    if Evidence.PHONE in asked.evidence:
        raise Refused(
            "Give the link where the telephone number stands, or record the published number under “Change” first.",
            "link",
        )
    names = [each.label for each in Evidence if each in asked.evidence]
    listed = f"{', '.join(names[:-1])} or {names[-1]}"
    raise Refused(f"Give what somebody else can look at again: {listed}.", "link")


def _number(value: str) -> str:
    number = re.sub(r"[\s-]", "", value).upper()
    if number and not (COMPANY.fullmatch(number) or CHARITY.fullmatch(number)):
        raise Refused("Enter a Companies House number like 01234567, or a charity number like 1123456.", "number")
    return number


def _refuse_number_of_another(number: str, register: str, employer: Employer) -> None:
    """What a register says of another number says nothing of this employer."""
    if not number or number in numbers_of(employer):
        return
    if contradicts(number, register, employer):
        raise Refused(
            f"{number} is not a number recorded of {employer.name}, which is {' or '.join(numbers_of(employer))}. Look"
            " that one up, or correct the recorded number under “Change” first.",
            "number",
        )
    others = Employer.objects.for_council(employer.council_id).exclude(pk=employer.pk)
    held = others.filter(Q(companies_house_number=number) | Q(charity_number=number)).order_by("id")
    one_organisation = organisations_of(employer.council_id).organisation_of(employer.pk)
    other = held.exclude(pk__in=one_organisation).first()
    if other:
        raise Refused(
            f"{number} is the number of {other.name}. If the two are one organisation, record that first; if not, look"
            f" up {employer.name} itself.",
            "number",
        )


def _link(value: str) -> str:
    link = value.strip()
    if link:
        try:
            _url(link)
        except Invalid as problem:
            raise Refused("Enter the whole address of the page, beginning with https://", "link") from problem
        if not _can_be_opened_elsewhere(link):
            raise Refused("Nobody else can open this address: give one that is open to everybody.", "link")
    return link


def _can_be_opened_elsewhere(link: str) -> bool:
    """Whether it names a host of the open web: no address and no name that only one network knows."""
    host = (urlsplit(link).hostname or "").rstrip(".")
    with suppress(ValueError):
        return ip_address(host).is_global
    return "." in host and not host.endswith(OF_ONE_NETWORK)


def _visit(given: Given) -> dict[str, Any]:
    if given.how not in HowKnown.values:
        raise Refused("Select how the site is known.", "how")
    if given.seen_on is None:
        raise Refused("Give the day on which the site was last seen.", "seen_on")
    if given.seen_on > clock.today():
        raise Refused("The day on which the site was seen lies in the future: record it once it was.", "seen_on")
    if given.seen_on < clock.today() - OLDEST_VISIT:
        raise Refused("The site was last seen more than a year ago: visit it again, then record it.", "seen_on")
    return {"how": given.how, "seen_on": given.seen_on}


def _read(file: UploadedFile) -> tuple[str, bytes]:
    """A picture or a PDF, by its bytes: its name and what the browser says of it may be anything."""
    if (file.size or 0) > LARGEST:
        raise Refused("The file is larger than 5 MB: choose a smaller one, or scan it at less detail.", "file")
    data = file.read(LARGEST + 1)
    kind = next((kind for beginning, kind in KINDS.items() if data.startswith(beginning)), "")
    if not kind or ENDS[kind] not in data[-2048:]:
        raise Refused("The file is no PDF, PNG or JPEG, or is cut off: scan or photograph the paper.", "file")
    if kind == "pdf" and ACTIVE.search(data):
        raise Refused("This PDF holds a program or another file: print it to a new PDF, and choose that.", "file")
    return kind, data


def _name(name: str, kind: str) -> str:
    stem = _OTHER_THAN_NAMES.sub(" ", name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0])
    return f"{' '.join(stem.split())[:100].strip('. ') or 'evidence'}.{kind}"
