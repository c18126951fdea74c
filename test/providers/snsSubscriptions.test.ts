import { ensureSubscriptions } from '../../core/subscription/ensure';
import { removeSubscriptions } from '../../core/subscription/ours';
import { providerCall } from '../../nodes/shared/http/providerCall';
import { awsSns } from '../../providers/aws-sns/provider';
import { noWait, serve, type Answer, type Call } from '../support/apis/standIn';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:orders';
const OURS = 'https://n8n.example.com/webhook/ours?a=1&b=2';
const fields = {
	region: 'eu-central-1',
	accessKeyId: 'AKIA',
	secretAccessKey: 'secret',
	signingSecret: TOPIC,
};

interface Member {
	arn: string;
	endpoint: string;
	confirmed: boolean;
}

const escape = (text: string) => text.replace(/&/g, '&amp;');

/** SNS's query protocol, two subscriptions to a page. */
function sns(members: Member[]) {
	let serial = 0;
	return ({ body }: Call): Answer => {
		expect(body.Version).toBe('2010-03-31');
		const result = `${String(body.Action)}Result`;
		if (body.Action === 'Unsubscribe') {
			const index = members.findIndex(({ arn }) => arn === body.SubscriptionArn);
			if (index < 0) return { status: 404, xml: '<ErrorResponse/>' };
			members.splice(index, 1);
			return { status: 200, xml: '<UnsubscribeResponse/>' };
		}
		expect(body.TopicArn).toBe(TOPIC);
		if (body.Action === 'Subscribe') {
			const endpoint = String(body.Endpoint);
			const known = members.find((member) => member.endpoint === endpoint);
			const arn = known?.arn ?? `${TOPIC}:${(serial += 1)}`;
			if (!known) members.push({ arn, endpoint, confirmed: false });
			return {
				status: 200,
				xml: `<${result}><SubscriptionArn>${arn}</SubscriptionArn></${result}>`,
			};
		}
		const from = Number(body.NextToken ?? '0');
		const shown = members.slice(from, from + 2).map(
			({ arn, endpoint, confirmed }) => `<member>
				<SubscriptionArn>${confirmed ? arn : 'PendingConfirmation'}</SubscriptionArn>
				<Endpoint>${escape(endpoint)}</Endpoint><Protocol>https</Protocol></member>`,
		);
		const next = from + 2 < members.length ? `<NextToken>${from + 2}</NextToken>` : '';
		const list =
			shown.length > 0 ? `<Subscriptions>${shown.join('')}</Subscriptions>` : '<Subscriptions/>';
		return { status: 200, xml: `<${result}>${list}${next}</${result}>` };
	};
}

function setUp(members: Member[] = []) {
	const server = serve('https://sns.eu-central-1.amazonaws.com', sns(members));
	const call = providerCall(awsSns.api, fields, server.transport, { wait: noWait });
	const api = awsSns.subscriptions(fields, { url: OURS });
	return {
		members,
		server,
		remove: () => removeSubscriptions(api, call, OURS),
		check: () =>
			ensureSubscriptions({
				api,
				call,
				url: OURS,
				types: ['Notification'],
				knownTypes: [],
				name: 'n8n',
				remembered: {},
				remember: async () => undefined,
				newSecret: () => '',
			}),
	};
}

const others = [1, 2, 3].map((serial) => ({
	arn: `${TOPIC}:other-${serial}`,
	endpoint: `https://other.example.com/${serial}`,
	confirmed: true,
}));

describe('the subscription to an SNS topic', () => {
	it('is made, asked for again until it is confirmed, and then left alone', async () => {
		const { check, members } = setUp();
		expect(await check()).toMatchObject([{ kind: 'created' }]);
		expect(await check()).toMatchObject([{ kind: 'updated' }]);
		expect(members).toMatchObject([{ endpoint: OURS }]);
		members[0]!.confirmed = true;
		expect(await check()).toEqual([]);
	});

	it('is found on a later page, and removed without others', async () => {
		const { check, remove, members } = setUp([
			...others,
			{ arn: `${TOPIC}:ours`, endpoint: OURS, confirmed: true },
		]);
		expect(await check()).toEqual([]);
		expect(await remove()).toEqual([`${TOPIC}:ours`]);
		expect(members).toEqual(others);
	});

	it('is not made twice because an answer was not understood', async () => {
		const { check, server, members } = setUp();
		server.instead.push({ status: 200, xml: '<html>maintenance</html>' });
		await expect(check()).rejects.toThrow('something else');
		expect(members).toEqual([]);
	});
});
