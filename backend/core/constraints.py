"""What tables ask of their rows again and again, as constraints of the database. Their names read as sentences."""

from django.db.models import CheckConstraint, F, Q, UniqueConstraint


def all_or_none(*fields: str, name: str) -> CheckConstraint:
    """The fields are filled together, or none of them is: a time and who it was, the two numbers of a point."""
    none, every = ({f"{field}__isnull": empty for field in fields} for empty in (True, False))
    return CheckConstraint(condition=Q(**none) | Q(**every), name=name)


def with_reason(at: str, by: str, reason: str, *, name: str) -> CheckConstraint:
    """What was done has its time, who did it and why; before that, it has neither time nor doer."""
    none, both = ({f"{at}__isnull": empty, f"{by}__isnull": empty} for empty in (True, False))
    return CheckConstraint(condition=Q(**none) | (Q(**both) & ~Q(**{reason: ""})), name=name)


def not_before(last: str, first: str, *, name: str) -> CheckConstraint:
    """A day, an amount or an age that ends a range is not below the one that begins it."""
    return CheckConstraint(condition=Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}), name=name)


def one_while(condition: Q, *fields: str, name: str) -> UniqueConstraint:
    """At most one row with the same fields is so at a time."""
    return UniqueConstraint(fields=fields, condition=condition, name=name)


def one_open(*fields: str, until: str, name: str) -> UniqueConstraint:
    """At most one row with the same fields has not ended, which `until` says."""
    return one_while(Q(**{f"{until}__isnull": True}), *fields, name=name)
