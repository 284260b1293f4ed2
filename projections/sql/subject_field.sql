-- Each field that a subject of a plan ever had, numbered in the order of the entries that
-- first said something of it. Facts go by that number, as their keys are short with it.
CREATE TABLE IF NOT EXISTS subject_field (
    id INTEGER NOT NULL PRIMARY KEY,
    plan TEXT NOT NULL,
    subject TEXT NOT NULL,
    field TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS subject_field_once ON subject_field (subject, field);
CREATE INDEX IF NOT EXISTS subject_field_plan ON subject_field (plan, field, subject);
