-- Removes words with their salt, the marks of their commands, and replaced files. The
-- triggers let nothing go that an entry does not say is gone.
CREATE OR REPLACE FUNCTION {schema}.forget(
    text_entries bigint[], text_fields text[], hashes text[]
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp
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
END
$body$;
