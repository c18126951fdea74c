/**
 * What the pages set in bold or italics besides the pack's own names. Short on purpose: a word that
 * is missing here is mostly a field that was renamed.
 */

/** What n8n calls its own nodes, fields and buttons (2.41). */
export const N8N_NAMES: readonly string[] = [
	// Buttons, menus, places
	'Add first step…',
	'Add to workflow',
	'Community nodes',
	'Duplicate',
	'Execute step',
	'Executions',
	'From file',
	'Import',
	'Install a community node',
	'Production URL',
	'Publish',
	'Replace',
	'Save',
	'Settings',
	'Update',
	'Webhook URLs',
	// Settings of a node or a workflow
	'Continue',
	'Continue (using error output)',
	'Execution Order',
	'On Error',
	'Retry On Fail',
	// Nodes
	'Edit Fields',
	'Error Trigger',
	'HTTP Request',
	'If',
	'Loop Over Items',
	'Remove Duplicates',
	'Respond to Webhook',
	'Shopify Trigger',
	'Split Out',
	'Stop and Error',
	'Stripe Trigger',
	'Wait',
	// Their fields and choices
	'Basic Auth',
	'Batch Interval (ms)',
	'Error Message',
	'Generic Credential Type',
	'Header Auth',
	'IP(s) Allowlist',
	'Ignore SSL Issues (Insecure)',
	'Include Other Input Fields',
	'Include Response Headers and Status',
	'Items per Batch',
	'JWT Auth',
	'Never Error',
	'Predefined Credential Type',
	'Put Output in Field',
	'Raw Body',
	'Remove Items Processed in Previous Executions',
	'Respond',
	'Response Code',
	'Send Body',
	'Send Headers',
	'Send Query Parameters',
	'Specify Body',
	'Timeout',
	'Using JSON',
	'When Last Node Finishes',
];

/** Emphasis that names nothing. */
export const ORDINARY: readonly string[] = [
	// All triggers together, and what their fields' names begin with
	'Verified Trigger',
	'Previous',
	// Columns and entries of the generated pages
	'Missed',
	'Repeats',
	'Retryable',
	'Webhook',
	// A heading of the changelog, a page of npm's
	'Trusted publishing',
	'Unreleased',
	// Of the templates: what a person puts in, and the heading of the first note
	'Set up',
	'Your …',
];
