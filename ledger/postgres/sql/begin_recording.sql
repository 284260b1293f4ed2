-- Takes the ledger's one lock, until the transaction ends: whoever records next waits.
-- Readers do not. What is recorded is on disk before it counts, whatever was set.
CREATE OR REPLACE FUNCTION {schema}.begin_recording() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp
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
END
$body$;
