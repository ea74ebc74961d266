from django.urls import include, path

from backend.web.kit import errors


urlpatterns = [
    path("accounts/", include("backend.web.kit.sign_in.urls")),
    path("accounts/", include("backend.accounts.urls")),
    path("api/v1/", include("backend.api.v1.urls")),
    path("", include("backend.web.urls")),
]

handler400 = errors.bad_request
handler403 = errors.not_allowed
handler404 = errors.not_found
handler500 = errors.went_wrong
