"""Items, kits, lots, the accounts they lie on and the ledger of movements between them."""

from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from django.db import models
from django.utils import timezone

from tonir.engines.refusals import Refusal
from tonir.engines.words import say


class Item(models.Model):
    """A thing that goes into kits. weight_kg is the weight of one unit."""

    code = models.CharField(max_length=40, primary_key=True)
    names = models.JSONField()
    unit = models.CharField(max_length=20)
    weight_kg = models.DecimalField(max_digits=9, decimal_places=4)
    category = models.CharField(max_length=40)

    def __str__(self) -> str:
        return say(self.names, "en")


class Kit(models.Model):
    """A box that families get. Its contents are its lines."""

    code = models.CharField(max_length=40, primary_key=True)
    names = models.JSONField()
    pictogram = models.CharField(max_length=40)
    volume_l = models.DecimalField(max_digits=9, decimal_places=3)
    position = models.IntegerField()

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return say(self.names, "en")

    def weight_kg(self) -> Decimal:
        """Weight of the contents, without the box."""
        lines = self.lines.select_related("item")
        return sum((line.item.weight_kg * line.quantity for line in lines), Decimal(0))


class KitLine(models.Model):
    """So much of an item in a kit."""

    kit = models.ForeignKey(Kit, models.CASCADE, related_name="lines")
    item = models.ForeignKey(Item, models.PROTECT, related_name="lines")
    quantity = models.DecimalField(max_digits=9, decimal_places=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kit", "item"], name="one_line_an_item_of_a_kit"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="a_line_holds_some"),
        ]

    def __str__(self) -> str:
        return f"{self.kit_id}: {self.quantity} {self.item_id}"


class Lot(models.Model):
    """Kits that were packed together and expire on one day; no day: they do not expire."""

    code = models.CharField(max_length=60, primary_key=True)
    kit = models.ForeignKey(Kit, models.PROTECT, related_name="lots")
    expires_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.code

    def is_expired(self, today: date) -> bool:
        return self.expires_on is not None and self.expires_on < today


class Account(models.Model):
    """A place or a party that stock moves between. Balances are sums of movements, never kept."""

    class Kind(models.TextChoices):
        DONOR = "donor"
        WAREHOUSE = "warehouse"
        POINT = "point"
        HOUSEHOLDS = "households"
        LOSS = "loss"

    code = models.CharField(max_length=40, primary_key=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    names = models.JSONField()

    def __str__(self) -> str:
        return say(self.names, "en")


class AppendOnly(models.QuerySet["Movement"]):
    """Refuses what would change the past. The database refuses it too (ledger.py)."""

    def update(self, **_: Any) -> NoReturn:
        raise Refusal("S25")

    def delete(self) -> NoReturn:
        raise Refusal("S25")

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        raise Refusal("S25")


class Movement(models.Model):
    """Whole kits that went from one account to another, by a document. Added, never changed."""

    class Reason(models.TextChoices):
        OPENING = "opening"
        RECEIPT = "receipt"
        DISPATCH = "dispatch"
        HANDOVER = "handover"
        RETURN = "return"
        LOSS = "loss"
        CORRECTION = "correction"

    kit = models.ForeignKey(Kit, models.PROTECT, related_name="movements")
    # No lot: handed over beyond what the books knew to be there.
    lot = models.ForeignKey(Lot, models.PROTECT, null=True, related_name="movements")
    source = models.ForeignKey(Account, models.PROTECT, related_name="outgoing")
    target = models.ForeignKey(Account, models.PROTECT, related_name="incoming")
    quantity = models.PositiveIntegerField()
    because = models.CharField(max_length=12, choices=Reason.choices)
    document = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "source", "target", "kit", "lot"],
                condition=models.Q(lot__isnull=False),
                name="a_document_posts_a_lot_once",
            ),
            models.UniqueConstraint(
                fields=["document", "source", "target", "kit"],
                condition=models.Q(lot__isnull=True),
                name="a_document_posts_a_kit_once",
            ),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="something_moves"),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="stock_moves_elsewhere"
            ),
        ]
        indexes = [
            models.Index(fields=["source", "kit"], name="movements_out"),
            models.Index(fields=["target", "kit"], name="movements_in"),
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.quantity} {self.kit_id}"

    def save(self, *_: Any, **settings: Any) -> None:
        """Raises Refusal S25 for a movement that is already in the ledger."""
        if not self._state.adding:
            raise Refusal("S25")
        # A key set by hand must not overwrite the row that has it.
        super().save(force_insert=True, using=settings.get("using"))

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise Refusal("S25")
