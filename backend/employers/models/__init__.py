from backend.employers.models.checks import Check
from backend.employers.models.colleagues import ColleagueInvitation
from backend.employers.models.concerns import Concern, ConcernEvent
from backend.employers.models.employer import Employer, EmployerContact
from backend.employers.models.invited import InvitedRepresentative
from backend.employers.models.organisations import FeedName, ParentEmployer, SameEmployer, TradingName
from backend.employers.models.tokens import EmployerToken


__all__ = [
    "Check",
    "ColleagueInvitation",
    "Concern",
    "ConcernEvent",
    "Employer",
    "EmployerContact",
    "EmployerToken",
    "FeedName",
    "InvitedRepresentative",
    "ParentEmployer",
    "SameEmployer",
    "TradingName",
]
