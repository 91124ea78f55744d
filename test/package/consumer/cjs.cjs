const index = require('asl-interpreter');
const { LocalAws } = require('asl-interpreter/aws');
const { step } = require('asl-interpreter/machine');
const replays = require('asl-interpreter/replay');
const testing = require('asl-interpreter/testing');
const { uses } = require('./uses.cjs');

uses({ ...index, step, LocalAws, testing, replays });
