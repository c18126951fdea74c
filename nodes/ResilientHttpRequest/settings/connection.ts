import { UserError } from 'n8n-workflow';
import type { TransportOptions } from '../../shared/http/httpTransport';
import { connection } from '../description/connection';
import type { ReadGroup } from './groups';

const MIB = 1024 * 1024;

export function connectionSettings(read: ReadGroup): TransportOptions {
	const form = read(connection);
	const proxy = form.text('proxy');
	const ca = form.text('ca');
	const serverName = form.text('serverName');
	const any = form.flag('anyCertificate');
	if (ca !== undefined && !ca.includes('-----BEGIN CERTIFICATE-----')) {
		throw new UserError(`${form.label('ca')} must be a certificate in PEM form`);
	}
	const tls = {
		...(ca && { ca }),
		...(serverName && { serverName }),
		...(any && { rejectUnauthorized: false }),
	};
	return {
		connectTimeoutMs: form.ms('connectSeconds'),
		responseTimeoutMs: form.ms('responseSeconds'),
		maxRedirects: form.number('redirects'),
		bodyToOtherOrigin: form.flag('bodyToOtherOrigin'),
		...(form.has('maxResponseMib') && {
			maxResponseBytes: Math.floor(form.number('maxResponseMib') * MIB),
		}),
		...(proxy && { proxy }),
		...(Object.keys(tls).length > 0 && { tls }),
	};
}
