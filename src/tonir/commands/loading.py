"""Takes a programme's folder (rules, areas, points, stock) into its database when it changed."""

import hashlib
import time
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from tonir.engines.refusals import Refusal
from tonir.programme.folder import Folder, current
from tonir.programme.models import Programme
from tonir.programme.tables import names_of, read_table

TABLES = ("tonir.toml", "areas.csv", "points.csv", "warehouses.csv", "stock.csv")
POINT_COLUMNS = ("code", "name_en", "area", "lat", "lon", "lanes", "days")
WAREHOUSE_COLUMNS = ("code", "name_en", "area", "lat", "lon")
STOCK_COLUMNS = ("warehouse", "kit", "lot", "expires_on", "quantity")


def load_if_changed() -> bool:
    """Loads the folder's tables, all or none, if any differs from what was loaded last.

    Raises Refusal G11 if the database is not this version's, or what a table is refused for.
    """
    folder = current()
    digest = _digest(folder)
    if not is_migrated():
        raise Refusal("G11", folder=folder.root)
    if Programme.objects.filter(digest=digest).exists():
        return False
    with transaction.atomic():
        _load(folder)
        Programme.objects.update(digest=digest)
    return True


def _load(folder: Folder) -> None:
    # Imported here: most commands find nothing changed, and need not wait for the engines.
    from tonir.commands.checking import check_rules
    from tonir.planning.actions import set_points
    from tonir.programme.actions import load_programme
    from tonir.supply.actions import define_kits, open_accounts, record_opening_stock

    check_rules(folder.rules)
    load_programme(folder)
    rules = Programme.objects.get().rules
    define_kits(rules["items"], rules["kits"])
    points = read_table(folder.root / "points.csv", POINT_COLUMNS)
    set_points(points)
    open_accounts(_accounts(folder, points))
    record_opening_stock(read_table(folder.root / "stock.csv", STOCK_COLUMNS))


def is_migrated() -> bool:
    """Whether the database has every table that this version knows of."""
    known = {
        (app.label, path.stem)
        for app in apps.get_app_configs()
        for path in Path(app.path).glob("migrations/0*.py")
    }
    return known <= set(MigrationRecorder(connection).applied_migrations())


def sweep_papers() -> int:
    """Deletes printed papers that are past their hours: the hand-out lists hold names."""
    oldest = time.time() - settings.TONIR_PRINT_HOURS * 3600
    expired = [path for path in current().print.rglob("*") if _expired(path, oldest)]
    for path in expired:
        path.unlink(missing_ok=True)
    return len(expired)


def _expired(path: Path, oldest: float) -> bool:
    return path.is_file() and path.stat().st_mtime < oldest


def _accounts(
    folder: Folder, points: list[dict[str, str]]
) -> list[tuple[str, str, dict[str, str]]]:
    warehouses = read_table(folder.root / "warehouses.csv", WAREHOUSE_COLUMNS)
    return [
        *((row["code"], "warehouse", names_of(row)) for row in warehouses),
        *((row["code"], "point", names_of(row)) for row in points),
    ]


def _digest(folder: Folder) -> str:
    digest = hashlib.sha256()
    for name in TABLES:
        path = folder.root / name
        digest.update(name.encode("ascii"))
        digest.update(path.read_bytes() if path.is_file() else b"-")
    return digest.hexdigest()
