import { readPostgresLedger } from '../../lib/ledger.ts';
import { startPostgres } from '../../services/postgres.ts';
import { missing } from '../../services/programs.ts';
import { startRedis } from '../../services/redis.ts';
import type { Service } from '../../services/service.ts';
import type { Fault, FaultCase } from './fault.ts';

type Services = { postgres: Service; redis: Service };

/** n8n with the pack's ledger in a Postgres and its shared state in a Redis. */
const besideServices =
	(
		title: string,
		meanwhile: Fault['meanwhile'],
		stop: (services: Services) => Promise<void>,
		start: (services: Services) => Promise<void>,
	): FaultCase =>
	async (work) => {
		const absent = missing('postgres') ?? missing('redis');
		if (absent) return absent;
		const postgres = await startPostgres();
		const redis = await startRedis({ appendonly: true });
		try {
			return await work({
				title,
				meanwhile,
				options: { env: { STEADFAST_STORE: postgres.url, STEADFAST_REDIS: redis.url } },
				break: () => stop({ postgres, redis }),
				mend: () => start({ postgres, redis }),
				rows: () => readPostgresLedger(postgres.url),
			});
		} finally {
			await Promise.all([postgres.close(), redis.close()]);
		}
	};

export const redisAway = besideServices(
	'Redis stopped and started',
	'taken',
	({ redis }) => redis.stop(),
	({ redis }) => redis.start(),
);

export const postgresAway = besideServices(
	'Postgres stopped and started',
	'refused',
	({ postgres }) => postgres.stop(),
	({ postgres }) => postgres.start(),
);

export const postgresKilled = besideServices(
	'Postgres killed (SIGKILL) and started',
	'refused',
	({ postgres }) => postgres.kill(),
	({ postgres }) => postgres.start(),
);
