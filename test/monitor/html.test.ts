import fc from 'fast-check';
import { html } from '../../nodes/IntegrationMonitorTrigger/page/html';

it('leaves nothing that could end a text or an attribute', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const escaped = html`${text}`.toString();
			expect(escaped).not.toMatch(/[<>"'`]|&(?!#\d+;)/);
			const back = escaped.replace(/&#(\d+);/g, (_, code: string) =>
				String.fromCharCode(Number(code)),
			);
			expect(back).toBe(text);
		}),
	);
});

it('takes lists and markup as they are, and nothing for what is absent', () => {
	const list = ['<a>', html`<i></i>`];
	expect(html`${list}${undefined}${false}${0}`.toString()).toBe('&#60;a&#62;<i></i>0');
});

it('does not take an object for markup', () => {
	const forged = { toString: () => '<script>' } as unknown as string;
	expect(() => html`${forged}`.toString()).toThrow();
});
