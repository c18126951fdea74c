import type { Redis } from 'ioredis';
import type { SharedState } from '../../core/state';
import { comparedState, type ComparedValues } from '../comparedState';
import type { Reading } from '../reduceAll';

const PREFIX = 'steadfast:';
const SCAN_COUNT = 500;
const CONNECT_TIMEOUT_MS = 5000;
const COMMAND_TIMEOUT_MS = 5000;
const LONGEST_WAIT_MS = 2000;

/** Time since the epoch in ms, by the server's clock; absolute times need no clock of ours. */
const NOW = `local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

const READ = `${NOW}
return { now, redis.call('GET', KEYS[1]) }`;

/** ARGV: what is expected (a leading 0: nothing, 1: the value), what comes, how long it is kept, ms. */
const SWAP = `
local current = redis.call('GET', KEYS[1])
local marked = current and ('1' .. current) or '0'
if marked ~= ARGV[1] then
	${NOW}
	return { now, current }
end
if ARGV[2] == '0' then redis.call('DEL', KEYS[1])
elseif ARGV[3] == '' then redis.call('SET', KEYS[1], string.sub(ARGV[2], 2))
else redis.call('SET', KEYS[1], string.sub(ARGV[2], 2), 'PX', ARGV[3]) end
return false`;

type Reply = [now: number, value?: string | null];

interface Scripts {
	steadfastRead(key: string): Promise<Reply>;
	steadfastSwap(key: string, expected: string, next: string, keepMs: string): Promise<Reply | null>;
}

export interface RedisState {
	state: SharedState;
	close(): Promise<void>;
}

/**
 * The shared state in a Redis (6 or newer). While it is away, from the start too, a call fails within
 * seconds, and works again after its return: the ledger does not depend on it.
 *
 * @param url `redis://user:password@host:6379/0`, `rediss://` for TLS
 */
export async function openRedisState(url: string, prefix = PREFIX): Promise<RedisState> {
	const { default: IoRedis } = await import('ioredis');
	const redis = new IoRedis(url, {
		connectionName: 'n8n-nodes-steadfast',
		connectTimeout: CONNECT_TIMEOUT_MS,
		commandTimeout: COMMAND_TIMEOUT_MS,
		maxRetriesPerRequest: 1,
		retryStrategy: (attempt) => Math.min(attempt * 100, LONGEST_WAIT_MS),
		scripts: {
			steadfastRead: { lua: READ, numberOfKeys: 1, readOnly: true },
			steadfastSwap: { lua: SWAP, numberOfKeys: 1 },
		},
	});
	// Each call reports its own error; without a listener ioredis prints every one.
	redis.on('error', () => undefined);
	const values = redisValues(redis as Redis & Scripts, prefix);
	return { state: comparedState(values), close: async () => redis.disconnect() };
}

function redisValues(redis: Redis & Scripts, prefix: string): ComparedValues {
	const answered = async <T>(reply: Promise<T>): Promise<T> =>
		await reply.catch((error: unknown) => {
			throw unavailable(redis, error);
		});
	return {
		async read(key) {
			return readingOf(await answered(redis.steadfastRead(prefix + key)));
		},
		async swap(key, expected, next, keepMs) {
			const keep = keepMs === undefined ? '' : String(Math.max(1, Math.ceil(keepMs)));
			const reply = await answered(
				redis.steadfastSwap(prefix + key, marked(expected), marked(next), keep),
			);
			return reply === null ? undefined : readingOf(reply);
		},
		async list(from) {
			const keys = await answered(scan(redis, `${glob(prefix + from)}*`));
			const values = keys.length === 0 ? [] : await answered(redis.mget(keys));
			return keys.flatMap((key, index) => {
				const json = values[index];
				return typeof json === 'string' ? [{ key: key.slice(prefix.length), json }] : [];
			});
		},
	};
}

/** Names the server, never its password. */
function unavailable({ options }: Redis, error: unknown): Error {
	const reason = error instanceof Error ? error.message : String(error);
	return new Error(`Redis at ${options.host}:${options.port} could not be used: ${reason}`);
}

/** A script cannot be given nothing. */
function marked(json: string | undefined): string {
	return json === undefined ? '0' : `1${json}`;
}

function readingOf([now, json]: Reply): Reading {
	return { now, json: json ?? undefined };
}

/** Never KEYS, which would hold up the whole server. A scan may give a key twice. */
async function scan(redis: Redis, pattern: string): Promise<string[]> {
	const keys = new Set<string>();
	let cursor = '0';
	do {
		const [next, found] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', SCAN_COUNT);
		cursor = next;
		for (const key of found) keys.add(key);
	} while (cursor !== '0');
	return [...keys].sort();
}

/** https://redis.io/docs/latest/commands/keys/: these mean something in a pattern. */
function glob(text: string): string {
	return text.replace(/[\\*?[\]]/g, '\\$&');
}
