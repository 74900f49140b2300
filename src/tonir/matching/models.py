"""Runs of the matching, the pairs they found, the entries they joined. Ids only, no names."""

from django.db import models

from tonir.people.models import Household


class Weighing(models.Model):
    """A model that is kept for the runs to come, and of how many people it knows the names."""

    at = models.DateTimeField(auto_now_add=True)
    model = models.JSONField()
    people = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class NamesBorne(models.Model):
    """How often some of the names are borne, sealed; as many rows as it takes."""

    weighing = models.ForeignKey(Weighing, models.CASCADE, related_name="names")
    part = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["weighing", "part"], name="one_row_per_part_of_names"),
        ]

    def __str__(self) -> str:
        return f"{self.weighing_id} {self.part}"


class Run(models.Model):
    """One run: the model, the costs and the versions that it ran with, and what came of it."""

    class Scope(models.TextChoices):
        NEW = "new"  # what has changed, against everything
        ALL = "all"  # everything against everything

    at = models.DateTimeField(auto_now_add=True)
    scope = models.CharField(max_length=3, choices=Scope.choices)
    weighing = models.ForeignKey(Weighing, models.PROTECT, null=True)
    rules = models.JSONField()
    summary = models.JSONField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Scored(models.Model):
    """The state of an entry that was compared last: until it changes, its pairs stand."""

    household = models.OneToOneField(Household, models.CASCADE, primary_key=True)
    revision = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.household_id} {self.revision}"


class Pair(models.Model):
    """Two entries that may be one family, and what the model says; left is the lower id.

    weight: binary logarithm of the odds that they are one family. persons: [[number in left,
    number in right], ...] of who is the same person. sampled: sure, and shown to people as well,
    so that the error of the sure ones is measured.
    """

    class Decision(models.TextChoices):
        SURE = "sure"
        LOOK = "look"

    left = models.ForeignKey(Household, models.CASCADE, related_name="+")
    right = models.ForeignKey(Household, models.CASCADE, related_name="+")
    weight = models.FloatField()
    members = models.IntegerField()
    persons = models.JSONField(default=list)
    decision = models.CharField(max_length=4, choices=Decision.choices)
    sampled = models.BooleanField(default=False)
    # Sure, but joining it would glue entries that nothing else holds together: people look.
    cut = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="one_row_per_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} {self.right_id} {self.weight}"


class Ruling(models.Model):
    """What a person said of two entries; left is the lower id. Append-only: undoing is a row."""

    class Verdict(models.TextChoices):
        SAME = "same"  # one family
        DIFFERENT = "different"  # two families
        MOVED_IN = "moved_in"  # two families that belong together: one lives with the other
        FORMER = "former"  # ... former husband or wife
        PARENTS = "parents"  # ... the parents' or grandparents' house
        RELATED = "related"  # ... in another way
        UNDONE = "undone"  # what this person said of them before no longer holds

    left = models.ForeignKey(Household, models.CASCADE, related_name="+")
    right = models.ForeignKey(Household, models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=9, choices=Verdict.choices)
    by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)
    # Of a sure pair that was shown as a sample: counts towards the measured error.
    of_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["left", "right"], name="rulings_by_pair")]

    def __str__(self) -> str:
        return f"{self.left_id} {self.right_id} {self.verdict}"


class SharedPerson(models.Model):
    """Somebody who surely stands in two entries that are not one family; left is the lower id.

    Her number in each entry, as it was when they were compared last; weight as of a pair.
    """

    left = models.ForeignKey(Household, models.CASCADE, related_name="+")
    left_number = models.IntegerField()
    right = models.ForeignKey(Household, models.CASCADE, related_name="+")
    right_number = models.IntegerField()
    weight = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["left", "left_number", "right", "right_number"],
                name="one_row_per_person_of_two_entries",
            )
        ]

    def __str__(self) -> str:
        return f"{self.left_id}/{self.left_number} {self.right_id}/{self.right_number}"


class PersonRuling(models.Model):
    """What somebody said of a person who stands in two families. Append-only, as Ruling is.

    Of the entries as they were (their revisions): once one of them changed it says nothing more.
    """

    class Verdict(models.TextChoices):
        LEFT = "left"  # she counts for the left one's family alone
        RIGHT = "right"  # ... for the right one's
        TWO = "two"  # namesakes: two persons
        BOTH = "both"  # rightly in both: a child of two homes
        UNDONE = "undone"

    left = models.ForeignKey(Household, models.CASCADE, related_name="+")
    left_number = models.IntegerField()
    left_revision = models.IntegerField()
    right = models.ForeignKey(Household, models.CASCADE, related_name="+")
    right_number = models.IntegerField()
    right_revision = models.IntegerField()
    verdict = models.CharField(max_length=6, choices=Verdict.choices)
    by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.left_id}/{self.left_number} {self.right_id} {self.verdict}"


class Merge(models.Model):
    """The entry `dropped` is the same family as `kept`. Splitting again deletes the row."""

    kept = models.ForeignKey(Household, models.CASCADE, related_name="+")
    dropped = models.OneToOneField(Household, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("dropped")), name="no_entry_merges_into_itself"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dropped_id} -> {self.kept_id}"
