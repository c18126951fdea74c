import { eventGroup } from '../eventGroup';

/**
 * Message and call statuses, and the types of Event Streams that can be subscribed to:
 * https://www.twilio.com/docs/messaging/api/message-resource#message-status-values,
 * https://www.twilio.com/docs/voice/api/call-resource#call-status-values and
 * https://www.twilio.com/docs/events/event-types-overview
 */
export const events = [
	...eventGroup('Messages', {
		received: 'Message Received',
		receiving: 'Message Receiving',
		accepted: 'Message Accepted',
		scheduled: 'Message Scheduled',
		queued: 'Message or Call Queued',
		sending: 'Message Sending',
		sent: 'Message Sent',
		delivered: 'Message Delivered',
		partially_delivered: 'Message Partially Delivered',
		undelivered: 'Message Undelivered',
		failed: 'Message or Call Failed',
		read: 'Message Read',
		canceled: 'Message or Call Canceled',
	}),
	...eventGroup('Calls', {
		initiated: 'Call Initiated',
		ringing: 'Call Ringing',
		'in-progress': 'Call in Progress',
		completed: 'Call Completed',
		busy: 'Call Busy',
		'no-answer': 'Call Not Answered',
	}),
	...eventGroup('Event Streams: Messaging', {
		'com.twilio.messaging.message.queued': 'Messaging: Message Queued',
		'com.twilio.messaging.message.sent': 'Messaging: Message Sent',
		'com.twilio.messaging.message.delivered': 'Messaging: Message Delivered',
		'com.twilio.messaging.message.failed': 'Messaging: Message Failed',
		'com.twilio.messaging.message.undelivered': 'Messaging: Message Undelivered',
		'com.twilio.messaging.message.read': 'Messaging: Message Read',
		'com.twilio.messaging.inbound-message.received': 'Messaging: Inbound Message Received',
		'com.twilio.daptbt.link-shortening.link-clicked': 'Link Shortening Link Clicked',
		'com.twilio.daptbt.link-shortening.link-shortened': 'Link Shortening Link Shortened',
	}),
	...eventGroup('Event Streams: Voice', {
		'com.twilio.voice.status-callback.call.initiated': 'Voice: Status Callback Call Initiated',
		'com.twilio.voice.status-callback.call.ringing': 'Voice: Status Callback Call Ringing',
		'com.twilio.voice.status-callback.call.answered': 'Voice: Status Callback Call Answered',
		'com.twilio.voice.status-callback.call.completed': 'Voice: Status Callback Call Completed',
		'com.twilio.voice.status-callback.amd.detected': 'Voice: Status Callback AMD Detected',
		'com.twilio.voice.status-callback.announcement.processed':
			'Voice: Status Callback Announcement Processed',
		'com.twilio.voice.status-callback.conference.participant.updated':
			'Voice: Status Callback Conference Participant Updated',
		'com.twilio.voice.status-callback.conference.updated':
			'Voice: Status Callback Conference Updated',
		'com.twilio.voice.status-callback.gather.partial.captured':
			'Voice: Status Callback Gather Partial Captured',
		'com.twilio.voice.status-callback.recording.processed':
			'Voice: Status Callback Recording Processed',
		'com.twilio.voice.status-callback.stream.updated': 'Voice: Status Callback Stream Updated',
		'com.twilio.voice.status-callback.transcription.processed':
			'Voice: Status Callback Transcription Processed',
		'com.twilio.voice.api-request.call.created': 'Voice: API Request Call Created',
		'com.twilio.voice.api-request.call.modified': 'Voice: API Request Call Modified',
		'com.twilio.voice.api-request.conference.modified': 'Voice: API Request Conference Modified',
		'com.twilio.voice.api-request.conference-participant.created':
			'Voice: API Request Conference Participant Created',
		'com.twilio.voice.api-request.conference-participant.deleted':
			'Voice: API Request Conference Participant Deleted',
		'com.twilio.voice.api-request.conference-participant.modified':
			'Voice: API Request Conference Participant Modified',
		'com.twilio.voice.twiml.call.redirected': 'Voice: TwiML Call Redirected',
		'com.twilio.voice.twiml.call.transferred': 'Voice: TwiML Call Transferred',
		'com.twilio.voice.twiml.dial.finished': 'Voice: TwiML Dial Finished',
		'com.twilio.voice.twiml.enqueue.finished': 'Voice: TwiML Enqueue Finished',
		'com.twilio.voice.twiml.gather.finished': 'Voice: TwiML Gather Finished',
		'com.twilio.voice.twiml.record.finished': 'Voice: TwiML Record Finished',
		'com.twilio.voice.twiml.request.failed': 'Voice: TwiML Request Failed',
		'com.twilio.voice.media.fetched': 'Voice: Media Fetched',
		'com.twilio.voice.insights.call-summary.partial': 'Voice: Insights Call Summary Partial',
		'com.twilio.voice.insights.call-summary.predicted-complete':
			'Voice: Insights Call Summary Predicted Complete',
		'com.twilio.voice.insights.call-summary.complete': 'Voice: Insights Call Summary Complete',
		'com.twilio.voice.insights.call-event.gateway': 'Voice: Insights Call Event Gateway',
		'com.twilio.voice.insights.call-event.sdk': 'Voice: Insights Call Event SDK',
		'com.twilio.voice.insights.call-metrics.gateway': 'Voice: Insights Call Metrics Gateway',
		'com.twilio.voice.insights.call-metrics.sdk': 'Voice: Insights Call Metrics SDK',
		'com.twilio.voice.insights.conference-summary.partial':
			'Voice: Insights Conference Summary Partial',
		'com.twilio.voice.insights.conference-summary.complete':
			'Voice: Insights Conference Summary Complete',
		'com.twilio.voice.insights.conference-participant-summary.complete':
			'Voice: Insights Conference Participant Summary Complete',
	}),
	...eventGroup('Event Streams: Video', {
		'com.twilio.video.insights.log-analyzer.participant-summary':
			'Video Insights Log Analyzer Participant Summary',
		'com.twilio.video.insights.log-analyzer.room-summary':
			'Video Insights Log Analyzer Room Summary',
		'com.twilio.video.insights.participant-summary.complete':
			'Video Insights Participant Summary Complete',
		'com.twilio.video.insights.room-summary.complete': 'Video Insights Room Summary Complete',
		'com.twilio.video.insights.track-summary.complete': 'Video Insights Track Summary Complete',
	}),
	...eventGroup('Event Streams: TaskRouter', {
		'com.twilio.taskrouter.task.created': 'TaskRouter: Task Created',
		'com.twilio.taskrouter.task.updated': 'TaskRouter: Task Updated',
		'com.twilio.taskrouter.task.canceled': 'TaskRouter: Task Canceled',
		'com.twilio.taskrouter.task.completed': 'TaskRouter: Task Completed',
		'com.twilio.taskrouter.task.deleted': 'TaskRouter: Task Deleted',
		'com.twilio.taskrouter.task.system-deleted': 'TaskRouter: Task System Deleted',
		'com.twilio.taskrouter.task.wrapup': 'TaskRouter: Task Wrapup',
		'com.twilio.taskrouter.task.transfer-initiated': 'TaskRouter: Task Transfer Initiated',
		'com.twilio.taskrouter.task.transfer-completed': 'TaskRouter: Task Transfer Completed',
		'com.twilio.taskrouter.task.transfer-failed': 'TaskRouter: Task Transfer Failed',
		'com.twilio.taskrouter.task.transfer-canceled': 'TaskRouter: Task Transfer Canceled',
		'com.twilio.taskrouter.task.transfer-attempt-failed':
			'TaskRouter: Task Transfer Attempt Failed',
		'com.twilio.taskrouter.reservation.created': 'TaskRouter: Reservation Created',
		'com.twilio.taskrouter.reservation.accepted': 'TaskRouter: Reservation Accepted',
		'com.twilio.taskrouter.reservation.rejected': 'TaskRouter: Reservation Rejected',
		'com.twilio.taskrouter.reservation.timeout': 'TaskRouter: Reservation Timeout',
		'com.twilio.taskrouter.reservation.canceled': 'TaskRouter: Reservation Canceled',
		'com.twilio.taskrouter.reservation.rescinded': 'TaskRouter: Reservation Rescinded',
		'com.twilio.taskrouter.reservation.completed': 'TaskRouter: Reservation Completed',
		'com.twilio.taskrouter.reservation.failed': 'TaskRouter: Reservation Failed',
		'com.twilio.taskrouter.reservation.wrapup': 'TaskRouter: Reservation Wrapup',
		'com.twilio.taskrouter.worker.created': 'TaskRouter: Worker Created',
		'com.twilio.taskrouter.worker.deleted': 'TaskRouter: Worker Deleted',
		'com.twilio.taskrouter.worker.activity.update': 'TaskRouter: Worker Activity Updated',
		'com.twilio.taskrouter.worker.attributes.update': 'TaskRouter: Worker Attributes Updated',
		'com.twilio.taskrouter.worker.capacity.update': 'TaskRouter: Worker Capacity Updated',
		'com.twilio.taskrouter.worker.channel.availability.update':
			'TaskRouter: Worker Channel Availability Updated',
		'com.twilio.taskrouter.task-queue.created': 'TaskRouter: Task Queue Created',
		'com.twilio.taskrouter.task-queue.deleted': 'TaskRouter: Task Queue Deleted',
		'com.twilio.taskrouter.task-queue.entered': 'TaskRouter: Task Queue Entered',
		'com.twilio.taskrouter.task-queue.moved': 'TaskRouter: Task Queue Moved',
		'com.twilio.taskrouter.task-queue.timeout': 'TaskRouter: Task Queue Timeout',
		'com.twilio.taskrouter.task-queue.expression-updated':
			'TaskRouter: Task Queue Expression Updated',
		'com.twilio.taskrouter.workflow.entered': 'TaskRouter: Workflow Entered',
		'com.twilio.taskrouter.workflow.rejected': 'TaskRouter: Workflow Rejected',
		'com.twilio.taskrouter.workflow.skipped': 'TaskRouter: Workflow Skipped',
		'com.twilio.taskrouter.workflow.target-matched': 'TaskRouter: Workflow Target Matched',
		'com.twilio.taskrouter.workflow.timeout': 'TaskRouter: Workflow Timeout',
		'com.twilio.apiusage.taskrouter.ratelimits': 'TaskRouter API Rate Limits',
	}),
	...eventGroup('Event Streams: Conversations', {
		'com.twilio.conversations.conversation.added': 'Conversations: Conversation Added',
		'com.twilio.conversations.conversation.removed': 'Conversations: Conversation Removed',
		'com.twilio.conversations.conversation.updated': 'Conversations: Conversation Updated',
		'com.twilio.conversations.conversation-state.updated':
			'Conversations: Conversation State Updated',
		'com.twilio.conversations.message.added': 'Conversations: Message Added',
		'com.twilio.conversations.message.removed': 'Conversations: Message Removed',
		'com.twilio.conversations.message.updated': 'Conversations: Message Updated',
		'com.twilio.conversations.participant.added': 'Conversations: Participant Added',
		'com.twilio.conversations.participant.removed': 'Conversations: Participant Removed',
		'com.twilio.conversations.participant.updated': 'Conversations: Participant Updated',
		'com.twilio.conversations.user.added': 'Conversations: User Added',
		'com.twilio.conversations.user.updated': 'Conversations: User Updated',
	}),
	...eventGroup('Event Streams: Verify', {
		'com.twilio.accountsecurity.verify.verification.approved': 'Verify: Verification Approved',
		'com.twilio.accountsecurity.verify.verification.canceled': 'Verify: Verification Canceled',
		'com.twilio.accountsecurity.verify.verification.expired': 'Verify: Verification Expired',
		'com.twilio.accountsecurity.verify.verification.max_attempts_reached':
			'Verify: Verification Max Attempts Reached',
		'com.twilio.accountsecurity.verify.verification.pending': 'Verify: Verification Pending',
		'com.twilio.accountsecurity.verify.message.delivered': 'Verify: Message Delivered',
		'com.twilio.accountsecurity.verify.message.failed': 'Verify: Message Failed',
		'com.twilio.accountsecurity.verify.message.read': 'Verify: Message Read',
		'com.twilio.accountsecurity.verify.message.sent': 'Verify: Message Sent',
		'com.twilio.accountsecurity.verify.message.undelivered': 'Verify: Message Undelivered',
		'com.twilio.accountsecurity.verify.attempt-dlr.delivered': 'Verify: Attempt DLR Delivered',
		'com.twilio.accountsecurity.verify.attempt-dlr.failed': 'Verify: Attempt DLR Failed',
		'com.twilio.accountsecurity.verify.attempt-dlr.read': 'Verify: Attempt DLR Read',
		'com.twilio.accountsecurity.verify.attempt-dlr.sent': 'Verify: Attempt DLR Sent',
		'com.twilio.accountsecurity.verify.attempt-dlr.undelivered': 'Verify: Attempt DLR Undelivered',
	}),
	...eventGroup('Event Streams: Compliance', {
		'com.twilio.messaging.compliance.brand-registration.brand-failure':
			'Brand Registration Brand Failure',
		'com.twilio.messaging.compliance.brand-registration.brand-registered':
			'Brand Registration Brand Registered',
		'com.twilio.messaging.compliance.brand-registration.brand-unverified':
			'Brand Registration Brand Unverified',
		'com.twilio.messaging.compliance.brand-registration.brand-verified':
			'Brand Registration Brand Verified',
		'com.twilio.messaging.compliance.brand-registration.brand-vetted-verified':
			'Brand Registration Brand Vetted Verified',
		'com.twilio.messaging.compliance.brand-registration.brand-secondary-vetting-failure':
			'Brand Registration Brand Secondary Vetting Failure',
		'com.twilio.messaging.compliance.brand-registration.sharing-created':
			'Brand Registration Sharing Created',
		'com.twilio.messaging.compliance.brand-registration.sharing-deleted':
			'Brand Registration Sharing Deleted',
		'com.twilio.messaging.compliance.brand-registration.invalid-contact-email':
			'Brand Registration Invalid Contact Email',
		'com.twilio.messaging.compliance.brand-registration.email-2fa-clicked':
			'Brand Registration Email 2FA Clicked',
		'com.twilio.messaging.compliance.brand-registration.email-2fa-completed':
			'Brand Registration Email 2FA Completed',
		'com.twilio.messaging.compliance.brand-registration.email-2fa-opened':
			'Brand Registration Email 2FA Opened',
		'com.twilio.messaging.compliance.brand-registration.email-2fa-sent':
			'Brand Registration Email 2FA Sent',
		'com.twilio.messaging.compliance.brand-registration.email-2fa-timeout':
			'Brand Registration Email 2FA Timeout',
		'com.twilio.messaging.compliance.campaign-registration.campaign-approved':
			'Campaign Registration Campaign Approved',
		'com.twilio.messaging.compliance.campaign-registration.campaign-deleted':
			'Campaign Registration Campaign Deleted',
		'com.twilio.messaging.compliance.campaign-registration.campaign-failure':
			'Campaign Registration Campaign Failure',
		'com.twilio.messaging.compliance.campaign-registration.campaign-submitted':
			'Campaign Registration Campaign Submitted',
		'com.twilio.messaging.compliance.campaign-registration.suspended-campaign-delete-submitted':
			'Campaign Registration Suspended Campaign Delete Submitted',
		'com.twilio.messaging.compliance.number-registration.failed': 'Number Registration Failed',
		'com.twilio.messaging.compliance.number-registration.pending': 'Number Registration Pending',
		'com.twilio.messaging.compliance.number-registration.successful':
			'Number Registration Successful',
		'com.twilio.messaging.compliance.number-deregistration.failed': 'Number Deregistration Failed',
		'com.twilio.messaging.compliance.number-deregistration.pending':
			'Number Deregistration Pending',
		'com.twilio.messaging.compliance.number-deregistration.successful':
			'Number Deregistration Successful',
		'com.twilio.messaging.compliance.toll-free-verification.edit': 'Toll Free Verification Edit',
		'com.twilio.messaging.compliance.toll-free-verification.expired':
			'Toll Free Verification Expired',
		'com.twilio.messaging.compliance.toll-free-verification.failure':
			'Toll Free Verification Failure',
		'com.twilio.messaging.compliance.toll-free-verification.requested':
			'Toll Free Verification Requested',
		'com.twilio.messaging.compliance.toll-free-verification.pending-review':
			'Toll Free Verification Pending Review',
		'com.twilio.messaging.compliance.toll-free-verification.request-approved':
			'Toll Free Verification Request Approved',
		'com.twilio.messaging.compliance.toll-free-verification.deleted':
			'Toll Free Verification Deleted',
		'com.twilio.messaging.compliance.toll-free-verification.rejected':
			'Toll Free Verification Rejected',
		'com.twilio.messaging.compliance.a2p-resource-cleanup-finished':
			'A2P Resource Cleanup Finished',
		'com.twilio.messaging.compliance.a2p-resource-cleanup-started': 'A2P Resource Cleanup Started',
	}),
	...eventGroup('Event Streams: Account and Studio', {
		'com.twilio.error-logs.error.logged': 'Error Logs Error Logged',
		'com.twilio.studio.flow.execution.started': 'Studio Flow Execution Started',
		'com.twilio.studio.flow.execution.ended': 'Studio Flow Execution Ended',
		'com.twilio.studio.flow.step.ended': 'Studio Flow Step Ended',
		'com.twilio.iam.ip.blocked': 'IAM IP Blocked',
		'com.twilio.iam.ip.blocked.dryrun': 'IAM IP Blocked Dry Run',
		'com.twilio.notify.notification.delivered': 'Notify Notification Delivered',
		'com.twilio.lookup.bulk.job-status-changed': 'Lookup Bulk Job Status Changed',
		'com.twilio.comms-api.operation.processing': 'Comms API Operation Processing',
		'com.twilio.comms-api.operation.completed': 'Comms API Operation Completed',
	}),
];
