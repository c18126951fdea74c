import { eventGroup } from '../eventGroup';

/** Webhook event names, by PayPal’s product: https://developer.paypal.com/api/rest/webhooks/event-names/ */
export const events = [
	...eventGroup('Payments', {
		'PAYMENT.AUTHORIZATION.CREATED': 'Authorization Created',
		'PAYMENT.AUTHORIZATION.VOIDED': 'Authorization Voided',
		'PAYMENT.CAPTURE.COMPLETED': 'Capture Completed',
		'PAYMENT.CAPTURE.DECLINED': 'Capture Declined',
		'PAYMENT.CAPTURE.DENIED': 'Capture Denied',
		'PAYMENT.CAPTURE.PENDING': 'Capture Pending',
		'PAYMENT.CAPTURE.REFUNDED': 'Capture Refunded',
		'PAYMENT.CAPTURE.REVERSED': 'Capture Reversed',
	}),
	...eventGroup('Orders and Checkout', {
		'CHECKOUT.ORDER.APPROVED': 'Order Approved',
		'CHECKOUT.ORDER.COMPLETED': 'Order Completed',
		'CHECKOUT.ORDER.PROCESSED': 'Order Processed',
		'CHECKOUT.PAYMENT-APPROVAL.REVERSED': 'Payment Approval Reversed',
		'CHECKOUT.CHECKOUT.BUYER-APPROVED': 'Checkout Approved by Buyer',
		'PAYMENTS.PAYMENT.CREATED': 'Payment Created',
		'PAYMENT.ORDER.CANCELLED': 'Payment Order Cancelled',
		'PAYMENT.ORDER.CREATED': 'Payment Order Created',
	}),
	...eventGroup('Sales', {
		'PAYMENT.SALE.COMPLETED': 'Sale Completed',
		'PAYMENT.SALE.DENIED': 'Sale Denied',
		'PAYMENT.SALE.PENDING': 'Sale Pending',
		'PAYMENT.SALE.REFUNDED': 'Sale Refunded',
		'PAYMENT.SALE.REVERSED': 'Sale Reversed',
	}),
	...eventGroup('Subscriptions', {
		'BILLING.SUBSCRIPTION.CREATED': 'Subscription Created',
		'BILLING.SUBSCRIPTION.ACTIVATED': 'Subscription Activated',
		'BILLING.SUBSCRIPTION.UPDATED': 'Subscription Updated',
		'BILLING.SUBSCRIPTION.EXPIRED': 'Subscription Expired',
		'BILLING.SUBSCRIPTION.CANCELLED': 'Subscription Cancelled',
		'BILLING.SUBSCRIPTION.SUSPENDED': 'Subscription Suspended',
		'BILLING.SUBSCRIPTION.RE-ACTIVATED': 'Subscription Reactivated',
		'BILLING.SUBSCRIPTION.PAYMENT.FAILED': 'Subscription Payment Failed',
		'BILLING.PLAN.CREATED': 'Plan Created',
		'BILLING.PLAN.UPDATED': 'Plan Updated',
		'BILLING.PLAN.ACTIVATED': 'Plan Activated',
		'BILLING.PLAN.DEACTIVATED': 'Plan Deactivated',
		'BILLING.PLAN.PRICING-CHANGE.ACTIVATED': 'Plan Pricing Change Activated',
		'CATALOG.PRODUCT.CREATED': 'Product Created',
		'CATALOG.PRODUCT.UPDATED': 'Product Updated',
	}),
	...eventGroup('Disputes', {
		'CUSTOMER.DISPUTE.CREATED': 'Dispute Created',
		'CUSTOMER.DISPUTE.RESOLVED': 'Dispute Resolved',
		'CUSTOMER.DISPUTE.UPDATED': 'Dispute Updated',
		'RISK.DISPUTE.CREATED': 'Risk Dispute Created (Deprecated)',
	}),
	...eventGroup('Invoicing', {
		'INVOICING.INVOICE.CANCELLED': 'Invoice Cancelled',
		'INVOICING.INVOICE.CREATED': 'Invoice Created',
		'INVOICING.INVOICE.PAID': 'Invoice Paid',
		'INVOICING.INVOICE.REFUNDED': 'Invoice Refunded',
		'INVOICING.INVOICE.SCHEDULED': 'Invoice Scheduled',
		'INVOICING.INVOICE.UPDATED': 'Invoice Updated',
	}),
	...eventGroup('Batch Payouts', {
		'PAYMENT.PAYOUTSBATCH.DENIED': 'Payouts Batch Denied',
		'PAYMENT.PAYOUTSBATCH.PROCESSING': 'Payouts Batch Processing',
		'PAYMENT.PAYOUTSBATCH.SUCCESS': 'Payouts Batch Succeeded',
		'PAYMENT.PAYOUTS-ITEM.BLOCKED': 'Payouts Item Blocked',
		'PAYMENT.PAYOUTS-ITEM.CANCELED': 'Payouts Item Canceled',
		'PAYMENT.PAYOUTS-ITEM.DENIED': 'Payouts Item Denied',
		'PAYMENT.PAYOUTS-ITEM.FAILED': 'Payouts Item Failed',
		'PAYMENT.PAYOUTS-ITEM.HELD': 'Payouts Item Held',
		'PAYMENT.PAYOUTS-ITEM.REFUNDED': 'Payouts Item Refunded',
		'PAYMENT.PAYOUTS-ITEM.RETURNED': 'Payouts Item Returned',
		'PAYMENT.PAYOUTS-ITEM.SUCCEEDED': 'Payouts Item Succeeded',
		'PAYMENT.PAYOUTS-ITEM.UNCLAIMED': 'Payouts Item Unclaimed',
	}),
	...eventGroup('Referenced Payouts', {
		'PAYMENT.REFERENCED-PAYOUT-ITEM.COMPLETED': 'Referenced Payout Item Completed',
		'PAYMENT.REFERENCED-PAYOUT-ITEM.FAILED': 'Referenced Payout Item Failed',
	}),
	...eventGroup('Payment Method Tokens', {
		'VAULT.PAYMENT-TOKEN.CREATED': 'Payment Token Created',
		'VAULT.PAYMENT-TOKEN.DELETED': 'Payment Token Deleted',
		'VAULT.PAYMENT-TOKEN.DELETION-INITIATED': 'Payment Token Deletion Initiated',
		'VAULT.CREDIT-CARD.CREATED': 'Credit Card Created',
		'VAULT.CREDIT-CARD.UPDATED': 'Credit Card Updated',
		'VAULT.CREDIT-CARD.DELETED': 'Credit Card Deleted',
	}),
	...eventGroup('Merchant Onboarding', {
		'MERCHANT.ONBOARDING.COMPLETED': 'Merchant Onboarding Completed',
		'MERCHANT.PARTNER-CONSENT.REVOKED': 'Partner Consent Revoked',
		'CUSTOMER.MERCHANT-INTEGRATION.CAPABILITY-UPDATED': 'Merchant Integration Capability Updated',
		'CUSTOMER.MERCHANT-INTEGRATION.PRODUCT-SUBSCRIPTION-UPDATED':
			'Merchant Integration Product Subscription Updated',
		'CUSTOMER.MERCHANT-INTEGRATION.SELLER-ALREADY-INTEGRATED':
			'Merchant Integration Seller Already Integrated',
		'CUSTOMER.MERCHANT-INTEGRATION.SELLER-ONBOARDING-INITIATED':
			'Merchant Integration Seller Onboarding Initiated',
		'CUSTOMER.MERCHANT-INTEGRATION.SELLER-CONSENT-GRANTED':
			'Merchant Integration Seller Consent Granted',
		'CUSTOMER.MERCHANT-INTEGRATION.SELLER-EMAIL-CONFIRMED':
			'Merchant Integration Seller Email Confirmed',
	}),
	...eventGroup('Marketplaces and Platforms', {
		'CUSTOMER.MANAGED-ACCOUNT.ACCOUNT-CREATED': 'Managed Account Created',
		'CUSTOMER.MANAGED-ACCOUNT.CREATION-FAILED': 'Managed Account Creation Failed',
		'CUSTOMER.MANAGED-ACCOUNT.ACCOUNT-UPDATED': 'Managed Account Updated',
		'CUSTOMER.MANAGED-ACCOUNT.ACCOUNT-STATUS-CHANGED': 'Managed Account Status Changed',
		'CUSTOMER.MANAGED-ACCOUNT.RISK-ASSESSED': 'Managed Account Risk Assessed',
		'CUSTOMER.MANAGED-ACCOUNT.NEGATIVE-BALANCE-NOTIFIED':
			'Managed Account Negative Balance Notified',
		'CUSTOMER.MANAGED-ACCOUNT.NEGATIVE-BALANCE-DEBIT-INITIATED':
			'Managed Account Negative Balance Debit Initiated',
		'CUSTOMER.ACCOUNT-LIMITATION.ADDED': 'Account Limitation Added',
		'CUSTOMER.ACCOUNT-LIMITATION.ESCALATED': 'Account Limitation Escalated',
		'CUSTOMER.ACCOUNT-LIMITATION.LIFTED': 'Account Limitation Lifted',
		'CUSTOMER.ACCOUNT-LIMITATION.UPDATED': 'Account Limitation Updated',
	}),
	...eventGroup('Log in With PayPal', {
		'IDENTITY.AUTHORIZATION-CONSENT.REVOKED': 'Consent Token Revoked',
	}),
];
