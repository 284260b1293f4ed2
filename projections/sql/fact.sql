-- What stood for a subject and field, `about`, from a day on, to whoever knew the ledger
-- up to an entry from `number` on and before `until`. `place` settles ties of one day.
-- What nobody dated has an empty `valid_from`, so that anything dated wins over it; it
-- is seen from the latest day on which it can have begun.
CREATE TABLE IF NOT EXISTS fact (
    about INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    seen_from TEXT NOT NULL,
    place INTEGER NOT NULL,
    number INTEGER NOT NULL,
    until INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    value TEXT NOT NULL,
    extra TEXT,
    PRIMARY KEY (about, valid_from, place, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS fact_entry ON fact (entry);
