/** The quiet hours of every day, by the clock on the wall of a time zone. */
export interface QuietHours {
	/** `HH:mm`. The end may be before the beginning: then the night is meant. */
	from: string;
	until: string;
	zone: string;
}

/** Says whether it is quiet at a time. @throws when a time or the zone is none. */
export async function quietHours({
	from,
	until,
	zone,
}: QuietHours): Promise<(now: number) => boolean> {
	const begins = minutesOf('Quiet From', from);
	const ends = minutesOf('Quiet Until', until);
	if (begins === ends) throw new Error('Quiet From and Quiet Until are the same time');
	const { DateTime, IANAZone } = await import('luxon');
	if (!IANAZone.isValidZone(zone)) {
		throw new Error(`"${zone}" is no time zone; write one such as Europe/Berlin or UTC`);
	}
	return (now) => {
		const { hour, minute } = DateTime.fromMillis(now, { zone });
		const minutes = hour * 60 + minute;
		const begun = minutes >= begins;
		const over = minutes >= ends;
		return begins < ends ? begun && !over : begun || !over;
	};
}

function minutesOf(field: string, text: string): number {
	const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim()) ?? [];
	if (hours !== undefined) return Number(hours) * 60 + Number(minutes);
	throw new Error(`${field}: "${text}" is no time of day; write one such as 22:00`);
}
