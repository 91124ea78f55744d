import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as index from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import { step } from 'asl-interpreter/machine';
import * as replays from 'asl-interpreter/replay';
import * as testing from 'asl-interpreter/testing';
import uses from './uses.cjs';

await uses.uses({ ...index, step, LocalAws, testing, replays });

// Both copies of the package in one process: each recognises what the other throws.
const require = createRequire(import.meta.url);
const copy = require('asl-interpreter');
assert.notEqual(copy.StateMachine, index.StateMachine);
assert.deepEqual(Object.keys(copy).toSorted(), Object.keys(index).toSorted());
assert.throws(() => new copy.StateMachine({}), index.DefinitionError);
assert.throws(() => new index.StateMachine({}), copy.DefinitionError);
assert.equal(require('asl-interpreter/package.json').name, 'asl-interpreter');
