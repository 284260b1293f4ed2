-- The ledger is append-only, for its owner too. What an entry says is gone may go.
CREATE OR REPLACE FUNCTION {schema}.refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp
AS $body$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'PL001';
END
$body$;

CREATE OR REPLACE FUNCTION {schema}.refuse_text() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp
AS $body$
BEGIN
    IF EXISTS (
        SELECT FROM (
            SELECT convert_from(state, 'UTF8')::jsonb AS said FROM stored_events
            WHERE topic = 'text.redacted') AS redactions
        WHERE (said ->> 'entry')::bigint = OLD.number AND said -> 'fields' ? OLD.field)
    THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'PL001';
END
$body$;

CREATE OR REPLACE FUNCTION {schema}.refuse_mark() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp
AS $body$
DECLARE
    none bytea := decode(repeat('00', 32), 'hex');
BEGIN
    IF (NEW.id, NEW.first, NEW.last, NEW.salt, NEW.request)
        = (OLD.id, OLD.first, OLD.last, none, none)
        AND EXISTS (
            SELECT FROM (
                SELECT convert_from(state, 'UTF8')::jsonb AS said FROM stored_events
                WHERE topic = 'text.redacted') AS redactions
            WHERE (said ->> 'entry')::bigint BETWEEN OLD.first AND OLD.last)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'PL001';
END
$body$;

CREATE OR REPLACE FUNCTION {schema}.refuse_file() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp
AS $body$
BEGIN
    IF EXISTS (
        WITH sealed AS (
            SELECT originator_id, convert_from(state, 'UTF8')::jsonb AS said
            FROM stored_events WHERE topic = 'report.sealed')
        SELECT FROM sealed AS replaced JOIN sealed AS edition
            ON edition.originator_id = replaced.originator_id
            AND edition.said -> 'replaces' = replaced.said -> 'number'
        WHERE replaced.said ->> 'sha256' = OLD.sha256)
        OR EXISTS (
        SELECT FROM (
            SELECT convert_from(state, 'UTF8')::jsonb AS said FROM stored_events
            WHERE topic = 'text.redacted') AS redactions
        JOIN stored_events AS named ON named.rowid = (said ->> 'entry')::bigint
        WHERE said -> 'fields' ? 'file'
        AND strpos(convert_from(named.state, 'UTF8'), '"sha256":"' || OLD.sha256 || '"') > 0)
    THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'PL001';
END
$body$;

CREATE OR REPLACE FUNCTION {schema}.refuse_head() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, {schema}, pg_temp
AS $body$
BEGIN
    IF NEW.id = OLD.id AND NEW.entries > OLD.entries THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the ledger only grows' USING ERRCODE = 'PL001';
END
$body$;
