import { mapConcurrently } from '../../../core/concurrency';
import type { Answer } from '../../../core/http/pipeline';
import type { Calls } from './calls';
import type { Outcome } from './outcome';

/** One call per item, some at a time. */
export function callEach({ items, builder, sender, settings, report }: Calls): Promise<Outcome[]> {
	return mapConcurrently(items, settings.inFlight, async ({ json }, index) => {
		let answer: Answer | undefined;
		try {
			answer = await sender.send(await builder.one(json, index));
			const item = report.item(answer, index);
			return { items: [item], traces: [answer.trace] };
		} catch (cause) {
			return report.failure(cause, index, answer?.trace);
		}
	});
}
