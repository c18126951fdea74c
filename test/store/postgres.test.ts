import { startPostgres } from '../../sandbox/services/postgres.ts';
import { openPostgresStore } from '../../store/postgres/postgresStore';
import { describeWith, useService } from '../support/services';
import { storeContract } from './contract';

describeWith('postgres')('postgres', () => {
	const postgres = useService(() => startPostgres({ fsync: false }));
	let schemas = 0;
	const freshSchema = () => `contract_${(schemas += 1)}`;

	describe('contract', () =>
		storeContract((clock) =>
			openPostgresStore(postgres.current.url, { clock, schema: freshSchema() }),
		));
});
