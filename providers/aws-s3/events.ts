import { eventGroup } from '../eventGroup';

/**
 * Event names as in a notification, which has no s3: before them but in its test:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
 */
export const events = [
	...eventGroup('Objects', {
		'ObjectCreated:Put': 'Object Put',
		'ObjectCreated:Post': 'Object Posted',
		'ObjectCreated:Copy': 'Object Copied',
		'ObjectCreated:CompleteMultipartUpload': 'Multipart Upload Completed',
		'ObjectRemoved:Delete': 'Object Deleted',
		'ObjectRemoved:DeleteMarkerCreated': 'Delete Marker Created',
		'ObjectTagging:Put': 'Tags Put',
		'ObjectTagging:Delete': 'Tags Deleted',
		'ObjectAcl:Put': 'ACL Put',
	}),
	...eventGroup('Storage', {
		'ObjectRestore:Post': 'Restore Started',
		'ObjectRestore:Completed': 'Restore Completed',
		'ObjectRestore:Delete': 'Restored Copy Expired',
		'LifecycleExpiration:Delete': 'Expired by Lifecycle',
		'LifecycleExpiration:DeleteMarkerCreated': 'Delete Marker by Lifecycle',
		LifecycleTransition: 'Moved by Lifecycle',
		IntelligentTiering: 'Archived by Intelligent-Tiering',
		ReducedRedundancyLostObject: 'Reduced Redundancy Object Lost',
		's3:TestEvent': 'Test Event',
	}),
	...eventGroup('Replication', {
		'Replication:OperationFailedReplication': 'Replication Failed',
		'Replication:OperationMissedThreshold': 'Replication Missed Threshold',
		'Replication:OperationReplicatedAfterThreshold': 'Replicated After Threshold',
		'Replication:OperationNotTracked': 'Replication Not Tracked',
	}),
];
