"""SQL that makes a table one that is only added to, whoever asks, in the database itself."""

SENTENCE = "{table} is only added to: write a further row."
SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '{sentence}'; END $$",
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def only_added_to(table: str, vendor: str) -> list[str]:
    """The statements for that table. vendor: "sqlite" or "postgresql"; KeyError for another."""
    sentence = SENTENCE.format(table=table)
    return [text.format(table=table, sentence=sentence) for text in STATEMENTS[vendor]]
