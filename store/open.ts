import { homedir } from 'node:os';
import { join } from 'node:path';
import { types } from 'node:util';
import type { Clock } from '../core/time';
import { sealedState } from './sealedState';
import { parseKeys, payloadCodec, type PayloadCodec } from './payload';
import type { Store } from './Store';

/** Where an instance, or a node with credentials of its own, keeps what it remembers. */
export interface StoreSettings {
	/** `sqlite:<file>`, `postgres://…`, or `memory` for as long as the process lives. */
	store: string;
	/** `redis://…`: keeps the shared state, which the store keeps otherwise. */
	redis?: string;
	/** 32 bytes each in Base64 or hex, the current one first, separated by commas. */
	encryptionKeys?: string;
}

/** The instance's settings: `STEADFAST_STORE`, or a file in n8n's user folder, and the others. */
export function storeSettings(env: NodeJS.ProcessEnv): StoreSettings {
	const userFolder = join(env.N8N_USER_FOLDER ?? homedir(), '.n8n');
	return {
		store: env.STEADFAST_STORE || `sqlite:${join(userFolder, 'steadfast', 'ledger.sqlite')}`,
		...(env.STEADFAST_REDIS && { redis: env.STEADFAST_REDIS }),
		...(env.STEADFAST_ENCRYPTION_KEY && { encryptionKeys: env.STEADFAST_ENCRYPTION_KEY }),
	};
}

/** Other processes and machines see what such a store holds. */
export function isShared({ store, redis }: StoreSettings): { ledger: boolean; state: boolean } {
	const ledger = isPostgres(store);
	return { ledger, state: ledger || redis !== undefined };
}

/**
 * Engines and their drivers are loaded when they are opened.
 * @throws when the settings name none, or it cannot be opened; never with a password in the message.
 */
export async function openStore(settings: StoreSettings, clock: Clock): Promise<Store> {
	try {
		const keys = parseKeys(settings.encryptionKeys);
		const codec = payloadCodec(keys);
		const opened = await openEngine(settings.store, clock, codec);
		const store = settings.redis === undefined ? opened : await withRedis(opened, settings.redis);
		return keys.length === 0 ? store : { ...store, state: sealedState(store.state, codec) };
	} catch (error) {
		if (types.isNativeError(error)) hidePasswords(error, settings);
		throw error;
	}
}

async function openEngine(setting: string, clock: Clock, codec: PayloadCodec): Promise<Store> {
	if (setting === 'memory') {
		const { createMemoryStore } = await import('./memory/memoryStore');
		return createMemoryStore(clock, codec);
	}
	if (isPostgres(setting)) {
		const { openPostgresStore } = await import('./postgres/postgresStore');
		return await openPostgresStore(setting, { codec });
	}
	const [engine = '', ...location] = setting.split(':');
	if (engine === 'sqlite' && location.join(':') !== '') {
		const { openSqliteStore } = await import('./sqlite/sqliteStore');
		return await openSqliteStore(location.join(':'), clock, codec);
	}
	// The setting itself may hold a password: only its engine is named.
	throw new Error(
		`STEADFAST_STORE names an unknown store "${engine}"; use sqlite:<file>, postgres://… or memory`,
	);
}

async function withRedis(store: Store, url: string): Promise<Store> {
	try {
		if (!/^rediss?:\/\//.test(url)) {
			throw new Error('STEADFAST_REDIS must begin with redis:// or rediss://');
		}
		const { openRedisState } = await import('./redis/redisState');
		const { state, close } = await openRedisState(url);
		return {
			ledger: store.ledger,
			state,
			close: async () => void (await Promise.all([close(), store.close()])),
		};
	} catch (error) {
		await store.close();
		throw error;
	}
}

function isPostgres(setting: string): boolean {
	return /^postgres(ql)?:\/\//.test(setting);
}

/** An invalid URL is part of the error that says so. */
function hidePasswords(error: Error & { input?: unknown }, settings: StoreSettings): void {
	delete error.input;
	for (const url of [settings.store, settings.redis ?? '']) {
		const password = /^\w+:\/\/[^/]*?:(.*)@/.exec(url)?.[1];
		if (!password) continue;
		for (const secret of [password, decoded(password)]) {
			error.message = error.message.replaceAll(secret, '***');
			error.stack = error.stack?.replaceAll(secret, '***');
		}
	}
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
