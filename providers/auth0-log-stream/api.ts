import { auth0Api } from './management';

export const auth0LogStreamApi = auth0Api(
	'read:log_streams, create:log_streams, update:log_streams and delete:log_streams, and read:logs to fetch missed events',
	'/api/v2/log-streams',
);
