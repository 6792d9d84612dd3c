"""How are assets recorded in the database? Their files stand in the library's folder."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from deskeditor.domain.asset import Asset
from deskeditor.storage import mapping, times
from deskeditor.storage.tables import assets


class AssetShelf:
    """The assets of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def named(self, references: Collection[str]) -> dict[str, Asset]:
        """Those of the assets that the library has, by reference `images/…`."""
        names = [mapping.storable(reference.rpartition("/")[2]) for reference in references]
        found = self._connection.execute(select(assets).where(assets.c.name.in_(names))).mappings()
        return {asset.reference: asset for asset in map(mapping.asset, found)}

    def all(self) -> tuple[Asset, ...]:
        """Every asset of the library, in the order of their names."""
        found = self._connection.execute(select(assets).order_by(assets.c.name)).mappings()
        return tuple(mapping.asset(row) for row in found)

    def add(self, asset: Asset, *, orientation: int, at: datetime) -> None:
        """Record an asset, unless it is recorded already; `orientation` as EXIF counts, from 1 to 8."""
        values = {
            "hash": asset.hash,
            "name": asset.name,
            "suffix": asset.suffix,
            "width": asset.width,
            "height": asset.height,
            "size": asset.size,
            "orientation": orientation,
            "original_name": mapping.storable(asset.original_name),
            "look": asset.look.value,
            "added_at": times.stored(at),
        }
        self._connection.execute(insert(assets).prefix_with("OR IGNORE").values(values))

    def added_before(self, moment: datetime) -> tuple[Asset, ...]:
        """The assets that have been there for longer, in the order of their names."""
        query = select(assets).where(assets.c.added_at < times.stored(moment)).order_by(assets.c.name)
        return tuple(mapping.asset(row) for row in self._connection.execute(query).mappings())

    def take_out(self, names: Collection[str]) -> tuple[dict[str, Any], ...]:
        """Forget assets by name; gives what was recorded of them, for `put_back`."""
        is_one = assets.c.name.in_(names)
        rows = self._connection.execute(select(assets).where(is_one)).mappings().all()
        self._connection.execute(delete(assets).where(is_one))
        return tuple(dict(row) for row in rows)

    def put_back(self, rows: Collection[dict[str, Any]]) -> None:
        """Record again what was taken out."""
        for row in rows:
            self._connection.execute(insert(assets).prefix_with("OR IGNORE").values(row))

    def count(self) -> int:
        """How many assets there are."""
        return self._connection.execute(select(func.count()).select_from(assets)).scalar_one()
