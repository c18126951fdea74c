import type { Survivor } from './results.ts';

/** Why no test can or need notice a change, for the survivors that somebody has looked at. */
interface Reason {
	/** of the code that was changed, a part that is in no other survivor meant differently */
	from: string;
	/** likewise of what it was changed to; any when absent */
	to?: string;
	why: string;
}

const REASONS: Readonly<Record<string, readonly Reason[]>> = {
	'core/breaker/breaker.ts': [
		{
			from: '[]',
			why: 'No change: what is put into the list is dropped again, for it has no time',
		},
		{
			from: 'limit !== undefined',
			to: 'true',
			why: 'No change: no number is larger than undefined',
		},
		{
			from: 'state.failures + 1',
			why: 'For people only: an open breaker is closed by probes, whatever it has counted',
		},
	],
	'core/delivery/digest.ts': [
		{ from: "''", why: 'Never reached: each field that is grouped by has a text' },
	],
	'core/delivery/drain.ts': [
		{
			from: "'rejected'",
			why: 'No change: out of attempts, whatever is not a success is given up',
		},
		{
			from: "'failure'",
			why: 'No change: what is neither success, refusal nor end by hand is a failure',
		},
	],
	'core/delivery/follow.ts': [
		{ from: '[]', why: 'No change: they are read before they are looked at' },
		{ from: 'due + pass', why: 'No change: one of the two is always 0' },
		{
			from: 'pending[pass - 1]?.deathSequence',
			why: 'No change: as many as are passed over are there',
		},
	],
	'core/delivery/settle.ts': [
		{
			from: "outcome.kind === 'failure'",
			why: 'No change: only a failure asks for a wait, which the types say',
		},
	],
	'core/delivery/waits.ts': [
		{
			from: "''",
			why: 'No change: a text that is no wait has no unit, whatever else stands for it',
		},
		{
			from: '[]',
			why: 'No change: a text that is no wait has no unit, whatever else stands for it',
		},
	],
	'core/ratelimit/endpoint.ts': [
		{ from: "'*'", why: 'No change but speed: a wildcard alone fits whatever is compared' },
	],
	'core/ratelimit/inFlight.ts': [
		{ from: '{ state: undefined, result: undefined }', why: 'No change: both are undefined' },
		{
			from: '[]',
			why: 'No change: what is put into the list is dropped again, for it has no time',
		},
	],
	'core/ratelimit/limiter.ts': [
		{ from: '[]', why: 'Never reached: what is kept has its bookings' },
		{ from: 'state?.bookings', why: 'Never reached: a call that waits knows of another before it' },
		{
			from: 'state?.pace || state?.quotas',
			why: 'No change but speed: a state of bookings alone is made anew',
		},
		{ from: 'waitMs > 0', why: 'No change: a grant at once says so in either form' },
	],
	'core/ratelimit/metaUsage.ts': [
		{ from: 'text === undefined', why: 'No change: undefined is no JSON' },
	],
	'core/ratelimit/naturalWindow.ts': [
		{ from: 'window !== undefined', why: 'No change: no number is below undefined times 1.9' },
		{ from: 'usual <= ms', why: 'No change: a time that is a usual window is itself' },
	],
	'core/ratelimit/pace.ts': [
		{
			from: '=== undefined',
			why: 'No change: a pace that is known has a next time, and one that is not has none',
		},
	],
	'core/ratelimit/quota.ts': [
		{
			from: 'usedRatio < SLOW_FROM',
			why: 'No change: a share below it makes a wait below nothing',
		},
		{
			from: 'left >= 1',
			why: 'No change: what is left over makes a wait below nothing, and the latest time counts',
		},
		{
			from: 'resetAt',
			why: 'No change: a comparison with undefined never holds, and a reset that is now is no wait',
		},
		{ from: 'restorePerSecond !== undefined', why: 'No change: undefined is not above 0' },
	],
	'core/ratelimit/readRateHeaders.ts': [
		{ from: "''", why: 'No change: a text that says nothing stands for none' },
		{ from: 'value.trim()', why: 'No change: what reads the value passes over blanks' },
	],
	'core/ratelimit/shopify.ts': [
		{ from: "''", why: 'No change: a text that says nothing stands for none' },
		{ from: '[]', why: 'No change: what is no number is no bucket' },
		{
			from: 'used === undefined',
			why: 'No change: where there is no number there is no limit either',
		},
	],
	'core/ratelimit/structured.ts': [
		{ from: "''", why: 'Never reached: what was split has its parts' },
	],
	'core/retry/retryAfter.ts': [
		{ from: 'GMT|UTC', why: 'No change: no form of a date has its zone in the middle' },
	],
	'core/signature/certificate.ts': [
		{ from: "''", why: 'No change: a blank word completes no content, and no other is used' },
		{ from: '!fetchCertificate', why: 'No change: without a fetcher the fetch fails too' },
	],
	'core/signature/contentDigest.ts': [
		{ from: "''", why: 'Never reached: a request without the header has nothing to sign' },
		{ from: '[]', why: 'No change: what is put into the list is no algorithm' },
	],
	'core/signature/encoding.ts': [
		{ from: 'known', why: 'No change but speed: what is kept is made again' },
		{ from: 'pairs.set(size, made);', why: 'No change but speed: what is kept is made again' },
	],
	'core/signature/hmac.ts': [
		{ from: "'hex'", why: 'Never reached: every scheme has an encoding' },
		{
			from: "encoding === 'hex'",
			why: 'Needs a signature in base64 without a single capital: one in a million',
		},
	],
	'core/signature/hmacDigest.ts': [
		{ from: 'size <= AT_ONCE_BYTES', why: 'No change but speed: both ways make the same digest' },
		{ from: 'known', why: 'No change but speed: what is kept is made again' },
		{
			from: 'pads[algorithm].set(key, made);',
			why: 'No change but speed: what is kept is made again',
		},
	],
	'core/signature/httpMessage.ts': [
		{ from: 'created === undefined', why: 'No change: no time is near to undefined' },
	],
	'core/signature/jwt.ts': [
		{
			from: "typeof name === 'string'",
			why: 'No change: what is no text is not among the known ones',
		},
		{
			from: "typeof error === 'object'",
			why: 'No change: jose and this file throw nothing but errors',
		},
		{ from: 'error !== null', why: 'No change: jose and this file throw nothing but errors' },
		{
			from: 'audience !== undefined',
			why: 'No change: jose takes an audience that is undefined for none',
		},
		{ from: 'key !== undefined', why: 'No change: what is no key verifies nothing' },
	],
	'core/signature/keys.ts': [
		{ from: '!der', why: 'No change: no bytes make no key either' },
		{ from: '{ return undefined; }', why: 'No change: it is undefined that follows' },
		{
			from: 'key.asymmetricKeyDetails?.namedCurve',
			why: 'No change: every public key has its details',
		},
	],
	'core/signature/readEvent.ts': [
		{
			from: 'type === undefined',
			why: 'No change: an event without a type is malformed either way',
		},
	],
	'core/signature/request.ts': [
		{ from: "''", why: 'No change: nobody asks for a field of that name' },
		{ from: '[]', why: 'No change: nobody asks for a field of that name' },
		{ from: '!hasCapitals(headers)', why: 'No change but speed: the same names are made anew' },
		{
			from: 'name !== name.toLowerCase()',
			why: 'No change but speed: the same names are made anew',
		},
		{ from: 'false', why: 'No change but speed: the same names are made anew' },
		{
			from: '[known, value]',
			why: 'No change: a list of none and a list of two are no single value',
		},
	],
	'core/signature/sharedSecret.ts': [
		{ from: "''", why: 'No change: no text that stands for none is basic authentication' },
	],
	'core/signature/signatureBase.ts': [
		{
			from: 'name === name.toLowerCase()',
			why: 'No change: all names of headers are in small letters',
		},
		{ from: 'default: return undefined;', why: 'No change: it is undefined that follows' },
	],
	'core/signature/signedContent.ts': [
		{ from: "'{body}'", why: 'No change but speed: the template for the body is the body' },
		{ from: "typeof part === 'string'", why: 'No change but speed: bytes are copied once more' },
		{ from: 'piece', why: 'No change: an empty piece adds nothing' },
		{ from: "''", why: 'No change: an empty piece adds nothing' },
	],
	'core/signature/sources.ts': [
		{ from: "''", why: 'Never reached: a path that is in no form has a step' },
	],
	'core/signature/structuredFields.ts': [
		{
			from: 'value.created !== undefined',
			why: 'No change: no time is near to one that is no number',
		},
		{ from: 'label === undefined', why: 'No change: what fits the pattern has a label' },
		{ from: "''", why: 'Never reached: a pattern that fits has all its groups' },
	],
	'core/signature/timestamp.ts': [
		{ from: 'text === undefined', why: 'No change: undefined is written as no time in any unit' },
	],
	'core/signature/verifyDelivery.ts': [
		{
			from: '!provider',
			why: 'No change: without a provider what follows throws, and is malformed',
		},
	],
	'core/signature/verifyWebhook.ts': [
		{
			from: 'timestamp === undefined',
			why: 'No change: a time that is not there is undefined either way',
		},
		{ from: 'query < 0', why: 'No change: no address begins with its query' },
	],
};

/** undefined for a gap in the tests, or for one that nobody has looked at */
export const reasonFor = ({ file, from, to }: Survivor): string | undefined =>
	REASONS[file]?.find((reason) => from.includes(reason.from) && to.includes(reason.to ?? ''))?.why;
