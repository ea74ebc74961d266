from backend.employers.models.checks import Check
from backend.employers.models.concerns import Concern, ConcernEvent
from backend.employers.models.employer import Employer, EmployerContact


__all__ = ["Check", "Concern", "ConcernEvent", "Employer", "EmployerContact"]
