from rest_framework.permissions import BasePermission


class RoleMay(BasePermission):
    """Asks the view's own predicate about the viewer; a view without one is closed to everybody."""

    def has_permission(self, request, view):
        viewer = getattr(request._request, "viewer", None)
        predicate = getattr(view, "may", None)
        return viewer is not None and predicate is not None and predicate(viewer)
