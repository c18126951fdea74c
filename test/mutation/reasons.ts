import type { Survivor } from './results.ts';

/** Why no test can or need notice a change, for the survivors that somebody has looked at. */
type Reason = {
	file: string;
	/** of the code that was changed, a part that is in no other survivor meant differently */
	from: string;
	/** likewise of what it was changed to; any when absent */
	to?: string;
	why: string;
};

const BREAKER = 'core/breaker/breaker.ts';

const REASONS: readonly Reason[] = [
	{
		file: 'core/signature/hmacDigest.ts',
		from: 'size <= AT_ONCE_BYTES',
		why: 'No change but speed: both ways make the same digest',
	},
	{
		file: 'core/signature/hmacDigest.ts',
		from: 'known',
		why: 'No change but speed: what is kept is made again',
	},
	{
		file: 'core/signature/hmacDigest.ts',
		from: 'pads[algorithm].set(key, made);',
		why: 'No change but speed: what is kept is made again',
	},
	{
		file: 'core/signature/jwt.ts',
		from: "typeof name === 'string'",
		why: 'No change: what is no text is not among the known ones',
	},
	{
		file: 'core/signature/jwt.ts',
		from: "typeof error === 'object'",
		why: 'No change: jose and this file throw nothing but errors',
	},
	{
		file: 'core/signature/jwt.ts',
		from: 'error !== null',
		why: 'No change: jose and this file throw nothing but errors',
	},
	{
		file: 'core/signature/keys.ts',
		from: '!der',
		why: 'No change: no bytes make no key either',
	},
	{
		file: 'core/signature/keys.ts',
		from: '{ return undefined; }',
		why: 'No change: it is undefined that follows',
	},
	{
		file: 'core/signature/keys.ts',
		from: 'key.asymmetricKeyDetails?.namedCurve',
		why: 'No change: every public key has its details',
	},
	{
		file: 'core/signature/request.ts',
		from: "''",
		why: 'No change: nobody asks for a field of that name',
	},
	{
		file: 'core/signature/request.ts',
		from: '[]',
		why: 'No change: nobody asks for a field of that name',
	},
	{
		file: 'core/signature/request.ts',
		from: '!hasCapitals(headers)',
		why: 'No change but speed: the same names are made anew',
	},
	{
		file: 'core/signature/request.ts',
		from: 'name !== name.toLowerCase()',
		why: 'No change but speed: the same names are made anew',
	},
	{
		file: 'core/signature/request.ts',
		from: 'false',
		why: 'No change but speed: the same names are made anew',
	},
	{
		file: 'core/signature/request.ts',
		from: '[known, value]',
		why: 'No change: a list of none and a list of two are no single value',
	},
	{
		file: 'core/signature/signatureBase.ts',
		from: 'name === name.toLowerCase()',
		why: 'No change: all names of headers are in small letters',
	},
	{
		file: 'core/signature/signatureBase.ts',
		from: 'default: return undefined;',
		why: 'No change: it is undefined that follows',
	},
	{
		file: 'core/signature/signedContent.ts',
		from: "'{body}'",
		why: 'No change but speed: the template for the body is the body',
	},
	{
		file: 'core/signature/signedContent.ts',
		from: "typeof part === 'string'",
		why: 'No change but speed: bytes are copied once more',
	},
	{
		file: 'core/signature/signedContent.ts',
		from: 'piece',
		why: 'No change: an empty piece adds nothing',
	},
	{
		file: 'core/signature/signedContent.ts',
		from: "''",
		why: 'No change: an empty piece adds nothing',
	},
	{
		file: 'core/signature/sources.ts',
		from: "''",
		why: 'Never reached: a path that is in no form has a step',
	},
	{
		file: 'core/signature/sharedSecret.ts',
		from: "''",
		why: 'No change: no text that stands for none is basic authentication',
	},
	{
		file: 'core/signature/structuredFields.ts',
		from: 'value.created !== undefined',
		why: 'No change: no time is near to one that is no number',
	},
	{
		file: 'core/signature/structuredFields.ts',
		from: 'label === undefined',
		why: 'No change: what fits the pattern has a label',
	},
	{
		file: 'core/signature/timestamp.ts',
		from: 'text === undefined',
		why: 'No change: undefined is written as no time in any unit',
	},
	{
		file: 'core/signature/verifyDelivery.ts',
		from: '!provider',
		why: 'No change: without a provider what follows throws, and is malformed',
	},
	{
		file: 'core/signature/readEvent.ts',
		from: 'type === undefined',
		why: 'No change: no spelling is asked for of a type that is not there',
	},
	{
		file: 'core/signature/contentDigest.ts',
		from: "''",
		why: 'Never reached: a request without the header has nothing to sign',
	},
	{
		file: 'core/signature/contentDigest.ts',
		from: '[]',
		why: 'No change: what is put into the list is no algorithm',
	},
	{
		file: 'core/signature/hmac.ts',
		from: "'hex'",
		why: 'Never reached: every scheme has an encoding',
	},
	{
		file: 'core/signature/hmac.ts',
		from: "encoding === 'hex'",
		why: 'Needs a signature in base64 without a single capital: one in a million',
	},
	{
		file: 'core/signature/structuredFields.ts',
		from: "''",
		why: 'Never reached: a pattern that fits has all its groups',
	},
	{
		file: 'core/signature/certificate.ts',
		from: "''",
		why: 'No change: a blank word completes no content, and no other is used',
	},
	{
		file: 'core/signature/certificate.ts',
		from: '!fetchCertificate',
		why: 'No change: without a fetcher the fetch fails too',
	},
	{
		file: 'core/signature/httpMessage.ts',
		from: 'created === undefined',
		why: 'No change: no time is near to undefined',
	},
	{
		file: 'core/signature/jwt.ts',
		from: 'audience !== undefined',
		why: 'No change: jose takes an audience that is undefined for none',
	},
	{
		file: 'core/signature/jwt.ts',
		from: 'key !== undefined',
		why: 'No change: what is no key verifies nothing',
	},
	{
		file: 'core/signature/encoding.ts',
		from: 'known',
		why: 'No change but speed: what is kept is made again',
	},
	{
		file: 'core/signature/encoding.ts',
		from: 'pairs.set(size, made);',
		why: 'No change but speed: what is kept is made again',
	},
	{
		file: 'core/retry/retryAfter.ts',
		from: 'GMT|UTC',
		why: 'No change: no form of a date has its zone in the middle',
	},
	{
		file: 'core/ratelimit/pace.ts',
		from: '=== undefined',
		why: 'No change: a pace that is known has a next time, and one that is not has none',
	},
	{
		file: 'core/ratelimit/quota.ts',
		from: 'left >= 1',
		why: 'No change: what is left over makes a wait below nothing, and the latest time counts',
	},
	{
		file: 'core/ratelimit/quota.ts',
		from: 'resetAt',
		why: 'No change: a comparison with undefined never holds, and a reset that is now is no wait',
	},
	{
		file: 'core/ratelimit/quota.ts',
		from: 'restorePerSecond !== undefined',
		why: 'No change: undefined is not above 0',
	},
	{
		file: 'core/ratelimit/naturalWindow.ts',
		from: 'window !== undefined',
		why: 'No change: no number is below undefined times 1.9',
	},
	{
		file: 'core/ratelimit/naturalWindow.ts',
		from: 'usual <= ms',
		why: 'No change: a time that is a usual window is itself',
	},
	{
		file: 'core/ratelimit/inFlight.ts',
		from: '[]',
		why: 'No change: what is put into the list is dropped again, for it has no time',
	},
	{
		file: 'core/delivery/digest.ts',
		from: "''",
		why: 'Never reached: each field that is grouped by has a text',
	},
	{
		file: 'core/delivery/drain.ts',
		from: "'rejected'",
		why: 'No change: out of attempts, whatever is not a success is given up',
	},
	{
		file: 'core/delivery/drain.ts',
		from: "'failure'",
		why: 'No change: what is neither success, refusal nor end by hand is a failure',
	},
	{
		file: 'core/delivery/follow.ts',
		from: '[]',
		why: 'No change: they are read before they are looked at',
	},
	{
		file: 'core/delivery/follow.ts',
		from: 'due + pass',
		why: 'No change: one of the two is always 0',
	},
	{
		file: 'core/delivery/follow.ts',
		from: 'pending[pass - 1]?.deathSequence',
		why: 'No change: as many as are passed over are there',
	},
	{
		file: 'core/delivery/waits.ts',
		from: "''",
		why: 'No change: a text that is no wait has no unit, whatever else stands for it',
	},
	{
		file: 'core/delivery/waits.ts',
		from: '[]',
		why: 'No change: a text that is no wait has no unit, whatever else stands for it',
	},
	{
		file: 'core/delivery/settle.ts',
		from: "outcome.kind === 'failure'",
		why: 'No change: only a failure asks for a wait, which the types say',
	},
	{
		file: BREAKER,
		from: '[]',
		why: 'No change: what is put into the list is dropped again, for it has no time',
	},
	{
		file: BREAKER,
		from: 'limit !== undefined',
		to: 'true',
		why: 'No change: no number is larger than undefined',
	},
	{
		file: BREAKER,
		from: 'state.failures + 1',
		why: 'For people only: an open breaker is closed by probes, whatever it has counted',
	},
];

/** undefined for a gap in the tests, or for one that nobody has looked at */
export const reasonFor = ({ file, from, to }: Survivor): string | undefined =>
	REASONS.find(
		(reason) => reason.file === file && from.includes(reason.from) && to.includes(reason.to ?? ''),
	)?.why;
