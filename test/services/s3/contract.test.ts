import { virtualClock } from '../../../src/clock/virtual-clock';
import { InMemoryS3 } from '../../../src/services/s3/in-memory-s3';
import { bucketContract } from '../../contracts/bucket';

bucketContract('InMemoryS3', () => ({ s3: new InMemoryS3({ clock: virtualClock() }) }));
