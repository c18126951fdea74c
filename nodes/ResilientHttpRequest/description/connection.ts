import { group, number, text, toggle } from './fields';

export const connection = group({ displayName: 'Connection', name: 'connection' }, [
	toggle({
		displayName: 'Accept Any Certificate',
		name: 'anyCertificate',
		description:
			'Whether to talk to a server whose certificate nobody vouches for. Whoever is on the line can then read and change everything: give its authority instead.',
	}),
	toggle({
		displayName: 'Body to Other Origin',
		name: 'bodyToOtherOrigin',
		description: 'Whether a 307 or 308 may take a POST’s body to another origin',
	}),
	text({
		displayName: 'Certificate Authority',
		name: 'ca',
		rows: 4,
		placeholder: '-----BEGIN CERTIFICATE-----',
		description: 'Trusted in place of the authorities that Node knows (PEM)',
	}),
	number({
		displayName: 'Connect Timeout (Seconds)',
		name: 'connectSeconds',
		default: 10,
		description: 'Until there is a connection',
	}),
	number({
		displayName: 'Max Response (MiB)',
		name: 'maxResponseMib',
		default: 64,
		max: 100_000,
		description: 'A larger answer is refused. For a file 1024, unless set.',
	}),
	text({
		displayName: 'Proxy',
		name: 'proxy',
		placeholder: 'http://proxy.example:3128',
		description: 'By default what HTTPS_PROXY, HTTP_PROXY and NO_PROXY say',
	}),
	number({
		displayName: 'Redirects',
		name: 'redirects',
		default: 5,
		zero: true,
		whole: true,
		max: 20,
		description:
			'How many to follow. Another origin gets no credential. 0 makes a failure of a redirect.',
	}),
	number({
		displayName: 'Response Timeout (Seconds)',
		name: 'responseSeconds',
		default: 300,
		description: 'Until the headers are there, and between parts of the body',
	}),
	text({
		displayName: 'Server Name',
		name: 'serverName',
		description: 'The name that is asked for and checked (SNI), where it is not the URL’s host',
	}),
]);

/** Beside the group, for a credential is shown by a field of the form itself. */
export const clientCertificate = toggle({
	displayName: 'Client Certificate',
	name: 'clientCertificate',
	description:
		'Whether to show the server a certificate, from a credential (mutual TLS). A redirect to another origin gets none.',
});

export const options = group({ displayName: 'Options', name: 'options' }, [
	number({
		displayName: 'Calls at a Time',
		name: 'inFlight',
		default: 5,
		whole: true,
		max: 1000,
		description: 'How many items of this run are on their way at once',
	}),
	toggle({
		displayName: 'Compress Request Body',
		name: 'compress',
		description:
			'Whether a text of 1 KiB or more is sent with gzip. Only for an API that takes it: without the setting, batches of an API that is known to.',
	}),
	toggle({
		displayName: 'Full Response',
		name: 'fullResponse',
		description:
			'Whether to put out status, headers, attempts and waits beside the body of the answer',
	}),
	text({
		displayName: 'Shared Key',
		name: 'sharedKey',
		description:
			'Calls with the same key share rate limit and circuit breaker, in all workflows. By default the key is the URL’s host.',
	}),
	number({
		displayName: 'Timeout (Seconds)',
		name: 'timeoutSeconds',
		default: 30,
		description: 'For one attempt',
	}),
]);
