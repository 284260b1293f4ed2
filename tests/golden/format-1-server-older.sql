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
