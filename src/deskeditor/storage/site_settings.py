"""How do a site's settings stand as JSON, so that older and newer versions can read them?

What this version does not know is left out when settings are read, and stays when they are written.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from deskeditor.domain.site import (
    Comments,
    CorrectionsPlace,
    Newsletter,
    Part,
    ShareTarget,
    Site,
    UnpublishedCards,
)
from deskeditor.storage.mapping import storable

Values = dict[str, Any]

_PARTS = frozenset(part.value for part in Part)
_PLACES = frozenset(place.value for place in CorrectionsPlace)
_UNPUBLISHED = frozenset(one.value for one in UnpublishedCards)


def written(site: Site, before: str = "{}") -> str:
    """The JSON of a site's settings; of those that stood there `before`, what we do not know stays."""
    values, old = asdict(site), json.loads(before)
    del values["id"]
    values["hidden"] = sorted({*site.hidden, *_unknown_parts(old)})
    for name in ("newsletter", "comments"):
        values[name] = {**old.get(name, {}), **values[name]}
    values["share_targets"] = list(_targets(site.share_targets, old.get("share_targets", ())))
    return storable(json.dumps({**old, **values}, ensure_ascii=False))


def read(site_id: str, settings: str) -> Site:
    """The site of stored settings; what is unknown is left out, what is missing has its default."""
    values = _known(Site, json.loads(settings))
    values["newsletter"] = Newsletter(**_known(Newsletter, values.get("newsletter", {})))
    values["comments"] = Comments(**_known(Comments, values.get("comments", {})))
    values["share_targets"] = tuple(
        ShareTarget(**_known(ShareTarget, one)) for one in values.get("share_targets", ())
    )
    values["hidden"] = frozenset(Part(name) for name in values.get("hidden", ()) if name in _PARTS)
    place = values.get("corrections")
    values["corrections"] = CorrectionsPlace(place) if place in _PLACES else CorrectionsPlace.FOOT
    way = values.get("cards_unpublished")
    values["cards_unpublished"] = UnpublishedCards(way if way in _UNPUBLISHED else UnpublishedCards.WARN)
    return Site(**{**values, "id": site_id})


def _known(kind: type, values: Mapping[str, Any]) -> Values:
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in values.items() if name in names}


def _unknown_parts(old: Mapping[str, Any]) -> set[str]:
    return set(old.get("hidden", ())) - _PARTS


def _targets(targets: Iterable[ShareTarget], old: Iterable[Values]) -> Iterable[Values]:
    """The targets, each with what a newer version wrote down about the same address."""
    more = {one.get("address"): one for one in old}
    for target in targets:
        yield {**more.get(target.address, {}), **asdict(target)}
