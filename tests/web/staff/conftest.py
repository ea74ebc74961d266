from tests.web.staff.today.kinds_asked import kinds_named


__all__ = ["kinds_named"]
