/** A second input when the node is asked for it. */
export const INPUTS =
	'={{ $parameter["options"]["lookupBy"] ? [{ type: "main", displayName: "Records" }, { type: "main", displayName: "Lookup" }] : [{ type: "main" }] }}' as const;

export const OUTPUTS =
	'={{ [{ type: "main", displayName: "Mapped" }, { type: "main", displayName: "Rejected" }, ...($parameter["options"]["reportDrift"] ? [{ type: "main", displayName: "Drift" }] : [])] }}' as const;
