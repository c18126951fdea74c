import type { INodeProperties } from 'n8n-workflow';
import { shownFor } from './shownFor';

const COMPARED = ['detect', 'rememberWrite', 'filterEchoes'];

/** What a record is, and what counts as its content. */
export const recordFields: INodeProperties[] = [
	shownFor([...COMPARED, 'resolve', 'rememberAgreed'], {
		displayName: 'Key Field',
		name: 'keyField',
		type: 'string',
		required: true,
		default: 'id',
		description: 'Path of the field that holds the record’s own ID',
	}),
	shownFor(COMPARED, {
		displayName: 'Compare Fields',
		name: 'fields',
		type: 'string',
		default: '',
		placeholder: 'title, price.amount',
		description:
			'Paths of the fields that count as content, separated by commas; empty: the whole record',
	}),
	shownFor(['detect'], {
		displayName: 'Confirm at Once',
		name: 'confirmAtOnce',
		type: 'boolean',
		default: false,
		description:
			'Whether a record counts as synced as soon as it is passed on. Simpler, but what fails later in the run is not sent again.',
	}),
	shownFor(['findDeleted'], {
		displayName: 'Most Deleted (Percent)',
		name: 'maxDeletedPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 50,
		description:
			'If more of the known records are missing, the listing is taken for incomplete and nothing is deleted',
	}),
];
