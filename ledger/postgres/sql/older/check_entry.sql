-- As it was before the form of an entry was looked at. Only compared, never run.
--
-- Refuses an entry that no program of ours would record for the login that asks.
CREATE OR REPLACE FUNCTION {schema}.check_entry(
    entry bigint, stream text, version bigint, topic text, state bytea, instant text,
    command_id text, text_entries bigint[], text_fields text[], text_salts bytea[],
    text_values text[]
) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, {schema}, pg_temp
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
        AND NOT pg_has_role(session_user, '{schema}_redactor', 'MEMBER')
    THEN
        RAISE EXCEPTION 'your login may record, and not redact; that takes the role'
            ' {schema}_redactor' USING ERRCODE = 'PL001';
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
END
$body$;
