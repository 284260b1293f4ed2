-- As it was before whoever follows was told. Only compared, never run.
--
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
    RETURN tree;
END$body$;
-- As it was before those who wait took turns. Only compared, never run.
--
-- Takes the ledger's one lock, until the transaction ends: whoever records next waits.
-- Readers do not. What is recorded is on disk before it counts, whatever was set.
CREATE OR REPLACE FUNCTION ledger.begin_recording() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, ledger, pg_temp
AS $body$
DECLARE
    last bigint;
BEGIN
    SELECT entries INTO last FROM head FOR UPDATE;
    IF current_setting('synchronous_commit') IN ('off', 'local') THEN
        PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
    -- A program that went away without a word does not keep the others waiting for long.
    PERFORM set_config('idle_in_transaction_session_timeout', '60s', true);
    RETURN last;
END$body$;
-- As it was before the form of an entry was looked at. Only compared, never run.
--
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
BEGIN
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
        IF said #> string_to_array(text_fields[i], '.') = jsonb_build_object(
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
