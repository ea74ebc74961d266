"""Latitude and longitude as feeds send them, in the metres of the British National Grid that everything else here uses.

Method: Ordnance Survey, "A guide to coordinate systems in Great Britain", Helmert transformation (section 6.2) and
transverse Mercator projection (annexe C). Right to about five metres, far below the size of a postcode.
"""

from math import atan2, cos, hypot, radians, sin, sqrt, tan


_WGS84 = (6378137.0, 6356752.314245)  # semi-major and semi-minor axes, metres
_AIRY = (6377563.396, 6356256.909)
_SHIFT = (-446.448, 125.157, -542.060)  # metres
_TURN = tuple(radians(seconds / 3600) for seconds in (-0.1502, -0.2470, -0.8421))
_SCALE = 20.4894e-6
_CENTRAL_SCALE = 0.9996012717
_TRUE_ORIGIN = (radians(49), radians(-2))
_FALSE_ORIGIN = (400_000.0, -100_000.0)  # easting, northing
_CLOSE_ENOUGH = 1e-12  # radians
_FIRST_GUESS = (53.0, -1.5)
_METRES_A_DEGREE = 111_250.0  # of latitude, about the middle of Great Britain
_MOST_STEPS = 30


def to_grid(latitude: float, longitude: float) -> tuple[int, int]:
    """Easting and northing in whole metres."""
    return _project(*_to_airy(radians(latitude), radians(longitude)))


def to_degrees(easting: int, northing: int) -> tuple[float, float]:
    """Latitude and longitude to a metre or so, found by going back and forth until the grid numbers agree."""
    latitude, longitude = _FIRST_GUESS
    for _ in range(_MOST_STEPS):
        east, north = to_grid(latitude, longitude)
        if (east, north) == (easting, northing):
            break
        latitude += (northing - north) / _METRES_A_DEGREE
        longitude += (easting - east) / (_METRES_A_DEGREE * cos(radians(latitude)))
    return round(latitude, 5), round(longitude, 5)


def _to_airy(phi: float, lam: float) -> tuple[float, float]:
    major, minor = _WGS84
    eccentricity = 1 - (minor / major) ** 2
    nu = major / sqrt(1 - eccentricity * sin(phi) ** 2)
    x, y, z = nu * cos(phi) * cos(lam), nu * cos(phi) * sin(lam), (1 - eccentricity) * nu * sin(phi)
    (tx, ty, tz), (rx, ry, rz), s = _SHIFT, _TURN, 1 + _SCALE
    return _angles(tx + x * s - y * rz + z * ry, ty + x * rz + y * s - z * rx, tz - x * ry + y * rx + z * s)


def _angles(x: float, y: float, z: float) -> tuple[float, float]:
    major, minor = _AIRY
    eccentricity = 1 - (minor / major) ** 2
    distance = hypot(x, y)
    phi, before = atan2(z, distance * (1 - eccentricity)), 10.0
    while abs(phi - before) > _CLOSE_ENOUGH:
        nu = major / sqrt(1 - eccentricity * sin(phi) ** 2)
        before, phi = phi, atan2(z + eccentricity * nu * sin(phi), distance)
    return phi, atan2(y, x)


def _project(phi: float, lam: float) -> tuple[int, int]:
    major, minor = _AIRY
    eccentricity = 1 - (minor / major) ** 2
    nu = major * _CENTRAL_SCALE / sqrt(1 - eccentricity * sin(phi) ** 2)
    rho = nu * (1 - eccentricity) / (1 - eccentricity * sin(phi) ** 2)
    eta2, t2, c = nu / rho - 1, tan(phi) ** 2, cos(phi)
    d = lam - _TRUE_ORIGIN[1]
    northing = (
        _FALSE_ORIGIN[1]
        + _meridian(phi)
        + nu / 2 * sin(phi) * c * d**2
        + nu / 24 * sin(phi) * c**3 * (5 - t2 + 9 * eta2) * d**4
        + nu / 720 * sin(phi) * c**5 * (61 - 58 * t2 + t2**2) * d**6
    )
    easting = (
        _FALSE_ORIGIN[0]
        + nu * c * d
        + nu / 6 * c**3 * (nu / rho - t2) * d**3
        + nu / 120 * c**5 * (5 - 18 * t2 + t2**2 + 14 * eta2 - 58 * t2 * eta2) * d**5
    )
    return round(easting), round(northing)


def _meridian(phi: float) -> float:
    major, minor = _AIRY
    n = (major - minor) / (major + minor)
    less, more = phi - _TRUE_ORIGIN[0], phi + _TRUE_ORIGIN[0]
    return (
        minor
        * _CENTRAL_SCALE
        * (
            (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
        )
    )
