-- Each field that a subject of a plan ever had, so that one seek answers for it.
CREATE TABLE IF NOT EXISTS subject_field (
    plan TEXT NOT NULL,
    subject TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (plan, subject, field)
) STRICT, WITHOUT ROWID;
