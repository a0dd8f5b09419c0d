"""From schema 2 to schema 3: sources, interviews, evidence, and the documents themselves.

What it makes is written out and not taken from ``records``, which always describes the
newest schema. Nothing that was there before is touched.
"""

import sqlite3
from typing import Final

_TEXT: Final = "TEXT NOT NULL"
_WHOLE: Final = "INTEGER NOT NULL"
_SMALL: Final = "\n WITHOUT ROWID,\n STRICT\n\n"
_LARGE: Final = "\n STRICT\n\n"
_REMOVED: Final = ("removed INTEGER NOT NULL", "PRIMARY KEY (id)")

_NEW: Final = {
    "source": (
        f"id {_TEXT}",
        f"kind {_TEXT}",
        f"title {_TEXT}",
        f"sort {_TEXT}",
        f"published {_TEXT}",
        f"publisher {_TEXT}",
        f"file_name {_TEXT}",
        f"form {_TEXT}",
        f"sha256 {_TEXT}",
        f"size {_WHOLE}",
        f"address {_TEXT}",
        f"captured_at {_TEXT}",
        f"http_status {_TEXT}",
        f"note {_TEXT}",
        f"added_by {_TEXT}",
        f"added_at {_TEXT}",
        f"replaces {_TEXT}",
        f"request {_TEXT}",
        *_REMOVED,
    ),
    "request": (
        f"id {_TEXT}",
        f"position {_TEXT}",
        f"title {_TEXT}",
        f"questions {_TEXT}",
        f"status {_TEXT}",
        f"asked_on {_TEXT}",
        f"note {_TEXT}",
        *_REMOVED,
    ),
    "lookup": (
        f"id {_TEXT}",
        f"position {_TEXT}",
        f"question {_TEXT}",
        f"text {_TEXT}",
        "outcome TEXT",
        f"source {_TEXT}",
        f"note {_TEXT}",
        *_REMOVED,
    ),
    "interview": (
        f"id {_TEXT}",
        f"position {_TEXT}",
        f"role {_TEXT}",
        f"organisation {_TEXT}",
        f"guide {_TEXT}",
        f"day {_TEXT}",
        f"starts {_TEXT}",
        f"ends {_TEXT}",
        f"place {_TEXT}",
        f"assessors {_TEXT}",
        f"status {_TEXT}",
        f"note {_TEXT}",
        f"retain_until {_TEXT}",
        *_REMOVED,
    ),
    "person": (
        f"id {_TEXT}",
        f"interview {_TEXT}",
        f"position {_TEXT}",
        f"name {_TEXT}",
        f"code {_TEXT}",
        f"contact {_TEXT}",
        *_REMOVED,
    ),
    "guide": (
        f"id {_TEXT}",
        f"position {_TEXT}",
        f"role {_TEXT}",
        f"title {_TEXT}",
        f"origin {_TEXT}",
        *_REMOVED,
    ),
    "guide_question": (
        f"id {_TEXT}",
        f"guide {_TEXT}",
        f"position {_TEXT}",
        f"question {_TEXT}",
        f"text {_TEXT}",
        *_REMOVED,
    ),
    "asked": (
        f"id {_TEXT}",
        "state TEXT",
        f"again {_TEXT}",
        "PRIMARY KEY (id)",
    ),
    "started": (
        f"id {_TEXT}",
        f"at {_TEXT}",
        "PRIMARY KEY (id)",
    ),
    "line": (
        f"id {_TEXT}",
        f"interview {_TEXT}",
        f"author {_TEXT}",
        f"position {_TEXT}",
        f"typed_at {_TEXT}",
        f"text {_TEXT}",
        f"speaker {_TEXT}",
        f"signals {_TEXT}",
        f"level {_TEXT}",
        f"time_mark {_TEXT}",
        f"witness {_TEXT}",
        f"reviewed {_TEXT}",
        *_REMOVED,
    ),
    "excerpt": (
        f"id {_TEXT}",
        f"source {_TEXT}",
        f"sha256 {_TEXT}",
        f"page {_WHOLE}",
        f"page_label {_TEXT}",
        f"start {_WHOLE}",
        f'"end" {_WHOLE}',
        f"quote {_TEXT}",
        f"prefix {_TEXT}",
        f"suffix {_TEXT}",
        f"region {_TEXT}",
        f"comment {_TEXT}",
        f"author {_TEXT}",
        f"at {_TEXT}",
        f"level {_TEXT}",
        f"extractor {_TEXT}",
        f"let_be {_TEXT}",
        *_REMOVED,
    ),
    "link": (
        f"id {_TEXT}",
        f'"of" {_TEXT}',
        f"question {_TEXT}",
        f"indicator {_TEXT}",
        f"direction {_TEXT}",
        f"strength {_WHOLE}",
        f"comment {_TEXT}",
        f"author {_TEXT}",
        f"origin {_TEXT}",
        f"at {_TEXT}",
        *_REMOVED,
    ),
    "erased": (
        f"id {_TEXT}",
        f"ids {_TEXT}",
        f"code {_TEXT}",
        f"author {_TEXT}",
        f"at {_TEXT}",
        *_REMOVED,
    ),
    "content": (
        f"sha256 {_TEXT}",
        f"size {_WHOLE}",
        "data BLOB NOT NULL",
        "PRIMARY KEY (sha256)",
    ),
    "reading": (
        f"sha256 {_TEXT}",
        f"form {_TEXT}",
        f"title {_TEXT}",
        f"remarks {_TEXT}",
        f"extractor {_TEXT}",
        f"version {_TEXT}",
        "PRIMARY KEY (sha256)",
    ),
    "page": (
        f"sha256 {_TEXT}",
        f"number {_WHOLE}",
        f"label {_TEXT}",
        f"text {_TEXT}",
        f"places {_TEXT}",
        f"unreadable {_WHOLE}",
        "PRIMARY KEY (sha256, number)",
    ),
    "unswept": (
        f"id {_TEXT}",
        "PRIMARY KEY (id)",
    ),
}
_LARGE_ONES: Final = ("content", "page")


def run(connection: sqlite3.Connection) -> None:
    """Take the step, within the caller's transaction."""
    for table, parts in _NEW.items():
        inside = ", \n\t".join(parts)
        ending = _LARGE if table in _LARGE_ONES else _SMALL
        # As SQLAlchemy writes it: SQLite keeps its very letters.
        connection.execute(f"CREATE TABLE {table} (\n\t{inside}\n){ending}")
