import { eventGroup } from '../eventGroup';

/** https://platform.openai.com/docs/api-reference/webhook-events */
export const events = [
	...eventGroup('Responses and Batches', {
		'response.completed': 'Response Completed',
		'response.failed': 'Response Failed',
		'response.cancelled': 'Response Cancelled',
		'response.incomplete': 'Response Incomplete',
		'batch.completed': 'Batch Completed',
		'batch.failed': 'Batch Failed',
		'batch.expired': 'Batch Expired',
		'batch.cancelled': 'Batch Cancelled',
	}),
	...eventGroup('Fine-Tuning and Evals', {
		'fine_tuning.job.succeeded': 'Fine-Tuning Job Succeeded',
		'fine_tuning.job.failed': 'Fine-Tuning Job Failed',
		'fine_tuning.job.cancelled': 'Fine-Tuning Job Cancelled',
		'eval.run.succeeded': 'Eval Run Succeeded',
		'eval.run.failed': 'Eval Run Failed',
		'eval.run.canceled': 'Eval Run Canceled',
	}),
	...eventGroup('Media and Calls', {
		'realtime.call.incoming': 'Realtime Call Incoming',
		'live.call.incoming': 'Live Call Incoming',
		'live.transport.incoming': 'Live Transport Incoming',
		'video.completed': 'Video Completed',
		'video.failed': 'Video Failed',
	}),
	...eventGroup('Agents', {
		'agent.session.created': 'Agent Session Created',
		'agent.session.action_required': 'Agent Session Action Required',
		'agent.session.in_progress': 'Agent Session In Progress',
		'agent.session.idle': 'Agent Session Idle',
		'agent.session.failed': 'Agent Session Failed',
		'agent.environment.ready': 'Agent Environment Ready',
		'agent.environment.failed': 'Agent Environment Failed',
		'agent.environment.suspended': 'Agent Environment Suspended',
		'agent.environment.expired': 'Agent Environment Expired',
	}),
	...eventGroup('Safety', {
		'safety.alert.created': 'Safety Alert Created',
		'safety.deactivation_issued': 'Safety Deactivation Issued',
		'safety.org_alert.created': 'Safety Organization Alert Created',
		'safety.warning_issued': 'Safety Warning Issued',
	}),
];
