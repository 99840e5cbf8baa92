PRAGMA application_id = 0x51756970;          -- Quip

-- The log is the truth; everything below it but `trace` and `deck` is a function of the log and of
-- the scheduling setting, and `quizapp progress rebuild` makes it anew.

CREATE TABLE learner (
    id   TEXT NOT NULL PRIMARY KEY,          -- 32 hex digits
    name TEXT NOT NULL DEFAULT ''            -- the last one given
) WITHOUT ROWID;

CREATE TABLE record (
    id      TEXT NOT NULL UNIQUE,            -- 32 hex digits
    learner TEXT NOT NULL REFERENCES learner (id),
    at      INTEGER NOT NULL,                -- microseconds since 1970, UTC
    offset  INTEGER NOT NULL,                -- minutes that local time was ahead of UTC
    kind    TEXT NOT NULL,
    item    TEXT,                            -- attempted, changed; the old id of a renamed one
    other   TEXT,                            -- the new id of a renamed item; the record that is undone
    data    TEXT NOT NULL,                   -- the body, as JSON
    PRIMARY KEY (at, id)
) WITHOUT ROWID;

CREATE INDEX record_item ON record (learner, item);
CREATE INDEX record_other ON record (other) WHERE other IS NOT NULL;

CREATE TRIGGER record_is_never_changed BEFORE UPDATE ON record
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER record_is_never_deleted BEFORE DELETE ON record
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;

-- What a learner's attempts at an item come to. Days are ordinals of the learning day.
CREATE TABLE item_state (
    learner      TEXT NOT NULL REFERENCES learner (id),
    deck         TEXT NOT NULL,              -- before the item, so that a deck's items lie together
    item         TEXT NOT NULL,
    parked       INTEGER NOT NULL,           -- not in its deck any more; a copy of not trace.present
    attempts     INTEGER NOT NULL,
    passed       INTEGER NOT NULL,
    first_passed INTEGER,                    -- day
    stability    REAL,                       -- this and what follows is null until the first review
    difficulty   REAL,
    due          INTEGER,
    reviewed     INTEGER,
    reviews      INTEGER,
    lapses       INTEGER,
    PRIMARY KEY (learner, deck, item)
) WITHOUT ROWID;

CREATE INDEX item_state_due ON item_state (learner, due, reviewed, stability)
    WHERE due IS NOT NULL AND parked = 0;

CREATE TABLE day_summary (
    learner  TEXT NOT NULL REFERENCES learner (id),
    day      INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    passed   INTEGER NOT NULL,
    sessions INTEGER NOT NULL,               -- finished ones
    new      INTEGER NOT NULL,               -- items reviewed for the first time
    PRIMARY KEY (learner, day)
) WITHOUT ROWID;

-- How the items of a deck looked when they were last seen, to know them again.
CREATE TABLE trace (
    deck     TEXT NOT NULL,
    item     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    facet    TEXT NOT NULL,
    stem     TEXT NOT NULL,
    key      TEXT NOT NULL,
    position INTEGER NOT NULL,
    present  INTEGER NOT NULL,               -- in its deck now
    PRIMARY KEY (deck, item)
) WITHOUT ROWID;

CREATE TABLE deck (
    id     TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL                     -- the bank's, when the traces were taken
) WITHOUT ROWID;

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
