from rest_framework.permissions import SAFE_METHODS, BasePermission

from backend.councils.choices import Scope
from backend.councils.models import ApiToken


class RoleMay(BasePermission):
    """Asks the view's own predicate about the viewer; a view without one is closed to everybody.

    A token may do no more than its scopes say, and only a token writes.
    """

    def has_permission(self, request, view):
        viewer = getattr(request._request, "viewer", None)
        predicate = getattr(view, "may", None)
        if viewer is None or predicate is None or not predicate(viewer):
            return False
        return _scope_allows(request, view)


def _scope_allows(request, view) -> bool:
    if request.method not in view.allowed_methods:
        return True  # the view answers that itself
    if not isinstance(request.auth, ApiToken):
        return request.method in SAFE_METHODS
    needed = getattr(view, "scope", Scope.READ) if request.method in SAFE_METHODS else Scope.WRITE
    return needed is None or needed in request.auth.scopes
