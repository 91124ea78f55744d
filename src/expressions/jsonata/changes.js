/**
 * What the evaluator of this project does otherwise than the packages it is made of: [text found, text instead, times]. White space may differ.
 * The functions named in here are those of bounds.ts, text.ts, regex.ts and instant.ts.
 */
export const evaluatorImports = `import { enter, grow, leave, tick } from './bounds';
import { copyOf, describe, textOf } from './text';
import { compileRegex } from './regex';
import { instant, randomNumber } from './instant';
import { setMember } from '../../json/json';`;

export const evaluatorStart = `const lambdaMark = Symbol('lambda');
const functionMark = Symbol('function');
const placeholder = { type: 'placeholder' };
const own = Object.prototype.hasOwnProperty;
function pushAll(target, items) {
  grow(8 * items.length, 8 * (target.length + items.length));
  for (let i = 0; i < items.length; i++) target.push(items[i]);
  tick(items.length);
}
function charge(args) {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (typeof arg === 'string') tick(arg.length);
    else if (Array.isArray(arg)) tick(arg.length);
  }
}
function chargeResult(result, args) {
  if (typeof result === 'string') {
    if (result !== args[0]) grow(result.length, result.length);
  } else if (Array.isArray(result) && result !== args[0]) grow(8 * result.length, 8 * result.length);
}
class Frame {
  constructor(parent) {
    this.parent = parent;
    this.bindings = null;
  }
  bind(name, value) {
    (this.bindings ??= new Map()).set(name, value);
  }
  lookup(name) {
    for (let frame = this; frame !== null; frame = frame.parent) {
      const { bindings } = frame;
      if (bindings !== null) {
        const value = bindings.get(name);
        if (value !== undefined || bindings.has(name)) return value;
      }
      if (frame.outside !== undefined) {
        const value = frame.outside(name);
        if (value !== undefined) return value;
      }
    }
    return undefined;
  }
}`;

/** In the order in which they stand in the package. */
export const evaluatorChanges = [
  // --- utils: data with members of these names are no functions
  [
    '(arg && (arg._jsonata_function === true || arg._jsonata_lambda === true)) || typeof arg',
    "(arg !== null && typeof arg === 'object' && (arg[functionMark] === true || arg[lambdaMark] === true)) || typeof arg",
  ],
  ['return arg && arg._jsonata_lambda === true;', 'return arg && arg[lambdaMark] === true;'],
  ['function isDeepEqual(lhs, rhs) {', 'function isDeepEqual(lhs, rhs) { tick();'],

  [
    'var arr = []; for (let char of str) { tick(); arr.push(char); } return arr;',
    "tick(str.length); return /[\\ud800-\\udfff]/.test(str) ? Array.from(str) : str.split('');",
  ],

  // --- dates: the only present is the expression's; a picture is no regular expression that could run for ever
  ["const matcher = new RegExp(fullRegex, 'i'); // TODO can cache this against the picture", "const matcher = compileRegex(fullRegex, 'i');"],
  ['var info = matcher.exec(timestamp);', 'var found = matcher.exec(timestamp, 0); var info = found === null ? null : found.groups;'],
  ['const now = this.environment.timestamp; // must get the fixed timestamp from jsonata', 'const now = new Date(instant());'],
  ['if (!iso8601regex.test(timestamp)) {', 'if (timestamp.length > 64 || !iso8601regex.test(timestamp)) {'],
  // a time without a zone is not that of the machine it runs on
  ['return Date.parse(timestamp);', "return Date.parse(/T[0-9:.]+$/.test(timestamp) ? timestamp + 'Z' : timestamp);"],

  // --- functions
  ['return Math.max.apply(Math, args);', 'return args.reduce((a, b) => Math.max(a, b), -Infinity);'],
  ['return Math.min.apply(Math, args);', 'return args.reduce((a, b) => Math.min(a, b), Infinity);'],
  [
    `str = JSON.stringify(arg, function (key, val) {
        return (typeof val !== 'undefined' && val !== null && val.toPrecision && isNumeric(val)) ? Number(val.toPrecision(15)) :
            (val && isFunction(val)) ? '' : val;
    }, space);`,
    'str = textOf(arg, space, isFunction);',
  ],
  ['var padding = (new Array(padLength + 1)).join(char);', 'grow(padLength, str.length + padLength * char.length); var padding = char.repeat(padLength);'],
  ['var padLength = Math.abs(width) - length(str);', 'width = Math.trunc(width); var padLength = Math.abs(width) - length(str);'],
  ['result += replacement; position', 'result += replacement; tick(16); grow(replacement.length, result.length); position'],
  [
    "if (typeof replacedWith === 'string') { result += replacedWith;",
    "if (typeof replacedWith === 'string') { result += replacedWith; grow(replacedWith.length, result.length);",
  ],
  ['substitute += regexMatch.match;', 'substitute += regexMatch.match; grow(regexMatch.match.length, substitute.length);'],
  ['substitute += submatch;', 'substitute += submatch; grow(submatch.length, substitute.length);'],
  [
    `var btoa = typeof window !== 'undefined' ?
        /* istanbul ignore next */ window.btoa :
        function (str) {
            // Simply doing \`new Buffer\` at this point causes Browserify to pull
            // in the entire Buffer browser library, which is large and unnecessary.
            // Using \`global.Buffer\` defeats this.
            return new global.Buffer.from(str, 'binary').toString('base64'); // eslint-disable-line new-cap
        };
    return btoa(str);`,
    "return Buffer.from(str, 'binary').toString('base64');",
  ],
  [
    `var atob = typeof window !== 'undefined' ?
        /* istanbul ignore next */ window.atob :
        function (str) {
            // Simply doing \`new Buffer\` at this point causes Browserify to pull
            // in the entire Buffer browser library, which is large and unnecessary.
            // Using \`global.Buffer\` defeats this.
            return new global.Buffer.from(str, 'base64').toString('binary'); // eslint-disable-line new-cap
        };
    return atob(str);`,
    "return Buffer.from(str, 'base64').toString('binary');",
  ],
  [
    'return strs.join(separator);',
    'let size = 0; strs.forEach(function (part) { tick(); size += part.length + separator.length; }); grow(size, size); return strs.join(separator);',
  ],
  // a picture without any active character is refused by its rules, as AWS does (F#2737)
  ['return subpicture.substring(0, ii); } } })();', "return subpicture.substring(0, ii); } } return ''; })();"],
  ['return subpicture.substring(ii + 1); } } })();', "return subpicture.substring(ii + 1); } } return ''; })();"],
  // zero and negative numbers, too, come to an end
  ['mantissa = adjustedNumber; exponent = 0;', 'mantissa = Math.abs(adjustedNumber); exponent = 0;'],
  ['while (mantissa < minMantissa) {', 'while (mantissa !== 0 && mantissa < minMantissa) {'],
  ['while (mantissa > maxMantissa) {', 'while (isFinite(mantissa) && mantissa > maxMantissa) {'],
  ['var charsToTheRight = (toLeft', 'tick(16 * part.length); var charsToTheRight = (toLeft'],
  ['stringValue = [stringValue.slice(', 'tick(stringValue.length); stringValue = [stringValue.slice(', 3],
  ['return Math.random();', 'return randomNumber();'],
  ['var j = Math.floor(Math.random() * (i + 1));', 'var j = Math.floor(randomNumber() * (i + 1));'],
  ['var merge = {}; arg.forEach(', 'var merge = Object.create(null); arg.forEach('],
  ['result = input[key];', 'result = own.call(input, key) ? input[key] : undefined;'],
  ['return arg1.concat(arg2);', 'grow(8 * arg2.length, 8 * (arg1.length + arg2.length)); tick(arg1.length + arg2.length); return arg1.concat(arg2);'],
  ['// spread all of the items in the array', 'if (arg.length > 0) result = [];'],
  [
    'result = append(result, spread(item));',
    'const parts = spread(item); if (Array.isArray(parts)) pushAll(result, parts); else if (parts !== undefined) result.push(parts);',
  ],
  ['obj[key] = arg[key];', 'grow(64, 8 * result.length); setMember(obj, key, arg[key]);'],
  ['result[prop] = obj[prop];', 'grow(16, 0); setMember(result, prop, obj[prop]);'],
  ['result[item] = entry;', 'grow(16, 0); setMember(result, item, entry);'],
  [
    `var merge = function (l, r) {
        var merge_iter = function (result, left, right) {
            if (left.length === 0) {
                Array.prototype.push.apply(result, right);
            } else if (right.length === 0) {
                Array.prototype.push.apply(result, left);
            } else if (comp(left[0], right[0])) { // invoke the comparator function
                // if it returns true - swap left and right
                result.push(right[0]);
                merge_iter(result, left, right.slice(1));
            } else {
                // otherwise keep the same order
                result.push(left[0]);
                merge_iter(result, left.slice(1), right);
            }
        };
        var merged = [];
        merge_iter(merged, l, r);
        return merged;
    };`,
    `var merge = function (l, r) {
        var merged = [], i = 0, j = 0;
        while (i < l.length && j < r.length) { tick(); merged.push(comp(l[i], r[j]) ? r[j++] : l[i++]); }
        while (i < l.length) merged.push(l[i++]);
        while (j < r.length) merged.push(r[j++]);
        return merged;
    };`,
  ],
  // values that are no objects are found by a set
  [
    'var value = arr[ii]; // is this value already in the result sequence?',
    'var value = arr[ii]; if (typeof value !== "object" || value === null) { if (!seen.has(value)) { seen.add(value); results.push(value); } continue; }',
  ],
  [
    'for(var jj = 0; jj < results.length; jj++) { tick(); if (deepEquals(value, results[jj])) {',
    'for(var jj = 0; jj < objects.length; jj++) { tick(); if (deepEquals(value, objects[jj])) {',
  ],
  ['if(!includes) { results.push(value); }', 'if(!includes) { objects.push(value); results.push(value); }'],
  ['var results = isSequence(arr) ? createSequence() : [];', 'var results = isSequence(arr) ? createSequence() : []; const seen = new Set(), objects = [];'],

  // --- parser: its table of symbols is made once, not at every call
  [
    'var parser = function (source, recover) { var node; var lexer; var symbol_table = {}; var errors = [];',
    'var parser = (function () { const recover = false, errors = []; var source; var node; var lexer; var symbol_table = {};',
  ],
  [
    'lexer = tokenizer(source); advance();',
    'return function (text) { source = text; ancestorLabel = 0; ancestorIndex = 0; ancestry = []; lexer = tokenizer(source); advance();',
  ],
  ['if (errors.length > 0) { expr.errors = errors; } return expr; };', 'return expr; }; })();'],
  ['return new RegExp(pattern, flags);', 'return compileRegex(pattern, flags.slice(0, -1));'],

  // --- evaluator
  [
    `var result; var entryCallback = environment.lookup(Symbol.for('jsonata.__evaluate_entry'));
    if(entryCallback) { entryCallback(expr, input, environment); }`,
    'var result; enter();',
  ],
  [
    `var exitCallback = environment.lookup(Symbol.for('jsonata.__evaluate_exit'));
    if(exitCallback) { exitCallback(expr, input, environment, result); }`,
    'leave();',
  ],
  // an array of the data is never marked
  ['resultSequence.keepSingleton = true;', 'if (resultSequence && resultSequence.sequence) resultSequence.keepSingleton = true;'],
  ["if (expr.hasOwnProperty('group')) {", "if (own.call(expr, 'group')) {"],
  ["// it's not an array - just push into the result sequence resultSequence.push(res);", 'resultSequence.push(res);'],
  ['// res is a sequence - flatten it into the parent sequence res.forEach(val => { tick(); resultSequence.push(val); });', 'pushAll(resultSequence, res);'],
  ["var tuple = {'@': sorted[ss]};", "var tuple = Object.assign(Object.create(null), {'@': sorted[ss]});"],
  [
    "tupleBindings = input.map(item => { tick(); return {'@': item} });",
    "tupleBindings = input.map(item => { tick(); grow(128, 0); return Object.assign(Object.create(null), {'@': item}); });",
  ],
  [
    'tuple = {}; Object.assign(tuple, tupleBindings[ee]);',
    'tuple = Object.create(null); grow(128, 8 * result.length); Object.assign(tuple, tupleBindings[ee]);',
  ],
  ['if( input && input.tupleStream) {', 'if (Array.isArray(input) && input.tupleStream) {'],
  [
    `let generators = Promise.all(expr.expressions
        .map((item, idx) => {
            environment.isParallelCall = idx > 0
            return [item, evaluate(item, input, environment)]
        }));
    for (let generator of generators) { tick();
        var [item, value] = generator;`,
    'for (const item of expr.expressions) { const value = evaluate(item, input, environment);',
  ],
  [
    'result = fn.append(result, value); } } } if(expr.consarray) {',
    'if (!Array.isArray(value)) result.push(value); else if (result.length > 0) pushAll(result, value); else { grow(8 * value.length, 8 * value.length); tick(value.length); result = value.slice(); } } } } if(expr.consarray) {',
  ],
  ['function recurseDescendants(input, results) {', 'function recurseDescendants(input, results) { tick(); grow(8, 8 * results.length);'],
  ['result = lstr.concat(rstr);', 'grow(lstr.length + rstr.length, lstr.length + rstr.length); result = lstr.concat(rstr);'],
  ['var groups = {};', 'var groups = Object.create(null);'],
  ['var reduce = input && input.tupleStream ? true : false;', 'var reduce = Array.isArray(input) && input.tupleStream ? true : false;'],
  ['if (input.length === 0) { input.push(undefined); }', 'if (input.length === 0) { input = createSequence(undefined); }'],
  ['if (groups.hasOwnProperty(key)) {', 'if (key in groups) {'],
  [
    'groups[key].data = fn.append(groups[key].data, item);',
    `entry = groups[key];
    if (entry.own) { if (Array.isArray(item)) pushAll(entry.data, item); else if (item !== undefined) { grow(8, 8 * entry.data.length); entry.data.push(item); } }
    else { entry.own = entry.data !== undefined && item !== undefined; entry.data = fn.append(entry.data, item); }`,
  ],
  ['let generators = Promise.all(Object.keys(groups).map((key, idx) => {', 'let generators = Object.keys(groups).map((key) => { tick();'],
  [
    `environment.isParallelCall = idx > 0
        return [key, evaluate(expr.lhs[entry.exprIndex][1], context, env)];
    }));`,
    'return [key, evaluate(expr.lhs[entry.exprIndex][1], context, env)]; });',
  ],
  ['result[key] = value;', 'grow(16, 0); setMember(result, key, value);'],
  ['var result = {}; Object.assign(result, tupleStream[0]);', 'var result = Object.create(null); Object.assign(result, tupleStream[0]);'],
  ['result = new Array(size);', 'grow(8 * size, 8 * size); result = new Array(size);'],
  [
    `var re = new jsonata.RegexEngine(expr.value);
    var closure = function(str, fromIndex) {
        var result;
        re.lastIndex = fromIndex || 0;
        var match = re.exec(str);`,
    `var re = expr.value;
    var closure = function(str, fromIndex) {
        var result;
        var match = re.exec(str, fromIndex || 0);`,
  ],
  [
    `match: match[0],
    start: match.index,
    end: match.index + match[0].length,
    groups: []
};
if(match.length > 1) {
    for(var i = 1; i < match.length; i++) { tick();
        result.groups.push(match[i]);
    }
}`,
    'match: match.groups[0], start: match.index, end: match.index + match.groups[0].length, groups: match.groups.slice(1) };',
  ],
  ['if(re.lastIndex >= str.length) {', 'if(result.end >= str.length) {'],
  ['var next = closure(str, re.lastIndex);', 'var next = closure(str, result.end);'],
  ['result = input && input.outerWrapper ? input[0] : input;', 'result = Array.isArray(input) && input.outerWrapper ? input[0] : input;'],
  // only what was copied is changed
  [
    'var result = apply(cloneFunction, [obj], null, environment);',
    'const copied = new Set(); var result = copyOf(apply(cloneFunction, [obj], null, environment), copied, isFunction);',
  ],
  ['if (match && (match.isPrototypeOf(result) || match instanceof Object.constructor)) {', 'if (isFunction(match)) {'],
  ['match[prop] = update[prop];', 'if (copied.has(match)) setMember(match, prop, update[prop]);'],
  ["if(typeof match === 'object' && match !== null) { delete", 'if(copied.has(match)) { delete'],
  ["if(typeof proc === 'object') { proc.token", "if(typeof proc === 'object' && isFunction(proc)) { proc.token"],
  ["if(result.body.procedure.type === 'variable') {", "if(isFunction(next) && result.body.procedure.type === 'variable') {"],
  ['next.position = result.body.procedure.position;', 'if (isFunction(next)) next.position = result.body.procedure.position;'],
  [
    'if (proc) { validatedArgs = validateArguments(proc.signature, args, input); }',
    'tick(32); if (isFunction(proc)) { validatedArgs = validateArguments(proc.signature, args, input); }',
  ],
  [
    '} else if (proc && proc._jsonata_function === true) { var focus = {',
    '} else if (proc && proc[functionMark] === true) { charge(validatedArgs); var focus = {',
  ],
  [
    `result = proc.implementation.apply(focus, validatedArgs);
        // \`proc.implementation\` might be a generator function
        // and \`result\` might be a generator - if so, yield
        if (isIterable(result)) {
            result = result.next().value;
        }`,
    'result = proc.implementation.apply(focus, validatedArgs); chargeResult(result, validatedArgs);',
  ],
  ['err.position = proc.position || err.position;', 'if (isFunction(proc)) err.position = proc.position || err.position;'],
  ["typeof proc.token !== 'undefined') {", "isFunction(proc) && typeof proc.token !== 'undefined') {"],
  ['_jsonata_lambda: true,', '[lambdaMark]: true,', 2],
  [
    "if (arg.type === 'operator' && arg.value === '?') { evaluatedArgs.push(arg);",
    "if (arg.type === 'operator' && arg.value === '?') { evaluatedArgs.push(placeholder);",
  ],
  [
    '} else if (proc && proc._jsonata_function === true) { result = partialApplyNativeFunction',
    '} else if (proc && proc[functionMark] === true) { result = partialApplyNativeFunction',
  ],
  ["if (arg && arg.type === 'operator' && arg.value === '?') { unboundArgs.push(param);", 'if (arg === placeholder) { unboundArgs.push(param);'],
  ['arguments: unboundArgs, body: proc.body };', 'arguments: unboundArgs, body: proc.body, parameters: proc.parameters };'],
  [
    `var sigArgs = getNativeFunctionArguments(native);
    sigArgs = sigArgs.map(function (sigArg) { tick();
        return '$' + sigArg.trim();
    });
    var body = 'function(' + sigArgs.join(', ') + '){ _ }';

    var bodyAST = parser(body);
    bodyAST.body = native;

    var partial = partialApplyProcedure(bodyAST, args);`,
    `const names = Array.from({ length: Math.max(native.length, args.length) }, (_, i) => ({ type: 'variable', value: ' ' + i }));
    var partial = partialApplyProcedure({ environment: null, arguments: names, body: native }, args);
    partial.parameters = names;`,
  ],
  ['result = applyNativeFunction(proc.body, env);', 'result = applyNativeFunction(proc.body, env, proc.parameters);'],
  ['function applyNativeFunction(proc, env) { var sigArgs = getNativeFunctionArguments(proc);', 'function applyNativeFunction(proc, env, sigArgs) {'],
  ['return env.lookup(sigArg.trim()); });', 'return env.lookup(sigArg.value); }); charge(args);'],
  ['var result = proc.apply(focus, args);', 'var result = proc.apply(focus, args); chargeResult(result, args);'],
  [
    `function getNativeFunctionArguments(func) {
        var signature = func.toString();
        var sigParens = /\\(([^)]*)\\)/.exec(signature)[1]; // the contents of the parens
        var sigArgs = sigParens.split(',');
        return sigArgs;
    }`,
    '',
  ],
  ['_jsonata_function: true,', '[functionMark]: true,'],
  ['return JSON.parse(fn.string(arg));', 'return copyOf(arg, null, isFunction);'],
  [
    `var bindings = {};
    const newFrame = {
        bind: function (name, value) {
            bindings[name] = value;
        },
        lookup: function (name) {
            var value;
            if(bindings.hasOwnProperty(name)) {
                value = bindings[name];
            } else if (enclosingEnvironment) {
                value = enclosingEnvironment.lookup(name);
            }
            return value;
        },
        timestamp: enclosingEnvironment ? enclosingEnvironment.timestamp : null,
        async: enclosingEnvironment ? enclosingEnvironment.async : false,
        isParallelCall: enclosingEnvironment ? enclosingEnvironment.isParallelCall : false,
        global: enclosingEnvironment ? enclosingEnvironment.global : {
            ancestry: [ null ]
        }
    };

    if (enclosingEnvironment) {
        var framePushCallback = enclosingEnvironment.lookup(Symbol.for('jsonata.__createFrame_push'));
        if(framePushCallback) {
            framePushCallback(enclosingEnvironment, newFrame);
        }
    }

    return newFrame`,
    'return new Frame(enclosingEnvironment);',
  ],
  [
    "staticFrame.bind('clone',",
    `staticFrame.bind('now', defineFunction(function (picture, timezone) { return datetime.fromMillis(instant(), picture, timezone); }, '<s?s?:s>'));
    staticFrame.bind('millis', defineFunction(function () { return instant(); }, '<:n>'));
    staticFrame.bind('clone',`,
  ],
  ['return JSON.stringify(err[arguments[1]]);', 'return describe(err[arguments[1]], isFunction);'],
];

/** Between the two texts all is left out, with the first; the package's own door is not needed. */
export const ownDoor = ['function jsonata(expr, options) {', 'return jsonata;'];

export const regexImports = `import { tick } from './bounds';`;

export const regexChanges = [
  [
    'step(pos) { pos += this.start; if (pos >= this.end) return MachineInputBase.EOF(); const c1',
    'step(pos) { tick(6); pos += this.start; if (pos >= this.end) return MachineInputBase.EOF(); const c1',
  ],
];
