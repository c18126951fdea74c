import { createMemoryStore } from '../../store/memory/memoryStore';
import { storeContract } from './contract';

describe('memory', () => storeContract(async (clock) => createMemoryStore(clock)));
