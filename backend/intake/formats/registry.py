"""The feeds we read, by the name a person gives on the command line."""

from collections.abc import Callable

from backend.intake.formats import ats_xml, faa_v2, job_posting, nhs_jobs
from backend.intake.formats.advert import Feed


FORMATS: dict[str, Callable[[bytes], Feed]] = {
    "faa-v2": faa_v2.read,
    "nhs-jobs": nhs_jobs.read,
}

# An employer's own adverts: nobody has checked them yet, so they are posted for approval like any other.
POSTINGS: dict[str, Callable[[bytes], Feed]] = {
    "ats-xml": ats_xml.read,
    "json-ld": job_posting.read,
}
