"""How do a site's settings stand as JSON, so that older and newer versions can read them?"""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from deskeditor.domain.site import Comments, Newsletter, Part, ShareTarget, Site
from deskeditor.storage.mapping import storable


def written(site: Site) -> str:
    """The JSON of a site's settings."""
    values = asdict(site)
    del values["id"]
    values["hidden"] = sorted(site.hidden)
    return storable(json.dumps(values, ensure_ascii=False))


def read(site_id: str, settings: str) -> Site:
    """The site of stored settings; what is unknown is left out, what is missing has its default."""
    values = _known(Site, json.loads(settings))
    values["newsletter"] = Newsletter(**_known(Newsletter, values.get("newsletter", {})))
    values["comments"] = Comments(**_known(Comments, values.get("comments", {})))
    values["share_targets"] = tuple(ShareTarget(**one) for one in values.get("share_targets", ()))
    parts = {part.value for part in Part}
    values["hidden"] = frozenset(Part(name) for name in values.get("hidden", ()) if name in parts)
    return Site(**{**values, "id": site_id})


def _known(kind: type, values: Mapping[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in values.items() if name in names}
