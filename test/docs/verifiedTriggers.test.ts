import { SteadfastHmacSignedApi } from '../../credentials/SteadfastHmacSignedApi.credentials';
import { describeTrigger } from '../../nodes/triggers/shared/description';
import { MESSAGES } from '../../nodes/triggers/shared/refusals';
import { shopify } from '../../providers/shopify/provider';
import { fieldsIn } from '../support/formNames';
import { column, readPage, shownJson } from '../support/pages';

const page = readPage('docs/verified-triggers.md');

const example = (path: string) => shownJson(readPage(path))[0] as Record<string, unknown>;

describe('docs/verified-triggers.md', () => {
	it('explains each reason to refuse', () => {
		const answers = column(page, 'answer').join(' ');
		expect(Object.keys(MESSAGES).filter((reason) => !answers.includes(`\`${reason}\``))).toEqual(
			[],
		);
	});

	it('shows parameters that the form has', () => {
		const names = fieldsIn(describeTrigger(shopify).properties).map(({ name }) => name);
		const { settings, ...parameters } = example('docs/verified-triggers.md');
		const shown = [...Object.keys(parameters), ...Object.keys(settings as object)];
		expect(shown.filter((name) => !names.includes(name))).toEqual([]);
		const types = shopify.webhook.events.map(({ type }) => type as string);
		expect(types).toEqual(expect.arrayContaining(parameters.events as string[]));
	});
});

describe('docs/credentials.md', () => {
	it('shows a credential that there is', () => {
		const fields = new SteadfastHmacSignedApi().properties.map(({ name }) => name);
		expect(fields).toEqual(expect.arrayContaining(Object.keys(example('docs/credentials.md'))));
	});
});
