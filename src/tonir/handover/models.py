"""Booklets, packs, devices, claims: what a handover leaves behind. No row here names anybody."""

from django.db import models

from tonir.handover.phone_models import Invitation
from tonir.people.models import Household
from tonir.planning.models import Plan, Point
from tonir.programme.models import Round


class IssuerKey(models.Model):
    """The key that signs rows: its public half in clear, its private half sealed."""

    public = models.BinaryField(max_length=32)
    sealed = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return bytes(self.public).hex()[:8]


class RoundKey(models.Model):
    """A household's key of round `number`, sealed under that round's own key.

    It can ratchet forward, never back: closing the round puts the next one in its place. One a
    household, not one a booklet: two booklets of a household give the same tag.
    """

    household = models.OneToOneField(Household, models.CASCADE, related_name="round_key")
    number = models.IntegerField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.household_id} {self.number}"


class Booklet(models.Model):
    """A household's slips, held together. A household may have two: one is a proxy's.

    lost_at: since when it does not count any more; its number is not given again.
    """

    household = models.ForeignKey(Household, models.CASCADE, related_name="booklets")
    number = models.IntegerField(default=1)
    lost_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household", "number"], name="a_households_booklets_are_numbered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.household_id} {self.number}"


class Slip(models.Model):
    """A booklet's slip for the round of that number: {"code": "<25 characters>"}, sealed under the
    round's own key. Deleted when it is withdrawn, and when the round is closed.

    unprinted: the verb (`desk`) that made it and has not written its paper yet; tried again, the
    verb goes on there and makes no other slip.
    """

    booklet = models.ForeignKey(Booklet, models.CASCADE, related_name="slips")
    round = models.IntegerField()
    sealed = models.BinaryField()
    unprinted = models.CharField(max_length=8, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["booklet", "round"], name="one_slip_a_booklet_and_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.booklet_id} {self.round}"


class Closing(models.Model):
    """That a round was closed. `held`: what it left behind, in counts.

    shredded_at: when its key was destroyed as well; none if somebody was killed in between, and
    the next one to close a round finishes it.
    """

    round = models.OneToOneField(Round, models.PROTECT, related_name="closing")
    at = models.DateTimeField(auto_now_add=True)
    held = models.JSONField()
    shredded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.round_id} {self.at:%Y-%m-%d %H:%M}"


class Pack(models.Model):
    """What a phone downloads for one point, day and lane; day null: home deliveries from there.

    `version` counts the issues of a round and is part of every derivation, so that no row is ever
    rebuilt under the same key, in whatever pack the family stands then. `rows`: sealed rows in
    the order of their indexes; emptied when a later version takes the pack's place. `traces`: what
    claims made with these rows are known by; kept until the round is closed.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="packs")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="packs")
    point = models.ForeignKey(Point, models.PROTECT, related_name="packs")
    day = models.DateField(null=True)
    lane = models.IntegerField(null=True)
    label = models.CharField(max_length=80)
    version = models.IntegerField()
    kits = models.JSONField()
    rows = models.BinaryField()
    traces = models.BinaryField(default=b"")
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "label"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_pack_a_point_day_and_lane",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} v{self.version}"


class Withdrawal(models.Model):
    """Slips that no longer count, for phones already in the field: only ever added to.

    marks: 16 bytes a slip, joined, known to whoever has the paper; signature: the issuer's over
    them, so that nobody in between can take a family's slip out of use. Deleted with the round.
    """

    class Reason(models.TextChoices):
        LOST = "lost"
        REPLACED = "replaced"
        MOVED = "moved"
        JOINED = "joined"

    round = models.ForeignKey(Round, models.PROTECT, related_name="withdrawals")
    marks = models.BinaryField()
    at = models.DateTimeField()
    reason = models.CharField(max_length=8, choices=Reason.choices)
    signature = models.BinaryField(max_length=64)

    def __str__(self) -> str:
        return f"{self.round_id} {self.reason} {self.at:%Y-%m-%d %H:%M}"


class Signposts(models.Model):
    """Where each slip of a round belongs, for who comes to the wrong place; opaque, as packs are.

    posts: `engines.slips.signposts` under `version`. places: what they point to, each with point,
    names, day and lane (neither: a delivery from there). plan: from which all packs of the round
    were last issued. Deleted with the round.
    """

    round = models.OneToOneField(Round, models.PROTECT, related_name="signposts")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    version = models.IntegerField()
    posts = models.BinaryField()
    places = models.JSONField()

    def __str__(self) -> str:
        return f"{self.round_id} v{self.version}"


class Device(models.Model):
    """What claims come from: a phone, or a file of scanned codes as it grows.

    A phone has keys of its own (P-256, raw points of 65 bytes): `signing`, to sign what it sends,
    `address`, to seal to. Where and when it works, its invitation says. heard_at: its last
    request, to the minute. walk_ins: how many families without a slip it may serve; none for files.
    """

    class Kind(models.TextChoices):
        FILE = "file"
        PHONE = "phone"

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    first_seen_at = models.DateTimeField(auto_now_add=True)
    invitation = models.OneToOneField(Invitation, models.PROTECT, null=True, related_name="device")
    signing = models.BinaryField(max_length=65, default=b"")
    address = models.BinaryField(max_length=65, default=b"")
    app = models.CharField(max_length=40, blank=True, default="")
    walk_ins = models.IntegerField(null=True)
    heard_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=150, blank=True, default="")
    revoked_because = models.CharField(max_length=300, blank=True, default="")

    def __str__(self) -> str:
        return self.code


class ClaimFile(models.Model):
    """A reading of a file of codes: `fingerprint` is of its first `scans` scans, all of it then."""

    device = models.ForeignKey(Device, models.CASCADE, related_name="claim_files")
    fingerprint = models.CharField(max_length=64, unique=True)
    scans = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.device_id}: {self.scans}"


class Claim(models.Model):
    """A scan that a pack knew. A second claim of a household is kept too, and flagged.

    conflict: why it does not count as the household's claim; its kits left all the same, unless
    the phone took it back (`reversed`). short: kits of the row that were not there to give.
    """

    class Conflict(models.TextChoices):
        NONE = ""
        ALREADY_CLAIMED = "already_claimed"
        NOT_ISSUED = "not_issued"
        REVERSED = "reversed"

    device = models.ForeignKey(Device, models.PROTECT, related_name="claims")
    sequence = models.IntegerField()
    round = models.ForeignKey(Round, models.PROTECT, related_name="claims")
    point = models.ForeignKey(Point, models.PROTECT, related_name="claims")
    tag = models.BinaryField(max_length=32)
    commitment = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)
    short = models.JSONField(default=dict)
    happened_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    conflict = models.CharField(
        max_length=20, choices=Conflict.choices, default=Conflict.NONE, blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device", "sequence"], name="one_claim_a_scan"),
            models.UniqueConstraint(
                fields=["round", "tag"],
                condition=models.Q(conflict=""),
                name="a_household_claims_once_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.device_id}:{self.sequence}"


class RefusedScan(models.Model):
    """A scan that gave nothing: which one, on which line of a file, and why. Never what it was.

    code: a refusal's (H01), or a phone's word for it (`phone_models.WHY_REFUSED`).
    """

    device = models.ForeignKey(Device, models.CASCADE, related_name="refused")
    sequence = models.IntegerField()
    line = models.IntegerField(default=0)
    code = models.CharField(max_length=12)
    happened_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device", "sequence"], name="one_refusal_a_scan")
        ]

    def __str__(self) -> str:
        return f"{self.device_id}:{self.sequence} {self.code}"


class HandoverSum(models.Model):
    """What one reading of a device's claims adds up to, at one point: posted under `document`.

    A phone's are the difference to the ones before: kits may be below zero, where it took claims
    back. short: what of the kits was not there to give; kits less short is what was posted.
    `blinding` is the sum of the rows' blindings: with it an auditor proves that the claims'
    commitments add up to `kits`, and learns no household's kits.
    """

    device = models.ForeignKey(Device, models.PROTECT, related_name="sums")
    round = models.ForeignKey(Round, models.PROTECT, related_name="sums")
    point = models.ForeignKey(Point, models.PROTECT, related_name="sums")
    document = models.CharField(max_length=120, unique=True)
    kits = models.JSONField()
    short = models.JSONField(default=dict)
    blinding = models.BinaryField(max_length=32)
    claims = models.IntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.document
