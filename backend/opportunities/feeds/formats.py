"""The feeds we read, by the name a person gives on the command line."""

from collections.abc import Callable

from backend.opportunities.feeds import faa_v2, nhs_jobs
from backend.opportunities.feeds.parsed import Feed


FORMATS: dict[str, Callable[[bytes], Feed]] = {
    "faa-v2": faa_v2.read,
    "nhs-jobs": nhs_jobs.read,
}
