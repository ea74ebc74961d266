"""The feeds we read, by the name a person gives on the command line."""

from collections.abc import Callable

from backend.intake.feeds import ats_xml, faa_v2, json_ld, nhs_jobs
from backend.intake.feeds.parsed import Feed


FORMATS: dict[str, Callable[[bytes], Feed]] = {
    "faa-v2": faa_v2.read,
    "nhs-jobs": nhs_jobs.read,
}

# An employer's own adverts: nobody has checked them yet, so they are posted for approval like any other.
POSTINGS: dict[str, Callable[[bytes], Feed]] = {
    "ats-xml": ats_xml.read,
    "json-ld": json_ld.read,
}
