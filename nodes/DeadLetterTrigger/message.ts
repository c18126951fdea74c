import type { IDataObject } from 'n8n-workflow';
import { digest } from '../../core/delivery/digest';
import type { Delivery } from '../../core/delivery/types';
import { describeDeadLetter, isoTime } from '../shared/deadLetters';
import { maskFields } from '../shared/maskFields';
import type { AnnounceSettings } from './settings';

/** What is told of dead letters: each of them, or one digest. */
export function messageOf(
	dead: Delivery[],
	{ digest: asked, maskFields: paths }: Pick<AnnounceSettings, 'digest' | 'maskFields'>,
): IDataObject[] {
	if (!asked) {
		const mask = maskFields(paths);
		return dead.map(describeDeadLetter).map((letter) => ({
			...letter,
			payload: mask(letter.payload as IDataObject),
		}));
	}
	const groups = digest(dead, asked.by, asked.samples).map((group) => ({
		...group.common,
		count: group.count,
		firstAt: isoTime(group.firstAt),
		lastAt: isoTime(group.lastAt),
		samples: group.samples.map(withoutPayload),
	}));
	return [{ count: dead.length, groups }];
}

function withoutPayload(letter: Delivery): IDataObject {
	const { payload: _, ...rest } = describeDeadLetter(letter);
	return rest;
}
