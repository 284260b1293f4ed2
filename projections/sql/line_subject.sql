-- Actions that an entry is about besides its own subject: those that were merged.
CREATE TABLE IF NOT EXISTS line_subject (
    subject TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (subject, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS line_subject_number_of ON line_subject (number);
