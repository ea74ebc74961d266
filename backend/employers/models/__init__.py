from backend.employers.models.checks import Check
from backend.employers.models.concerns import Concern, ConcernEvent
from backend.employers.models.employer import Employer, EmployerContact
from backend.employers.models.invited import InvitedRepresentative
from backend.employers.models.tokens import EmployerToken


__all__ = [
    "Check",
    "Concern",
    "ConcernEvent",
    "Employer",
    "EmployerContact",
    "EmployerToken",
    "InvitedRepresentative",
]
