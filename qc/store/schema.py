"""The tables. Each row of each table in ``LOGGED`` has an entry in the log, and is never changed.

``WORKING`` is what a server only works with: who is signed in, who tried to, which files wait to be read. These rows
change from minute to minute, say nothing of a batch, and are removed when they have served: a log of them would only
keep what ought to be forgotten. What comes of an upload is recorded as a batch, with its file, in the log.
"""

from __future__ import annotations

import sqlalchemy as sa

from qc.store.columns import METADATA, day, flag, later, octets, of, table, text, whole

HEAD = "0004"
"""The newest step in ``qc.store.migrations``."""


FILE = table("file", text("sha256", needed=True, unique=True), whole("size", needed=True), octets("content"))
WORKSHOP = table("workshop", text("name", needed=True, unique=True))
BUYER = table("buyer", text("name", needed=True, unique=True))
PERSON = table("person", text("name", needed=True), text("role", needed=True), of("workshop"), of("buyer"))
PART = table(
    "part",
    of("buyer", needed=True),
    text("part_number", needed=True),
    text("name_id", needed=True),
    text("name_en", needed=True),
    sa.UniqueConstraint("buyer", "part_number"),
)
STANDARD = table(
    "standard",
    of("part", needed=True, found_by=True),
    text("revision", needed=True),
    day("edition"),
    text("name", needed=True),
    text("sha256", needed=True),
    of("complete", "file", needed=True),
    of("source", "file", needed=True),
    sa.UniqueConstraint("part", "sha256"),
)
BASELINE = table(
    "baseline",
    of("part", needed=True, found_by=True),
    of("standard", needed=True),
    of("content", "file", needed=True),
    text("who", needed=True),
    day("locked_on"),
    text("why"),
    of("replaces", "baseline"),
)
BATCH = table(
    "batch",
    of("part", needed=True, found_by=True),
    of("standard", needed=True),
    of("workshop", found_by=True),
    of("baseline"),
    text("lot"),
    whole("quantity"),
    whole("sampled", needed=True),
    whole("shipped"),
    text("order_number"),
    whole("ordered"),
    day("due"),
    day("shipped_on"),
    day("produced"),
    day("inspected"),
)
BATCH_FILE = table(
    "batch_file",
    of("batch", needed=True, found_by=True),
    text("role", needed=True),
    text("name", needed=True),
    of("content", "file", needed=True),
)
SERIES = table(
    "series",
    of("batch", needed=True, found_by=True),
    text("role", needed=True),
    text("characteristic", needed=True),
    whole("readings", needed=True),
    octets("content"),
)
CORRECTION = table(
    "correction",
    of("batch", needed=True, found_by=True),
    text("file_name", needed=True),
    text("sheet"),
    whole("row_number", needed=True),
    text("column_name", needed=True),
    text("old", needed=True),
    text("new", needed=True),
    text("who", needed=True),
    text("made_on", needed=True),
    text("why", needed=True),
)
VERDICT = table(
    "verdict",
    of("batch", needed=True, found_by=True),
    text("program", needed=True),
    text("schema_version", needed=True),
    text("decision", needed=True),
    text("conformity", needed=True),
    text("stability", needed=True),
    text("capability", needed=True),
    of("facts", "file", needed=True),
    of("record", "file", needed=True),
)
ANSWER = table(
    "answer",
    of("batch", needed=True, found_by=True),
    text("question", needed=True),
    text("said", needed=True),
    later(of("said_by", "person")),
    later(text("moment")),
)
DISPOSITION = table(
    "disposition",
    of("batch", needed=True, found_by=True),
    text("decision", needed=True),
    text("why"),
    later(text("characteristic")),
    later(text("units")),
    later(of("decided_by", "person")),
    later(text("moment")),
)
REPORT = table(
    "report", of("batch", needed=True, found_by=True), text("language", needed=True), of("content", "file", needed=True)
)
ACCOUNT = table(
    "account",
    of("person", needed=True, found_by=True),
    text("login", needed=True),
    octets("password_hash", needed=False),  # bytes: they are no part of an export
    text("role", needed=True),
    flag("active"),
    of("replaces", "account"),
    later(of("workshop")),
    later(of("buyer")),
)
"""Who may sign in, as what and on whose side; the newest row of a person counts, and a side that it leaves open stays
the one that they were added on."""
COLUMN_MATCH = table(
    "column_match",
    of("part", needed=True, found_by=True),
    of("workshop"),
    text("header", needed=True),
    text("characteristic", needed=True),
)
QUESTION = table(
    "question",
    of("batch", needed=True, found_by=True),
    of("asked_by", "person"),
    text("text", needed=True),
    text("moment", needed=True),
)
REPLY = table(
    "reply",
    of("question", needed=True, found_by=True),
    text("said", needed=True),
    of("said_by", "person"),
    text("moment", needed=True),
)
SHEET = table(
    "sheet",
    of("part", needed=True, found_by=True),
    of("standard", needed=True),
    of("workshop", found_by=True),
    text("lot"),
    of("opened_by", "person"),
    text("moment", needed=True),
)
"""A batch whose readings are typed at the machine."""
TYPED = table(
    "typed",
    of("sheet", needed=True, found_by=True),
    text("client_key", needed=True, unique=True),
    text("characteristic", needed=True),
    whole("unit", needed=True),
    text("value", needed=True),
    text("typed_at", needed=True),
)
SHEET_CLOSED = table(
    "sheet_closed",
    sa.Column("sheet", sa.Integer, sa.ForeignKey("sheet.id"), nullable=False, unique=True),
    of("batch"),
    of("closed_by", "person"),
    text("moment", needed=True),
)

SESSION = table(
    "session",
    text("token_sha256", needed=True, unique=True),
    of("person", found_by=True),
    of("account"),
    text("created", needed=True),
    text("seen", needed=True),
    text("expires", needed=True),
)
ATTEMPT = table(
    "attempt",
    text("login", needed=True),
    text("address", needed=True),
    text("moment", needed=True),
    flag("success"),
)
UPLOAD = table(
    "upload",
    text("key", needed=True, unique=True),
    of("person", found_by=True),
    text("name", needed=True),
    octets("content"),
    text("pilot_name"),
    octets("pilot_content", needed=False),
    text("options", needed=True),
    text("state", needed=True),
    text("progress", needed=True),
    of("batch"),
    text("created", needed=True),
)
WORKING = (SESSION, ATTEMPT, UPLOAD)

LOG = sa.Table(
    "log",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    text("moment", needed=True),
    text("who", needed=True),
    text("entity", needed=True),
    whole("entity_id", needed=True),
    text("content", needed=True),
    text("previous", needed=True),
    text("digest", needed=True),
)
LOGGED = tuple(table for table in METADATA.sorted_tables if table not in (LOG, *WORKING))
