from tests.web.kit.drafts.conftest import _on_the_day, rows


__all__ = ["_on_the_day", "rows"]
