import { eventGroup } from '../eventGroup';

/** The event types of V3 webhooks: https://github.com/PagerDuty/developer-docs/blob/main/docs/webhooks/01-Overview.md */
export const events = [
	...eventGroup('Incidents', {
		'incident.triggered': 'Incident Triggered',
		'incident.acknowledged': 'Incident Acknowledged',
		'incident.unacknowledged': 'Incident Unacknowledged',
		'incident.resolved': 'Incident Resolved',
		'incident.reopened': 'Incident Reopened',
		'incident.escalated': 'Incident Escalated',
		'incident.delegated': 'Incident Delegated',
		'incident.reassigned': 'Incident Reassigned',
		'incident.annotated': 'Incident Annotated',
		'incident.priority_updated': 'Incident Priority Updated',
		'incident.service_updated': 'Incident Moved to Another Service',
		'incident.incident_type.changed': 'Incident Type Changed',
		'incident.custom_field_values.updated': 'Incident Custom Field Values Updated',
		'incident.conference_bridge.updated': 'Incident Conference Bridge Updated',
		'incident.status_update_published': 'Incident Status Update Published',
	}),
	...eventGroup('Responders and Roles', {
		'incident.responder.added': 'Incident Responder Added',
		'incident.responder.replied': 'Incident Responder Replied',
		'incident.role.assigned': 'Incident Role Assigned or Unassigned',
	}),
	...eventGroup('Tasks, Actions and Workflows', {
		'incident.task.created': 'Incident Task Created',
		'incident.task.updated': 'Incident Task Updated',
		'incident.task.completed': 'Incident Task Completed',
		'incident.action_invocation.created': 'Incident Action Invocation Created',
		'incident.action_invocation.updated': 'Incident Action Invocation Updated',
		'incident.action_invocation.terminated': 'Incident Action Invocation Terminated',
		'incident.workflow.started': 'Incident Workflow Started',
		'incident.workflow.completed': 'Incident Workflow Completed',
	}),
	...eventGroup('Services', {
		'service.created': 'Service Created',
		'service.updated': 'Service Updated',
		'service.deleted': 'Service Deleted',
		'service.custom_field_values.updated': 'Service Custom Field Values Updated',
	}),
	...eventGroup('Test', {
		'pagey.ping': 'Test Event',
	}),
];
