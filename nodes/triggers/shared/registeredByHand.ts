/** The webhook methods of a provider whose subscriptions a person makes: there is nothing to do. */
export const registeredByHand = {
	checkExists: async () => true,
	create: async () => true,
	delete: async () => true,
};
