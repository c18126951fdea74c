import type { Row } from './section.ts';

type Unit = '/s' | 'ns' | 'ms';

const NS_PER_US = 1000;

export type Comparison = {
	what: string;
	/** what this package's part was measured at */
	ours: number;
	beside?: { name: string; value: number };
	unit: Unit;
	/**
	 * Beside something: how many times its time may be taken at most, or how many times as fast this
	 * package has to be at least. Alone: the most or the least of the figure itself.
	 */
	target?: { atMost: number } | { atLeast: number };
};

/** A row of a table: the figure, what it is compared with, the ratio, and whether that is enough. */
export function compared({ what, ours, beside, unit, target }: Comparison): Row {
	const asCost = target !== undefined && 'atMost' in target;
	const ratio = beside && quotient(ours, beside.value, (unit === '/s') !== asCost);
	const judged = ratio ?? ours;
	const met = target && ('atMost' in target ? judged <= target.atMost : judged >= target.atLeast);
	return {
		'': what,
		'this package': quantity(ours, unit),
		'beside it': beside ? `${beside.name}: ${quantity(beside.value, unit)}` : '',
		ratio: ratio === undefined ? '' : `${number(ratio)} × ${asCost ? 'its time' : 'as fast'}`,
		target: target ? targetText(target, beside ? undefined : unit) : '',
		met: met === undefined ? '' : met ? 'yes' : '**no**',
	};
}

const quotient = (ours: number, theirs: number, direct: boolean): number =>
	direct ? ours / theirs : theirs / ours;

function targetText(target: NonNullable<Comparison['target']>, unit: Unit | undefined): string {
	const [words, value] =
		'atMost' in target ? ['at most', target.atMost] : ['at least', target.atLeast];
	return unit ? `${words} ${quantity(value, unit)}` : `${words} ${value} ×`;
}

function quantity(value: number, unit: Unit): string {
	if (unit === '/s') return `${number(value)}/s`;
	if (unit === 'ns' && value >= NS_PER_US) return `${number(value / NS_PER_US)} µs`;
	return `${number(value)} ${unit}`;
}

function number(value: number): string {
	const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
	return value.toLocaleString('en', {
		minimumFractionDigits: Number.isInteger(value) ? 0 : digits,
		maximumFractionDigits: digits,
	});
}
