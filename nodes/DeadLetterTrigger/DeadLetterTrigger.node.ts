import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';
import { storeFor } from '../shared/storeFor';
import { announceDeadLetters } from './announce';
import { properties } from './description';
import { replayItems } from './replayItems';
import { sample } from './sample';

export class DeadLetterTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dead Letter Trigger',
		name: 'deadLetterTrigger',
		icon: { light: 'file:deadLetterTrigger.svg', dark: 'file:deadLetterTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] === "replay" ? "replayed item" : "new dead letter" }}',
		description: 'Starts the workflow for new dead letters, or for items that are replayed',
		eventTriggerDescription: '',
		activationMessage: 'The workflow now starts for dead letters.',
		defaults: { name: 'Dead Letter Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties,
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const store = await storeFor(this);
		const replaying = this.getNodeParameter('event') === 'replay';
		if (this.getMode() === 'manual') return await sample(this, store, replaying);
		return replaying ? replayItems(this, store) : await announceDeadLetters(this, store);
	}
}
