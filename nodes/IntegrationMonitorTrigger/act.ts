import type { Ledger } from '../../store/Store';
import { json, seeOther, type MonitorResponse } from './http';
import { queryOf, readFilter } from './letterFilter';
import { affectedBy } from './views';

/** Does what a form asks for, which has been proved to be of the session. */
export async function act(ledger: Ledger, form: URLSearchParams): Promise<MonitorResponse> {
	const action = form.get('do');
	const { filter } = readFilter(form);
	switch (action) {
		case 'replay': {
			const perSecond = Number(form.get('perSecond'));
			const { replayId } = await ledger.replay(
				affectedBy(action, filter),
				perSecond > 0 && Number.isFinite(perSecond) ? { perSecond } : {},
			);
			return seeOther(queryOf(['view', 'letters'], ['status', 'all'], ['replayId', replayId]));
		}
		case 'resolve':
		case 'discard': {
			const status = action === 'resolve' ? 'resolved' : 'discarded';
			const note = form.get('note')?.trim().slice(0, 500);
			const changed = await ledger.close(affectedBy(action, filter), {
				status,
				...(note && { note }),
			});
			return seeOther(queryOf(['view', 'letters'], ['done', status], ['changed', String(changed)]));
		}
		case 'cancel': {
			const changed = await ledger.cancelReplay(form.get('replay') ?? '');
			return seeOther(
				queryOf(['view', 'letters'], ['done', 'cancelled'], ['changed', String(changed)]),
			);
		}
		default:
			return json(400, { error: 'unknown_action', message: 'There is no such action' });
	}
}
