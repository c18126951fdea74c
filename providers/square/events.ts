import { eventGroup } from '../eventGroup';

/**
 * The events of Square’s API, by their product: https://developer.squareup.com/docs/webhooks/v2webhook-events-tech-ref
 * Owned and visible are the custom attributes of the app itself, and those that it may see.
 */
export const events = [
	...eventGroup('Bank Accounts', {
		'bank_account.created': 'Bank Account Created',
		'bank_account.disabled': 'Bank Account Disabled',
		'bank_account.verified': 'Bank Account Verified',
	}),
	...eventGroup('Bookings', {
		'booking.created': 'Booking Created',
		'booking.custom_attribute.owned.deleted': 'Booking Owned Attribute Deleted',
		'booking.custom_attribute.owned.updated': 'Booking Owned Attribute Updated',
		'booking.custom_attribute.visible.deleted': 'Booking Visible Attribute Deleted',
		'booking.custom_attribute.visible.updated': 'Booking Visible Attribute Updated',
		'booking.custom_attribute_definition.owned.created':
			'Booking Owned Attribute Definition Created',
		'booking.custom_attribute_definition.owned.deleted':
			'Booking Owned Attribute Definition Deleted',
		'booking.custom_attribute_definition.owned.updated':
			'Booking Owned Attribute Definition Updated',
		'booking.custom_attribute_definition.visible.created':
			'Booking Visible Attribute Definition Created',
		'booking.custom_attribute_definition.visible.deleted':
			'Booking Visible Attribute Definition Deleted',
		'booking.custom_attribute_definition.visible.updated':
			'Booking Visible Attribute Definition Updated',
		'booking.updated': 'Booking Updated',
	}),
	...eventGroup('Cards', {
		'card.automatically_updated': 'Card Automatically Updated',
		'card.created': 'Card Created',
		'card.disabled': 'Card Disabled',
		'card.forgotten': 'Card Forgotten',
		'card.updated': 'Card Updated',
	}),
	...eventGroup('Catalog', {
		'catalog.version.updated': 'Catalog Version Updated',
	}),
	...eventGroup('Customers', {
		'customer.created': 'Customer Created',
		'customer.custom_attribute.deleted': 'Customer Attribute Deleted',
		'customer.custom_attribute.owned.deleted': 'Customer Owned Attribute Deleted',
		'customer.custom_attribute.owned.updated': 'Customer Owned Attribute Updated',
		'customer.custom_attribute.public.deleted': 'Customer Public Attribute Deleted',
		'customer.custom_attribute.public.updated': 'Customer Public Attribute Updated',
		'customer.custom_attribute.updated': 'Customer Attribute Updated',
		'customer.custom_attribute.visible.deleted': 'Customer Visible Attribute Deleted',
		'customer.custom_attribute.visible.updated': 'Customer Visible Attribute Updated',
		'customer.custom_attribute_definition.created': 'Customer Attribute Definition Created',
		'customer.custom_attribute_definition.deleted': 'Customer Attribute Definition Deleted',
		'customer.custom_attribute_definition.owned.created':
			'Customer Owned Attribute Definition Created',
		'customer.custom_attribute_definition.owned.deleted':
			'Customer Owned Attribute Definition Deleted',
		'customer.custom_attribute_definition.owned.updated':
			'Customer Owned Attribute Definition Updated',
		'customer.custom_attribute_definition.public.created':
			'Customer Public Attribute Definition Created',
		'customer.custom_attribute_definition.public.deleted':
			'Customer Public Attribute Definition Deleted',
		'customer.custom_attribute_definition.public.updated':
			'Customer Public Attribute Definition Updated',
		'customer.custom_attribute_definition.updated': 'Customer Attribute Definition Updated',
		'customer.custom_attribute_definition.visible.created':
			'Customer Visible Attribute Definition Created',
		'customer.custom_attribute_definition.visible.deleted':
			'Customer Visible Attribute Definition Deleted',
		'customer.custom_attribute_definition.visible.updated':
			'Customer Visible Attribute Definition Updated',
		'customer.deleted': 'Customer Deleted',
		'customer.updated': 'Customer Updated',
	}),
	...eventGroup('Devices', {
		'device.code.paired': 'Device Code Paired',
		'device.created': 'Device Created',
	}),
	...eventGroup('Disputes', {
		'dispute.created': 'Dispute Created',
		'dispute.evidence.added': 'Dispute Evidence Added',
		'dispute.evidence.created': 'Dispute Evidence Created',
		'dispute.evidence.deleted': 'Dispute Evidence Deleted',
		'dispute.evidence.removed': 'Dispute Evidence Removed',
		'dispute.state.changed': 'Dispute State Changed',
		'dispute.state.updated': 'Dispute State Updated',
	}),
	...eventGroup('Gift Cards', {
		'gift_card.activity.created': 'Gift Card Activity Created',
		'gift_card.activity.updated': 'Gift Card Activity Updated',
		'gift_card.created': 'Gift Card Created',
		'gift_card.customer_linked': 'Gift Card Customer Linked',
		'gift_card.customer_unlinked': 'Gift Card Customer Unlinked',
		'gift_card.updated': 'Gift Card Updated',
	}),
	...eventGroup('Inventory', {
		'inventory.count.updated': 'Inventory Count Updated',
	}),
	...eventGroup('Invoices', {
		'invoice.canceled': 'Invoice Canceled',
		'invoice.created': 'Invoice Created',
		'invoice.deleted': 'Invoice Deleted',
		'invoice.payment_made': 'Invoice Payment Made',
		'invoice.published': 'Invoice Published',
		'invoice.refunded': 'Invoice Refunded',
		'invoice.scheduled_charge_failed': 'Invoice Scheduled Charge Failed',
		'invoice.updated': 'Invoice Updated',
	}),
	...eventGroup('Team', {
		'job.created': 'Job Created',
		'job.updated': 'Job Updated',
		'team_member.created': 'Team Member Created',
		'team_member.updated': 'Team Member Updated',
		'team_member.wage_setting.updated': 'Team Member Wage Setting Updated',
	}),
	...eventGroup('Labor', {
		'labor.scheduled_shift.created': 'Labor Scheduled Shift Created',
		'labor.scheduled_shift.deleted': 'Labor Scheduled Shift Deleted',
		'labor.scheduled_shift.published': 'Labor Scheduled Shift Published',
		'labor.scheduled_shift.updated': 'Labor Scheduled Shift Updated',
		'labor.shift.created': 'Labor Shift Created',
		'labor.shift.deleted': 'Labor Shift Deleted',
		'labor.shift.updated': 'Labor Shift Updated',
		'labor.timecard.created': 'Labor Timecard Created',
		'labor.timecard.deleted': 'Labor Timecard Deleted',
		'labor.timecard.updated': 'Labor Timecard Updated',
	}),
	...eventGroup('Locations', {
		'location.created': 'Location Created',
		'location.custom_attribute.owned.deleted': 'Location Owned Attribute Deleted',
		'location.custom_attribute.owned.updated': 'Location Owned Attribute Updated',
		'location.custom_attribute.visible.deleted': 'Location Visible Attribute Deleted',
		'location.custom_attribute.visible.updated': 'Location Visible Attribute Updated',
		'location.custom_attribute_definition.owned.created':
			'Location Owned Attribute Definition Created',
		'location.custom_attribute_definition.owned.deleted':
			'Location Owned Attribute Definition Deleted',
		'location.custom_attribute_definition.owned.updated':
			'Location Owned Attribute Definition Updated',
		'location.custom_attribute_definition.visible.created':
			'Location Visible Attribute Definition Created',
		'location.custom_attribute_definition.visible.deleted':
			'Location Visible Attribute Definition Deleted',
		'location.custom_attribute_definition.visible.updated':
			'Location Visible Attribute Definition Updated',
		'location.updated': 'Location Updated',
	}),
	...eventGroup('Loyalty', {
		'loyalty.account.created': 'Loyalty Account Created',
		'loyalty.account.deleted': 'Loyalty Account Deleted',
		'loyalty.account.updated': 'Loyalty Account Updated',
		'loyalty.event.created': 'Loyalty Event Created',
		'loyalty.program.created': 'Loyalty Program Created',
		'loyalty.program.updated': 'Loyalty Program Updated',
		'loyalty.promotion.created': 'Loyalty Promotion Created',
		'loyalty.promotion.updated': 'Loyalty Promotion Updated',
	}),
	...eventGroup('Merchants', {
		'merchant.custom_attribute.owned.deleted': 'Merchant Owned Attribute Deleted',
		'merchant.custom_attribute.owned.updated': 'Merchant Owned Attribute Updated',
		'merchant.custom_attribute.visible.deleted': 'Merchant Visible Attribute Deleted',
		'merchant.custom_attribute.visible.updated': 'Merchant Visible Attribute Updated',
		'merchant.custom_attribute_definition.owned.created':
			'Merchant Owned Attribute Definition Created',
		'merchant.custom_attribute_definition.owned.deleted':
			'Merchant Owned Attribute Definition Deleted',
		'merchant.custom_attribute_definition.owned.updated':
			'Merchant Owned Attribute Definition Updated',
		'merchant.custom_attribute_definition.visible.created':
			'Merchant Visible Attribute Definition Created',
		'merchant.custom_attribute_definition.visible.deleted':
			'Merchant Visible Attribute Definition Deleted',
		'merchant.custom_attribute_definition.visible.updated':
			'Merchant Visible Attribute Definition Updated',
	}),
	...eventGroup('Account', {
		'oauth.authorization.revoked': 'OAuth Authorization Revoked',
		'webhooks.test_notification': 'Test Notification',
	}),
	...eventGroup('Online Checkout', {
		'online_checkout.location_settings.updated': 'Online Checkout Location Settings Updated',
		'online_checkout.merchant_settings.updated': 'Online Checkout Merchant Settings Updated',
	}),
	...eventGroup('Orders', {
		'order.created': 'Order Created',
		'order.custom_attribute.owned.deleted': 'Order Owned Attribute Deleted',
		'order.custom_attribute.owned.updated': 'Order Owned Attribute Updated',
		'order.custom_attribute.visible.deleted': 'Order Visible Attribute Deleted',
		'order.custom_attribute.visible.updated': 'Order Visible Attribute Updated',
		'order.custom_attribute_definition.owned.created': 'Order Owned Attribute Definition Created',
		'order.custom_attribute_definition.owned.deleted': 'Order Owned Attribute Definition Deleted',
		'order.custom_attribute_definition.owned.updated': 'Order Owned Attribute Definition Updated',
		'order.custom_attribute_definition.visible.created':
			'Order Visible Attribute Definition Created',
		'order.custom_attribute_definition.visible.deleted':
			'Order Visible Attribute Definition Deleted',
		'order.custom_attribute_definition.visible.updated':
			'Order Visible Attribute Definition Updated',
		'order.fulfillment.updated': 'Order Fulfillment Updated',
		'order.updated': 'Order Updated',
	}),
	...eventGroup('Payments', {
		'payment.created': 'Payment Created',
		'payment.updated': 'Payment Updated',
	}),
	...eventGroup('Payouts', {
		'payout.failed': 'Payout Failed',
		'payout.paid': 'Payout Paid',
		'payout.sent': 'Payout Sent',
	}),
	...eventGroup('Refunds', {
		'refund.created': 'Refund Created',
		'refund.updated': 'Refund Updated',
	}),
	...eventGroup('Subscriptions', {
		'subscription.created': 'Subscription Created',
		'subscription.updated': 'Subscription Updated',
	}),
	...eventGroup('Terminal', {
		'terminal.action.created': 'Terminal Action Created',
		'terminal.action.updated': 'Terminal Action Updated',
		'terminal.checkout.created': 'Terminal Checkout Created',
		'terminal.checkout.updated': 'Terminal Checkout Updated',
		'terminal.refund.created': 'Terminal Refund Created',
		'terminal.refund.updated': 'Terminal Refund Updated',
	}),
	...eventGroup('Transfer Orders', {
		'transfer_order.created': 'Transfer Order Created',
		'transfer_order.deleted': 'Transfer Order Deleted',
		'transfer_order.updated': 'Transfer Order Updated',
	}),
	...eventGroup('Vendors', {
		'vendor.created': 'Vendor Created',
		'vendor.updated': 'Vendor Updated',
	}),
];
