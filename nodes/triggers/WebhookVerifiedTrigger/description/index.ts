import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { describeTrigger } from '../../shared/description';
import { ANY_WEBHOOK } from '../anyWebhook';
import { describedOptions } from './describedOptions';
import { eventFields } from './eventFields';
import { signatureFields } from './signatureFields';

/** A Verified Trigger whose form also asks how the sender signs. */
export function describeWebhookTrigger(): INodeTypeDescription {
	const shared = describeTrigger(ANY_WEBHOOK);
	const [notice, ...others] = shared.properties.filter(({ name }) => name !== 'events');
	return {
		...shared,
		description:
			'Starts the workflow for genuine events of any sender whose signature you describe',
		properties: [notice!, ...signatureFields, ...eventFields, ...others.map(withDescribedOptions)],
	};
}

/** The signature by the name that the form has for it. */
export function signatureSubtitle(): string {
	const { options = [] } = signatureFields.find(({ name }) => name === 'scheme')!;
	const names = Object.fromEntries(
		(options as INodePropertyOptions[]).map(({ value, name }) => [value, name]),
	);
	return `={{ (${JSON.stringify(names)})[$parameter["scheme"]] }}`;
}

function withDescribedOptions(property: INodeProperties): INodeProperties {
	if (property.name !== 'settings') return property;
	const options = [...(property.options as INodeProperties[]), ...describedOptions];
	return {
		...property,
		options: options.filter(({ name }) => name !== 'otherEvents').sort(byName),
	};
}

const byName = (one: INodeProperties, other: INodeProperties) =>
	one.displayName.localeCompare(other.displayName);
