"""Inputs of a card: facts about the council, and the evidence about the model."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from matching.evaluation.backtest import BackTest
from matching.evaluation.challenge import Challenge
from matching.fairness.audit import Audit


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Texts and dates that a council gives; None where nobody has given one yet, and the card then says so.

    Parameters
    ----------
    council, version : str
        Whose model it is, and which.
    completed : date
        Day the card was made.
    updated, archived : date, default=None
        Days of the record; `updated` is not before `completed`.
    approved_by, approved_on : str and date, default=None
        Given together.
    training_from : date, default=None
        Day of the first referral the model was fitted on.
    record_id, team, responsible_owner, ... : str, default=None
        Fields of the transparency record, in the words of the standard.

    Raises
    ------
    ValueError
        For an empty text, a value that is no date, or dates that contradict each other.
    """

    council: str
    version: str
    completed: date
    record_id: str | None = None
    updated: date | None = None
    archived: date | None = None
    approved_by: str | None = None
    approved_on: date | None = None
    training_from: date | None = None
    team: str | None = None
    responsible_owner: str | None = None
    contact_email: str | None = None
    website: str | None = None
    supplier: str | None = None
    supplier_number: str | None = None
    supplier_role: str | None = None
    procurement: str | None = None
    supplier_access: str | None = None
    previous_process: str | None = None
    alternatives: str | None = None
    scale: str | None = None
    training: str | None = None
    appeals: str | None = None
    storage: str | None = None
    sharing: str | None = None
    impact_assessments: str | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            fault = None if value is None else _fault(value, "date" in str(field.type))
            if value is None and field.name in ("council", "version", "completed"):
                fault = "must be given"
            if fault:
                raise ValueError(f"Facts {field.name} {fault}")
        if (self.approved_by is None) != (self.approved_on is None):
            raise ValueError("Facts approved_by and approved_on must be given together")
        if self.updated is not None and self.updated < self.completed:
            raise ValueError("Facts updated cannot be before completed")


def _fault(value: Any, day: bool) -> str | None:
    if day:
        return None if type(value) is date else "must be a date"
    return None if isinstance(value, str) and value.strip() else "must be text that is not empty"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Results of evaluation.

    Parameters
    ----------
    back_test : BackTest, default=None
        A time-split back-test.
    audits : tuple of Audit, default=()
        Audits by group.
    challenge : Challenge, default=None
        Comparison with another kind of model; None takes that of the back-test.

    Raises
    ------
    ValueError
        If one is of another type.
    """

    back_test: BackTest | None = None
    audits: tuple[Audit, ...] = ()
    challenge: Challenge | None = None

    def __post_init__(self) -> None:
        if self.back_test is not None and not isinstance(self.back_test, BackTest):
            raise ValueError("Evidence back_test must be a BackTest")
        if not isinstance(self.audits, tuple) or not all(isinstance(audit, Audit) for audit in self.audits):
            raise ValueError("Evidence audits must be a tuple of Audit")
        if self.challenge is not None and not isinstance(self.challenge, Challenge):
            raise ValueError("Evidence challenge must be a Challenge")
