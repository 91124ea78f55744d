export { writeCounts } from './coverage/collect';
