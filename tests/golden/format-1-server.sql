CREATE TABLE meta (
        key TEXT COLLATE "C" PRIMARY KEY, value TEXT COLLATE "C" NOT NULL);
CREATE TABLE stored_events (
        rowid BIGINT PRIMARY KEY CHECK (rowid > 0),
        originator_id TEXT COLLATE "C" NOT NULL,
        originator_version BIGINT NOT NULL CHECK (originator_version >= 0),
        topic TEXT COLLATE "C" NOT NULL,
        state BYTEA NOT NULL,
        UNIQUE (originator_id, originator_version));
CREATE TABLE leaf (
        number BIGINT PRIMARY KEY CHECK (number > 0),
        recorded_at TEXT COLLATE "C" NOT NULL,
        nonce BYTEA NOT NULL CHECK (length(nonce) = 16),
        leaf BYTEA NOT NULL CHECK (length(leaf) = 32));
CREATE TABLE vault (
        number BIGINT NOT NULL CHECK (number > 0),
        field TEXT COLLATE "C" NOT NULL,
        salt BYTEA NOT NULL CHECK (length(salt) = 32),
        value TEXT COLLATE "C" NOT NULL,
        PRIMARY KEY (number, field));
CREATE TABLE blob (
        sha256 TEXT COLLATE "C" PRIMARY KEY CHECK (length(sha256) = 64),
        media_type TEXT COLLATE "C" NOT NULL,
        bytes BYTEA NOT NULL);
CREATE TABLE command (
        id TEXT COLLATE "C" PRIMARY KEY,
        salt BYTEA NOT NULL CHECK (length(salt) = 32),
        request BYTEA NOT NULL CHECK (length(request) = 32),
        first BIGINT NOT NULL CHECK (first > 0),
        last BIGINT NOT NULL CHECK (last >= first));
CREATE TABLE head (
        id BIGINT PRIMARY KEY CHECK (id = 1),
        entries BIGINT NOT NULL CHECK (entries >= 0),
        recorded_at TEXT COLLATE "C" NOT NULL,
        frontier BYTEA NOT NULL);
-- The ledger is append-only, for its owner too. What an entry says is gone may go.
CREATE OR REPLACE FUNCTION ledger.refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, ledger, pg_temp
AS $body$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'PL001';
END$body$;
CREATE OR REPLACE FUNCTION ledger.refuse_text() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, ledger, pg_temp
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
END$body$;
CREATE OR REPLACE FUNCTION ledger.refuse_mark() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, ledger, pg_temp
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
END$body$;
CREATE OR REPLACE FUNCTION ledger.refuse_file() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, ledger, pg_temp
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
END$body$;
CREATE OR REPLACE FUNCTION ledger.refuse_head() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, ledger, pg_temp
AS $body$
BEGIN
    IF NEW.id = OLD.id AND NEW.entries > OLD.entries THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the ledger only grows' USING ERRCODE = 'PL001';
END$body$;
-- Takes the ledger's one lock, until the transaction ends: whoever records next waits.
-- Readers do not. What is recorded is on disk before it counts, whatever was set.
CREATE OR REPLACE FUNCTION ledger.begin_recording() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, ledger, pg_temp
AS $body$
DECLARE
    last bigint;
BEGIN
    -- Who waits for a row is woken for each change of it; who waits for a table, in turn.
    -- Only the owner can lock it so, and it never changes, so that nothing cleans it up.
    LOCK TABLE meta IN SHARE UPDATE EXCLUSIVE MODE;
    SELECT entries INTO last FROM head FOR UPDATE;
    IF current_setting('synchronous_commit') IN ('off', 'local') THEN
        PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
    -- Nobody is to wait for plans that are made anew for each value.
    PERFORM set_config('plan_cache_mode', 'force_generic_plan', true);
    -- A program that went away without a word does not keep the others waiting for long.
    PERFORM set_config('idle_in_transaction_session_timeout', '60s', true);
    RETURN last;
END$body$;
-- Refuses an entry that no program of ours would record for the login that asks.
CREATE OR REPLACE FUNCTION ledger.check_entry(
    entry bigint, stream text, version bigint, topic text, state bytea, instant text,
    command_id text, text_entries bigint[], text_fields text[], text_salts bytea[],
    text_values text[]
) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, ledger, pg_temp
AS $body$
DECLARE
    plain text := convert_from(state, 'UTF8');
    said jsonb := plain::jsonb;
    opened bigint := 0;
    mark text := '{"commit":"';
    -- A string: quotation marks, and all between that is none without a stroke.
    words text := '"[^"\\]*(?:\\.[^"\\]*)*"';
BEGIN
    -- Blanks between its parts, or a name that stands twice, make it longer than what the
    -- server makes of it: two programs could read such an entry in two ways.
    IF length(regexp_replace(plain, words, '', 'g'))
        <> length(translate(regexp_replace(said::text, words, '', 'g'), ' ', ''))
    THEN
        RAISE EXCEPTION 'entry % is not in the form of RFC 8785', entry
        USING ERRCODE = 'PL001';
    END IF;
    IF said ->> 'recorded_by' IS DISTINCT FROM session_user::text THEN
        RAISE EXCEPTION 'your login is %, and the entry says that % recorded it',
            session_user, coalesce(said ->> 'recorded_by', 'nobody')
        USING ERRCODE = 'PL001';
    END IF;
    IF said ->> 'command' IS DISTINCT FROM command_id THEN
        RAISE EXCEPTION 'the entry is not of the command that brings it'
        USING ERRCODE = 'PL001';
    END IF;
    IF instant::timestamptz > clock_timestamp() + interval '10 minutes' THEN
        RAISE EXCEPTION 'the clock of this computer is ahead of the server''s'
        USING ERRCODE = 'PL001';
    END IF;
    IF version <> 1 AND NOT EXISTS (
        SELECT FROM stored_events AS e
        WHERE e.originator_id = stream AND e.originator_version = version - 1)
    THEN
        RAISE EXCEPTION 'version % of % does not go on from the one before',
            version, stream
        USING ERRCODE = 'PL001';
    END IF;
    IF (topic = 'text.redacted' OR topic = 'report.sealed' AND said ? 'replaces')
        AND NOT pg_has_role(session_user, 'ledger_redactor', 'MEMBER')
    THEN
        RAISE EXCEPTION 'your login may record, and not redact; that takes the role'
            ' ledger_redactor' USING ERRCODE = 'PL001';
    END IF;
    FOR i IN 1 .. cardinality(text_entries) LOOP
        CONTINUE WHEN text_entries[i] <> entry;
        -- "00" and "-1" would name places of a list a second time.
        IF text_fields[i] !~ '(^|\.)(0\d|-)'
            AND said #> string_to_array(text_fields[i], '.') = jsonb_build_object(
            'commit', encode(sha256(convert_to(E'commit/v1\n', 'UTF8') || text_salts[i]
                || convert_to(text_values[i], 'UTF8')), 'base64'))
        THEN
            opened := opened + 1;
        ELSE
            opened := -1;
            EXIT;
        END IF;
    END LOOP;
    -- A quotation mark within a string has a stroke before it, so this is never words.
    IF opened * length(mark) <> length(plain) - length(replace(plain, mark, '')) THEN
        RAISE EXCEPTION 'the words of entry % are not those it commits to', entry
        USING ERRCODE = 'PL001';
    END IF;
END$body$;
-- Appends entries with all that lies beside them, and returns the tree after them.
--
-- Numbers, leaves and the tree are made here. Whoever calls it without the program can
-- record what nobody else can read, but only under their own name, behind the last
-- entry, and once. The owner, who could write into the tables, is not asked for a name.
CREATE OR REPLACE FUNCTION ledger.append(
    after_entry bigint,
    streams text[], versions bigint[], topics text[], states bytea[],
    instants text[], nonces bytea[],
    text_entries bigint[], text_fields text[], text_salts bytea[], text_values text[],
    command_id text, command_salt bytea, command_request bytea,
    hashes text[], media_types text[], contents bytea[]
) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, ledger, pg_temp
AS $body$
DECLARE
    owner boolean := pg_has_role(session_user, (
        SELECT nspowner FROM pg_namespace WHERE nspname = 'ledger'), 'MEMBER');
    origin text := (SELECT value FROM meta WHERE key = 'origin');
    entry bigint;
    last_instant text;
    tree bytea;
    node bytea;
    size bigint;
    kept bytea;
BEGIN
    SELECT entries, recorded_at, frontier INTO entry, last_instant, tree
    FROM head FOR UPDATE;
    IF entry <> after_entry THEN
        RAISE EXCEPTION 'the ledger does not end at entry %', after_entry
        USING ERRCODE = 'serialization_failure';
    END IF;
    FOR i IN 1 .. cardinality(streams) LOOP
        size := entry;
        entry := entry + 1;
        IF instants[i] <= last_instant COLLATE "C"
            OR instants[i] !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$'
        THEN
            RAISE EXCEPTION 'its instant does not follow that of the entry before'
            USING ERRCODE = 'PL001';
        END IF;
        last_instant := instants[i];
        IF NOT owner THEN
            PERFORM check_entry(
                entry, streams[i], versions[i], topics[i], states[i], instants[i],
                command_id, text_entries, text_fields, text_salts, text_values);
        END IF;
        node := sha256(
            '\x00'::bytea || convert_to(
                concat_ws(E'\n', 'ledger-entry/v1', origin, entry, instants[i],
                    streams[i], versions[i], topics[i], encode(nonces[i], 'hex'))
                || E'\n', 'UTF8')
            || states[i]);
        INSERT INTO stored_events VALUES
            (entry, streams[i], versions[i], topics[i], states[i]);
        INSERT INTO leaf VALUES (entry, instants[i], nonces[i], node);
        WHILE size % 2 = 1 LOOP
            node := sha256('\x01'::bytea || substring(tree FROM length(tree) - 31) || node);
            tree := substring(tree FROM 1 FOR length(tree) - 32);
            size := size / 2;
        END LOOP;
        tree := tree || node;
    END LOOP;
    INSERT INTO vault
    SELECT * FROM unnest(text_entries, text_fields, text_salts, text_values) AS t(n, f, s, v)
    WHERE n > after_entry AND n <= entry;
    FOR i IN 1 .. cardinality(hashes) LOOP
        SELECT bytes INTO kept FROM blob WHERE sha256 = hashes[i];
        IF encode(sha256(contents[i]), 'hex') <> hashes[i] OR kept <> contents[i] THEN
            RAISE EXCEPTION 'a file has not the hash that it is kept under'
            USING ERRCODE = 'PL001';
        END IF;
        IF NOT owner AND NOT EXISTS (
            SELECT FROM unnest(states) AS state
            WHERE strpos(convert_from(state, 'UTF8'), '"sha256":"' || hashes[i] || '"') > 0
            AND strpos(convert_from(state, 'UTF8'),
                '"media_type":' || to_json(media_types[i])::text) > 0)
        THEN
            RAISE EXCEPTION 'a file is brought that no entry names'
            USING ERRCODE = 'PL001';
        END IF;
        IF kept IS NULL THEN
            INSERT INTO blob VALUES (hashes[i], media_types[i], contents[i]);
        END IF;
    END LOOP;
    IF command_request = decode(repeat('00', 32), 'hex') THEN
        RAISE EXCEPTION 'its mark is that of a command whose words are gone'
        USING ERRCODE = 'PL001';
    END IF;
    IF command_id IS NOT NULL THEN
        INSERT INTO command VALUES
            (command_id, command_salt, command_request, after_entry + 1, entry);
    END IF;
    UPDATE head SET entries = entry, recorded_at = last_instant, frontier = tree;
    -- Whoever follows hears of it once this is committed, and of nothing that is not.
    NOTIFY stored_events;
    RETURN tree;
END$body$;
-- Removes words with their salt, the marks of their commands, and replaced files. The
-- triggers let nothing go that an entry does not say is gone.
CREATE OR REPLACE FUNCTION ledger.forget(
    text_entries bigint[], text_fields text[], hashes text[]
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, ledger, pg_temp
AS $body$
DECLARE
    gone bigint := 0;
    rows bigint;
    none bytea := decode(repeat('00', 32), 'hex');
BEGIN
    DELETE FROM vault USING unnest(text_entries, text_fields) AS t(n, f)
    WHERE number = n AND field = f COLLATE "C";
    GET DIAGNOSTICS gone = ROW_COUNT;
    UPDATE command SET salt = none, request = none
    WHERE EXISTS (SELECT FROM unnest(text_entries) AS t(n) WHERE n BETWEEN first AND last);
    DELETE FROM blob WHERE sha256 = ANY (hashes);
    GET DIAGNOSTICS rows = ROW_COUNT;
    RETURN gone + rows;
END$body$;
CREATE TRIGGER meta_no_update BEFORE UPDATE OR DELETE ON meta FOR EACH ROW EXECUTE FUNCTION ledger.refuse();
ALTER TABLE meta ENABLE ALWAYS TRIGGER meta_no_update;
CREATE TRIGGER meta_no_truncate BEFORE TRUNCATE ON meta FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse();
ALTER TABLE meta ENABLE ALWAYS TRIGGER meta_no_truncate;
CREATE TRIGGER stored_events_no_update BEFORE UPDATE OR DELETE ON stored_events FOR EACH ROW EXECUTE FUNCTION ledger.refuse();
ALTER TABLE stored_events ENABLE ALWAYS TRIGGER stored_events_no_update;
CREATE TRIGGER stored_events_no_truncate BEFORE TRUNCATE ON stored_events FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse();
ALTER TABLE stored_events ENABLE ALWAYS TRIGGER stored_events_no_truncate;
CREATE TRIGGER leaf_no_update BEFORE UPDATE OR DELETE ON leaf FOR EACH ROW EXECUTE FUNCTION ledger.refuse();
ALTER TABLE leaf ENABLE ALWAYS TRIGGER leaf_no_update;
CREATE TRIGGER leaf_no_truncate BEFORE TRUNCATE ON leaf FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse();
ALTER TABLE leaf ENABLE ALWAYS TRIGGER leaf_no_truncate;
CREATE TRIGGER vault_no_update BEFORE UPDATE ON vault FOR EACH ROW EXECUTE FUNCTION ledger.refuse();
ALTER TABLE vault ENABLE ALWAYS TRIGGER vault_no_update;
CREATE TRIGGER vault_no_delete BEFORE DELETE ON vault FOR EACH ROW EXECUTE FUNCTION ledger.refuse_text();
ALTER TABLE vault ENABLE ALWAYS TRIGGER vault_no_delete;
CREATE TRIGGER vault_no_truncate BEFORE TRUNCATE ON vault FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse();
ALTER TABLE vault ENABLE ALWAYS TRIGGER vault_no_truncate;
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob FOR EACH ROW EXECUTE FUNCTION ledger.refuse();
ALTER TABLE blob ENABLE ALWAYS TRIGGER blob_no_update;
CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob FOR EACH ROW EXECUTE FUNCTION ledger.refuse_file();
ALTER TABLE blob ENABLE ALWAYS TRIGGER blob_no_delete;
CREATE TRIGGER blob_no_truncate BEFORE TRUNCATE ON blob FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse();
ALTER TABLE blob ENABLE ALWAYS TRIGGER blob_no_truncate;
CREATE TRIGGER command_no_update BEFORE UPDATE ON command FOR EACH ROW EXECUTE FUNCTION ledger.refuse_mark();
ALTER TABLE command ENABLE ALWAYS TRIGGER command_no_update;
CREATE TRIGGER command_no_delete BEFORE DELETE ON command FOR EACH ROW EXECUTE FUNCTION ledger.refuse();
ALTER TABLE command ENABLE ALWAYS TRIGGER command_no_delete;
CREATE TRIGGER command_no_truncate BEFORE TRUNCATE ON command FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse();
ALTER TABLE command ENABLE ALWAYS TRIGGER command_no_truncate;
CREATE TRIGGER head_no_update BEFORE UPDATE ON head FOR EACH ROW EXECUTE FUNCTION ledger.refuse_head();
ALTER TABLE head ENABLE ALWAYS TRIGGER head_no_update;
CREATE TRIGGER head_no_delete BEFORE DELETE ON head FOR EACH ROW EXECUTE FUNCTION ledger.refuse();
ALTER TABLE head ENABLE ALWAYS TRIGGER head_no_delete;
CREATE TRIGGER head_no_truncate BEFORE TRUNCATE ON head FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse();
ALTER TABLE head ENABLE ALWAYS TRIGGER head_no_truncate;
REVOKE ALL ON SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT USAGE ON SCHEMA ledger TO ledger_reader;
GRANT SELECT ON meta, stored_events, leaf, vault, blob, command, head TO ledger_reader;
GRANT EXECUTE ON FUNCTION begin_recording TO ledger_writer;
GRANT EXECUTE ON FUNCTION append TO ledger_writer;
GRANT EXECUTE ON FUNCTION forget TO ledger_redactor;
ALTER DEFAULT PRIVILEGES IN SCHEMA ledger GRANT SELECT ON TABLES TO ledger_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA ledger GRANT INSERT, UPDATE, DELETE ON TABLES TO ledger_writer;
