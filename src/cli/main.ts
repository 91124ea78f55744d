#!/usr/bin/env node
import { run } from './run';

process.exitCode = await run(process.argv.slice(2), {
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
});
