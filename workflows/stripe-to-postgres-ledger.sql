-- The table of the template stripe-to-postgres-ledger: one row for each event of Stripe.
CREATE TABLE IF NOT EXISTS stripe_ledger (
	event_id       text PRIMARY KEY,
	event_type     text NOT NULL,
	object_id      text NOT NULL,
	customer_id    text,
	-- In the currency's smallest unit, as Stripe counts: 4200 is 42.00 USD. Never negative: the type
	-- says which way the money went.
	amount_minor   bigint NOT NULL,
	currency       text NOT NULL,
	live           boolean NOT NULL,
	occurred_at    timestamptz NOT NULL,
	correlation_id text NOT NULL,
	recorded_at    timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS stripe_ledger_customer ON stripe_ledger (customer_id, occurred_at);
