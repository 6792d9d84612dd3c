"""Where does a copied link really lead, without what others put on it to follow readers?"""

import re
from urllib.parse import parse_qs, parse_qsl, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs\w+|__hs\w+"
    r"|hsCtaTracking|vero_\w+|oly_\w+_id|wickedid|s_cid|cmpid|ocid|ref_src|ref_url|spm|_ga|_gl|_ke|trk\w*|smid|guce\w+|ns_\w+"
    r"|at_(?:medium|campaign|link\w*|format|ptr\w*|bbc\w*)",
    re.IGNORECASE,
)
_WRAPPERS = (  # services that lead through themselves: host, path, the part that names the real address
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "/url", ("q", "url")),
    (re.compile(r"[\w.]*safelinks\.protection\.outlook\.com"), "/", ("url",)),
    (re.compile(r"lm?\.facebook\.com"), "/l.php", ("u",)),
    (re.compile(r"l\.instagram\.com"), "/", ("u",)),
    (re.compile(r"(?:www\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"out\.reddit\.com"), "/", ("url",)),
)
_SCHEMES = ("http", "https", "mailto", "tel")
_ENCODED = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\\": "%5C", "`": "%60"}
_WRAPPED_DEEPEST = 3


def target(address: str) -> str:
    """An address as a link in a story may lead to it; empty for one that only means something elsewhere."""
    address = "".join(letter for letter in address.strip() if letter >= " " and letter != "\x7f")
    if address.startswith("//"):
        address = f"https:{address}"
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:  # an unclosed bracket in the host
        return ""
    if scheme not in _SCHEMES:
        return ""
    return _written(clean(address) if scheme.startswith("http") else address)


def web(address: str) -> str:
    """A picture's address if it is on the web, else empty."""
    found = target(address)
    return found if found.startswith(("http://", "https://")) else ""


def clean(address: str) -> str:
    """A web address without the services that it leads through and without tracking."""
    for _ in range(_WRAPPED_DEEPEST):
        inner = _unwrapped(address)
        if inner == address:
            break
        address = inner
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    fragment = parts.fragment.split(":~:")[0]
    query = parts.query
    if any(_TRACKING.fullmatch(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        kept = [pair for pair in query.split("&") if not _TRACKING.fullmatch(pair.split("=")[0])]
        query = "&".join(kept)
    if (query, fragment) == (parts.query, parts.fragment):
        return address
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, fragment))


def _unwrapped(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    for host, path, names in _WRAPPERS:
        if host.fullmatch(parts.hostname or "") and parts.path == path:
            values = parse_qs(parts.query)
            found = next((values[name][0] for name in names if name in values), "")
            if found.startswith(("http://", "https://")):
                return found
    return address


def _written(address: str) -> str:
    return "".join(_ENCODED.get(letter, letter) for letter in address)


def is_address(text: str) -> bool:
    """Whether a text is one web or mail address and nothing else."""
    text = text.strip()
    if not text or re.search(r"\s", text) or len(text) > 4000:
        return False
    return bool(re.match(r"https?://[^/]|mailto:[^@]+@|www\.[\w-]+\.", text, re.IGNORECASE))
