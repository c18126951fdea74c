-- The table of the template outbox-signed-webhooks. Your application inserts url and payload in the
-- same transaction as what it tells of: both happen, or neither.
CREATE TABLE IF NOT EXISTS webhook_outbox (
	id         text PRIMARY KEY DEFAULT 'msg_' || replace(gen_random_uuid()::text, '-', ''),
	url        text NOT NULL,
	payload    jsonb NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	-- While a run sends it, this is when the run is taken for lost.
	due_at     timestamptz NOT NULL DEFAULT now(),
	attempts   integer NOT NULL DEFAULT 0,
	sent_at    timestamptz,
	dead_at    timestamptz,
	reason     text
);

CREATE INDEX IF NOT EXISTS webhook_outbox_due ON webhook_outbox (due_at)
	WHERE sent_at IS NULL AND dead_at IS NULL;
