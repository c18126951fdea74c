export { UntrustedCertificateError } from './certificate';
export { signHmac } from './hmac';
export { formBody, jsonBody, queryOf, singleHeader } from './request';
export { read as readSource } from './sources';
export { verifyDelivery } from './verifyDelivery';
export type { Delivery } from './verifyDelivery';
export { verifyWebhook } from './verifyWebhook';
export type { VerifySettings } from './verifyWebhook';
export type * from './types';
