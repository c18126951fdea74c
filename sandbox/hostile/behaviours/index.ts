import { bodies } from './bodies.ts';
import { connection } from './connection.ts';
import { headers } from './headers.ts';
import { redirects } from './redirects.ts';
import { statuses } from './statuses.ts';
import type { Behaviour } from '../behaviour.ts';

export const behaviours: Readonly<Record<string, readonly Behaviour[]>> = {
	Connections: connection,
	Bodies: bodies,
	Headers: headers,
	Statuses: statuses,
	Redirects: redirects,
};
