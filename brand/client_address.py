"""Where a request comes from, as far as the site trusts what it is told."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# One subscriber has a whole network of this size: single addresses of it are changed at will.
IPV6_PREFIX = 64
UNKNOWN = "0.0.0.0"  # noqa: S104 - no address to listen on: what a server on a socket knows of its visitors


def client_address(request: HttpRequest) -> str:
    """The visitor's address: an IPv4 address, or the network of an IPv6 address.

    `settings.TRUSTED_PROXIES` tells how many proxies stand before the site, each adding the address that it
    sees to X-Forwarded-For. What stands further left in that header is the visitor's own invention. Without
    proxies, or where the header is shorter than it should be, the connection's own address counts.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if len(hops) >= settings.TRUSTED_PROXIES:
            seen = hops[-settings.TRUSTED_PROXIES]
    return _normal(seen)


def _normal(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:
        return UNKNOWN
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address, IPV6_PREFIX), strict=False).network_address)
