/** One line of the exposition: the metric's name, perhaps with a suffix, its labels and its value. */
export interface Sample {
	suffix?: '_bucket' | '_sum' | '_count';
	labels: Readonly<Record<string, string>>;
	value: number;
}

export interface MetricFamily {
	name: string;
	help: string;
	type: 'counter' | 'gauge' | 'histogram';
	samples: readonly Sample[];
}

/** Counts what happens in this process. Each method takes the label values in their declared order. */
export interface Counter {
	add(...labels: string[]): void;
}

export interface Histogram {
	/** In seconds, as Prometheus wants it. */
	observe(seconds: number, ...labels: string[]): void;
}

export interface MetricsRegistry {
	counter(name: string, help: string, labels: readonly string[]): Counter;
	histogram(
		name: string,
		help: string,
		labels: readonly string[],
		buckets: readonly number[],
	): Histogram;
	families(): MetricFamily[];
}

/** Labels that somebody fills with ids must not fill the memory: what is beyond is counted together. */
const MOST_SERIES = 500;
const OTHER = 'other';
const SEPARATOR = '\u0000';

export function createMetrics(): MetricsRegistry {
	const metrics: Array<() => MetricFamily> = [];
	return {
		counter(name, help, labels) {
			const series = seriesOf(labels, () => ({ value: 0 }));
			metrics.push(() => ({
				...{ name, help, type: 'counter' as const },
				samples: series.all().map(([named, { value }]) => ({ labels: named, value })),
			}));
			return {
				add: (...values) => {
					series.at(values).value += 1;
				},
			};
		},
		histogram(name, help, labels, buckets) {
			const series = seriesOf(labels, () => ({
				sum: 0,
				counts: new Float64Array(buckets.length + 1),
			}));
			metrics.push(() => ({
				...{ name, help, type: 'histogram' as const },
				samples: series
					.all()
					.flatMap(([named, { sum, counts }]) => histogramSamples(named, buckets, counts, sum)),
			}));
			return {
				observe: (seconds, ...values) => {
					const one = series.at(values);
					let bucket = 0;
					while (bucket < buckets.length && seconds > buckets[bucket]!) bucket += 1;
					one.counts[bucket]! += 1;
					one.sum += seconds;
				},
			};
		},
		families: () => metrics.map((read) => read()),
	};
}

function seriesOf<T>(names: readonly string[], create: () => T) {
	const known = new Map<string, T>();
	const others = names.map(() => OTHER);
	return {
		at(values: readonly string[]): T {
			const key = values.join(SEPARATOR);
			const found = known.get(key);
			if (found) return found;
			if (known.size >= MOST_SERIES && values !== others) return this.at(others);
			const created = create();
			known.set(key, created);
			return created;
		},
		all: (): Array<[Record<string, string>, T]> =>
			[...known].map(([key, one]) => {
				const values = key.split(SEPARATOR);
				return [Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])), one];
			}),
	};
}

function histogramSamples(
	labels: Record<string, string>,
	buckets: readonly number[],
	counts: Float64Array,
	sum: number,
): Sample[] {
	let below = 0;
	const bounds = [...buckets.map(String), '+Inf'];
	const cumulated = bounds.map((le, index): Sample => {
		below += counts[index] ?? 0;
		return { suffix: '_bucket', labels: { ...labels, le }, value: below };
	});
	return [
		...cumulated,
		{ suffix: '_sum', labels, value: sum },
		{ suffix: '_count', labels, value: below },
	];
}
