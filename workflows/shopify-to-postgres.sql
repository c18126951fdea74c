-- The tables of the template shopify-to-postgres: orders as they stand, and their lines.
CREATE TABLE IF NOT EXISTS shopify_orders (
	order_id       bigint PRIMARY KEY,
	order_number   text NOT NULL,
	email          text,
	currency       text NOT NULL,
	-- In the currency's smallest unit: 1999 is 19.99 EUR.
	total_minor    bigint NOT NULL,
	status         text,
	ordered_at     timestamptz NOT NULL,
	updated_at     timestamptz NOT NULL,
	cancelled_at   timestamptz,
	correlation_id text NOT NULL
);

CREATE TABLE IF NOT EXISTS shopify_order_lines (
	line_id  bigint PRIMARY KEY,
	order_id bigint NOT NULL REFERENCES shopify_orders ON DELETE CASCADE,
	sku      text,
	title    text NOT NULL,
	quantity integer NOT NULL
);

CREATE INDEX IF NOT EXISTS shopify_order_lines_order ON shopify_order_lines (order_id);
