"""What the browser is told with every answer, exactly."""

EXACT = {
    "Content-Security-Policy": (
        "base-uri 'none'; connect-src 'self'; default-src 'self'; font-src 'self'; form-action 'self';"
        " frame-ancestors 'none'; img-src 'self' data:; object-src 'none'; script-src 'self'; style-src 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
NOT_TOLD = ("Server", "X-Powered-By")


EXIT = "https://www.bbc.co.uk"
# Pages by a link: nothing of their address goes anywhere, and the exit of a young person's own page leads out.
BY_LINK_TO_AN_EMPLOYER = EXACT | {
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}
BY_LINK = BY_LINK_TO_AN_EMPLOYER | {
    "Content-Security-Policy": EXACT["Content-Security-Policy"].replace("action 'self'", f"action 'self' {EXIT}"),
}


def faults_of_headers(response, exact=EXACT) -> list[str]:
    told = {name: response.headers.get(name) for name in exact}
    told["Content-Security-Policy"] = "; ".join(sorted((told["Content-Security-Policy"] or "").split("; ")))
    wrong = [f"{name}: {told[name]}" for name in exact if told[name] != exact[name]]
    return wrong + [name for name in NOT_TOLD if name in response.headers]


def is_kept_by_no_cache(response) -> bool:
    return "no-store" in response["Cache-Control"]
