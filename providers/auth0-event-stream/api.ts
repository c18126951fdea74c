import { auth0Api } from '../auth0-log-stream/management';

export const auth0EventStreamApi = auth0Api(
	'read:event_streams, create:event_streams, update:event_streams and delete:event_streams, and read:event_deliveries to fetch missed events',
	'/api/v2/event-streams',
);
