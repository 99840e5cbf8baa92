-- The index: what the question files held when they were last read. Only a cache.

CREATE TABLE files (
    id          INTEGER PRIMARY KEY,
    path        TEXT NOT NULL UNIQUE,   -- real path
    size        INTEGER NOT NULL,
    mtime_ns    INTEGER NOT NULL,       -- -1: to be read again in any case
    deck        TEXT,                   -- NULL: the file gives no deck
    title       TEXT NOT NULL,
    language    TEXT NOT NULL,
    tags        TEXT NOT NULL,          -- separated by line ends
    as_of       TEXT,
    link        TEXT NOT NULL,
    description TEXT NOT NULL,
    article     TEXT NOT NULL,
    entries     INTEGER NOT NULL,
    items       INTEGER NOT NULL,       -- without drafts
    drafts      INTEGER NOT NULL,
    errors      INTEGER NOT NULL,
    warnings    INTEGER NOT NULL,
    hints       INTEGER NOT NULL,
    digest      TEXT NOT NULL
);

CREATE TABLE details (
    file     INTEGER PRIMARY KEY,
    glossary TEXT NOT NULL,             -- JSON, see codec.py
    problems TEXT NOT NULL
);

CREATE TABLE items (
    file        INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    id          TEXT NOT NULL,
    entry       TEXT,                   -- NULL: the same as id
    opens_after TEXT,
    draft       INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    payload     TEXT NOT NULL,
    PRIMARY KEY (file, position)
) WITHOUT ROWID;

CREATE UNIQUE INDEX items_by_id ON items (file, id);

CREATE TABLE terms (
    folded TEXT NOT NULL,
    file   INTEGER NOT NULL,
    PRIMARY KEY (folded, file)
) WITHOUT ROWID;

CREATE INDEX terms_by_file ON terms (file);
