import { readSource, type Source } from '../../core/signature';
import { providers } from '../../providers/registry';
import { fixtures } from './fixtures';

describe.each(
	fixtures.flatMap((fixture) => {
		const { id, split } = providers[fixture.provider].webhook;
		const isForm = fixture.headers['content-type']?.includes('form') === true;
		const events: unknown = split && !isForm && at(JSON.parse(fixture.body), split.at);
		return Array.isArray(events) ? [{ ...fixture, id, split, events }] : [];
	}),
)('several events in a delivery of $provider', ({ id, split, events, ...fixture }) => {
	const idOf = (source: Source, ...held: unknown[]) => {
		const body = holding(JSON.parse(fixture.body), split?.at ?? '', held);
		return readSource(source, { ...fixture, rawBody: Buffer.from(JSON.stringify(body)) });
	};

	it('have an id each', () => {
		const ids = events.map((event) => idOf(split?.id ?? [], event));
		expect(ids).not.toContain(undefined);
		expect(new Set(ids).size).toBe(events.length);
	});

	it('are not known together by the id of one', () => {
		const together = idOf(id, ...events, { another: 'event' });
		expect(together).toEqual(expect.any(String));
		expect(together).not.toBe(idOf(split?.id ?? [], events[0]));
	});
});

function at(body: unknown, path: string): unknown {
	if (path === '') return body;
	return path.split('.').reduce((value, step) => (value as Record<string, unknown>)[step], body);
}

/** The body with these events in the place of its own. */
function holding(body: unknown, path: string, events: unknown[]): unknown {
	const [step = '', ...rest] = path.split('.');
	if (step === '') return events;
	const object = body as Record<string, unknown>;
	return { ...object, [step]: holding(object[step], rest.join('.'), events) };
}
