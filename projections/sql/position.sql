-- How far the views have been folded: the number of the last entry in them.
CREATE TABLE IF NOT EXISTS position (
    view TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
