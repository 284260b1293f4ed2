-- One row for each entry, as log and timeline show it.
-- days_late is null where nobody gave a date; on_behalf_of where it was recorded for
-- nobody else; place is the number of the fact's entry.
CREATE TABLE IF NOT EXISTS line (
    number INTEGER NOT NULL PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    recorded_day TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    on_behalf_of TEXT,
    type TEXT NOT NULL,
    plan TEXT NOT NULL,
    subject TEXT NOT NULL,
    effective_day TEXT,
    precision TEXT NOT NULL,
    effective TEXT NOT NULL,
    words TEXT,
    days_late INTEGER,
    reason TEXT,
    text TEXT,
    names INTEGER,
    place INTEGER NOT NULL,
    source TEXT,
    command TEXT NOT NULL,
    redacted INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS line_day ON line (recorded_day, number);
CREATE INDEX IF NOT EXISTS line_subject_number ON line (subject, number);
CREATE INDEX IF NOT EXISTS line_amending ON line (place, number)
WHERE names IS NOT NULL;
CREATE INDEX IF NOT EXISTS line_opened ON line (plan) WHERE type = 'plan.opened';
