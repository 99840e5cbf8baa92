-- A running exam, so that it goes on after whatever ended the program. It is no progress yet: what
-- is left of it when it is handed in are records in the log.

CREATE TABLE draft (
    learner TEXT NOT NULL PRIMARY KEY REFERENCES learner (id) ON DELETE CASCADE,
    data    TEXT NOT NULL                    -- JSON, with the exam's id
) WITHOUT ROWID;
