"""What stands in the share bar?"""

from deskeditor.pages import addresses
from deskeditor.pages.subject import Subject


def bar(subject: Subject) -> dict[str, object]:
    """The bar's label, its mail link and the links to the site's targets; every address is checked."""
    site = subject.site
    title, url = subject.title, subject.url
    shared = (
        (target.label, addresses.shared(target.address, url=url, title=title))
        for target in site.share_targets
    )
    return {
        "label": site.share_label,
        "mail": addresses.shared("mailto:?subject={title}&body=" + _message(url), url=url, title=title),
        "targets": [{"label": label, "address": address} for label, address in shared if label and address],
    }


def _message(url: str) -> str:
    return "{title}%0A%0A{url}" if url else "{title}"
