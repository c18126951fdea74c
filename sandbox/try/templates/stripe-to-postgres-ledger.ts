import { forged, fromStripe, STRIPE } from '../lib/deliveries.ts';
import { answered, value } from '../lib/figures.ts';
import type { Try } from '../lib/Try.ts';

const TRIGGER = 'Stripe event';
const money = { customer: 'cus_1', amount: 4200, currency: 'usd' };
/** Signed anew each time, as Stripe does: it is good for five minutes. */
const charge = () => fromStripe('evt_1', 'charge.succeeded', { id: 'ch_1', ...money });

export const stripeToPostgresLedger: Try = {
	services: ['postgres'],
	credentials: { 'Your Stripe signing secret': STRIPE },
	figures: {
		answered,
		rows: value('SELECT count(*) FROM stripe_ledger'),
		'in minor units': value('SELECT coalesce(sum(amount_minor), 0) FROM stripe_ledger'),
	},
	steps: [
		{
			what: 'A charge',
			act: (stage) => stage.deliver(TRIGGER, charge()),
			then: { answered: '200', rows: '1', 'in minor units': '4200' },
		},
		{
			what: 'The same event again',
			act: (stage) => stage.deliver(TRIGGER, charge()),
			then: { answered: '200 200' },
		},
		{
			what: 'A forged one',
			act: (stage) => stage.deliver(TRIGGER, forged(charge())),
			then: { answered: '200 200 401' },
		},
		{
			what: 'A payout without an amount',
			act: (stage) =>
				stage.deliver(TRIGGER, fromStripe('evt_2', 'payout.paid', { id: 'po_1', currency: 'usd' })),
			then: { answered: '200 200 401 200', 'dead letters': 1 },
		},
		{
			what: 'Postgres is stopped, a refund',
			async act(stage) {
				await stage.service('postgres').stop();
				await stage.deliver(
					TRIGGER,
					fromStripe('evt_3', 'refund.created', { id: 're_1', ...money, amount: 700 }),
				);
			},
			then: { answered: '200 200 401 200 200', rows: '–', 'in minor units': '–', waiting: 1 },
		},
		{
			what: 'Postgres is started',
			act: (stage) => stage.service('postgres').start(),
			then: { rows: '2', 'in minor units': '4900', waiting: 0 },
		},
	],
};
