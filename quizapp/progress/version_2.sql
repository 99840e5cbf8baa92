-- What a learner can do to an item, exams, and what the statistics need. All derived tables are made
-- anew from the log when the scheduling setting is missing.

DROP TABLE item_state;
DROP TABLE day_summary;
DELETE FROM setting WHERE name = 'scheduling';

-- What a learner's records about an item come to. Days are ordinals of the learning day.
CREATE TABLE item_state (
    learner      TEXT NOT NULL REFERENCES learner (id),
    deck         TEXT NOT NULL,              -- before the item, so that a deck's items lie together
    item         TEXT NOT NULL,
    parked       INTEGER NOT NULL,           -- not in its deck any more; a copy of not trace.present
    attempts     INTEGER NOT NULL,
    passed       INTEGER NOT NULL,
    first_passed INTEGER,                    -- day
    missed       INTEGER NOT NULL,           -- the last attempt was not right
    suspended    INTEGER NOT NULL,
    postponed    INTEGER NOT NULL,           -- day before which it is not asked; 0 is none
    flag         TEXT,                       -- the note to the author
    chosen       TEXT,                       -- JSON: how often each level was chosen for a certainty item
    stability    REAL,                       -- this and what follows is null until the first review
    difficulty   REAL,
    due          INTEGER,
    reviewed     INTEGER,
    reviews      INTEGER,
    lapses       INTEGER,
    PRIMARY KEY (learner, deck, item)
) WITHOUT ROWID;

CREATE INDEX item_state_due ON item_state (learner, due, reviewed, stability, postponed, suspended, parked)
    WHERE due IS NOT NULL AND parked = 0 AND suspended = 0;
CREATE INDEX item_state_chosen ON item_state (learner) WHERE chosen IS NOT NULL;
CREATE INDEX item_state_flag ON item_state (learner) WHERE flag IS NOT NULL;

CREATE TABLE day_summary (
    learner      TEXT NOT NULL REFERENCES learner (id),
    day          INTEGER NOT NULL,
    attempts     INTEGER NOT NULL,
    passed       INTEGER NOT NULL,
    sessions     INTEGER NOT NULL,           -- finished ones
    new          INTEGER NOT NULL,           -- items reviewed for the first time
    milliseconds INTEGER NOT NULL,           -- from showing an item to the response
    PRIMARY KEY (learner, day)
) WITHOUT ROWID;

-- Reviews of known items by the time since the last review.
CREATE TABLE recall_summary (
    learner  TEXT NOT NULL REFERENCES learner (id),
    day      INTEGER NOT NULL,
    interval INTEGER NOT NULL,               -- the least number of days of its class
    reviews  INTEGER NOT NULL,
    passed   INTEGER NOT NULL,
    PRIMARY KEY (learner, day, interval)
) WITHOUT ROWID;

CREATE INDEX record_exam ON record (learner, at) WHERE kind = 'exam_finished';

-- Learners who were erased: nothing of them may come back by a merge.
CREATE TABLE erased (
    learner TEXT NOT NULL PRIMARY KEY,
    at      INTEGER NOT NULL                 -- microseconds since 1970, UTC
) WITHOUT ROWID;
