const index = require('asl-interpreter');
const { LocalAws } = require('asl-interpreter/aws');
const { step } = require('asl-interpreter/machine');
const { uses } = require('./uses.cjs');

uses({ ...index, step, LocalAws });
