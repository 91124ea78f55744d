/**
 * npm run bench -- [--target-ms 200] [--rounds 5] [--only order,map,payload,…]
 *
 * Measures the built package. Contenders run in one process in turns, and what counts is their CPU time and the ratio within a round, since a
 * machine is seldom quiet; the figures of two machines, or of two hours on one, compare by their ratios.
 */
import { parseArgs } from 'node:util';
import { cold } from './cold';
import { covered } from './coverage';
import { mapMemory } from './map-memory';
import { memory } from './memory';
import { histories, payloads, ratios } from './speed';
import { stores } from './stores';
import { workflowTest } from './workflow-test';

const RATIOS = ['order', 'passes', 'count', 'map', 'parallel'];
const PARTS = [...RATIOS, 'payload', 'history', 'replay', 'memory', 'rows', 'stores', 'coverage', 'test', 'cold'];

const { values } = parseArgs({
  options: { 'target-ms': { type: 'string', default: '200' }, rounds: { type: 'string', default: '5' }, only: { type: 'string', default: PARTS.join(',') } },
});
const effort = { targetMs: Number(values['target-ms']), rounds: Number(values.rounds) };
const wanted = new Set(values.only.split(','));
const unknown = [...wanted].find((name) => !PARTS.includes(name));
if (unknown !== undefined) throw new Error(`There is no part "${unknown}". There are: ${PARTS.join(', ')}.`);
if (!(effort.targetMs > 0) || !(effort.rounds >= 1)) throw new Error('--target-ms and --rounds take a number above 0.');

console.log(`Node ${process.version}, batches of ${effort.targetMs} ms, ${effort.rounds} rounds`);
await ratios(effort, (name) => wanted.has(name));
if (wanted.has('payload')) await payloads(effort);
if (wanted.has('history')) await histories(effort);
if (wanted.has('replay')) await (await import('./replay')).replays(effort);
if (wanted.has('memory')) await memory();
if (wanted.has('rows')) await mapMemory();
if (wanted.has('stores')) await stores(effort);
if (wanted.has('coverage')) await covered(effort);
if (wanted.has('test')) await workflowTest(effort);
if (wanted.has('cold')) cold(effort.rounds);
