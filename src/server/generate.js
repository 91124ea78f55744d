/**
 * Makes a compact model of each service from the schemas that the AWS SDK's clients export: run by `npm run generate`. What it writes is not kept in git.
 * `service-model.ts` says what is in it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const packages = createRequire(import.meta.url);

/** By the names of the ports: the client, and how the service calls its error types in JSON, where that is another name than the schemas have. */
const services = {
  sqs: { client: 'sqs', protocol: 'json-1.0' },
  dynamodb: { client: 'dynamodb', protocol: 'json-1.0', errorNamespace: 'com.amazonaws.dynamodb.v20120810' },
  dynamodbStreams: { client: 'dynamodb-streams', protocol: 'json-1.0', errorNamespace: 'com.amazonaws.dynamodb.v20120810' },
  sns: { client: 'sns', protocol: 'query' },
  s3: { client: 's3', protocol: 'rest-xml' },
  lambda: { client: 'lambda', protocol: 'rest-json' },
  stepfunctions: { client: 'sfn', protocol: 'json-1.0' },
  events: { client: 'eventbridge', protocol: 'json-1.1' },
};

/** The bits of a number that stands for traits: https://github.com/smithy-lang/smithy-typescript (TraitBitVector). */
const TRAIT_BITS = ['httpLabel', 'idempotent', 'idempotencyToken', 'sensitive', 'httpPayload', 'httpResponseCode', 'httpQueryParams'];
/** Those that the wire needs. */
const KEPT = new Set([
  'httpLabel',
  'httpPayload',
  'httpResponseCode',
  'httpQueryParams',
  'httpQuery',
  'httpHeader',
  'httpPrefixHeaders',
  'xmlName',
  'xmlFlattened',
  'xmlAttribute',
  'xmlNamespace',
  'awsQueryError',
  'httpError',
  'error',
]);
/** References below are simple types, by Smithy's numbers; those from here on are places in the list of shapes. */
const FIRST_SHAPE = 256;
const [SIMPLE, LIST, MAP, STRUCTURE, UNION, ERROR, OPERATION] = [0, 1, 2, 3, 4, -3, 9];
const [LIST_BIT, MAP_BIT] = [64, 128];

for (const [port, about] of Object.entries(services)) {
  const text = JSON.stringify(JSON.stringify(modelOf(about)));
  write(`${port}.generated.js`, `export const model = () => JSON.parse(${text});\n`);
  write(`${port}.generated.d.ts`, `import type { ServiceModel } from '../service-model';\nexport declare const model: () => ServiceModel;\n`);
}

function modelOf({ client, protocol, errorNamespace }) {
  const schemas = Object.values(packages(`@aws-sdk/client-${client}`)).filter((value) => Array.isArray(value));
  const shapes = [];
  const places = new Map();
  const operations = {};
  const errors = {};

  /** A reference to a shape: its number, or with traits [number, traits]. */
  function reference(schema, outer = {}) {
    const target = typeof schema === 'function' ? schema() : schema;
    if (Array.isArray(target) && target.length === 2) return reference(target[0], { ...traitsOf(target[1]), ...outer });
    if (target === 'unit') return withTraits(-1, outer);
    if (typeof target === 'number') return withTraits(simple(target), outer);
    if (target[0] === SIMPLE) return reference(target[4], { ...traitsOf(target[3]), ...outer });
    return withTraits(placeOf(target), { ...(target[0] === LIST || target[0] === MAP ? traitsOf(target[3]) : {}), ...outer });
  }

  function simple(number) {
    if (number < LIST_BIT) return number;
    const shape = number < MAP_BIT ? ['list', number - LIST_BIT] : ['map', 0, number - MAP_BIT];
    return place(String(number), () => shape);
  }

  const placeOf = (schema) =>
    place(schema, () => {
      const [kind, , name, traits] = schema;
      if (kind === LIST) return ['list', reference(schema[4])];
      if (kind === MAP) return ['map', reference(schema[4]), reference(schema[5])];
      if (kind !== STRUCTURE && kind !== UNION && kind !== ERROR) throw new Error(`${name} is a schema of an unknown kind, ${kind}`);
      const members = Object.fromEntries(schema[4].map((member, i) => [member, reference(schema[5][i])]));
      const kept = traitsOf(traits);
      return ['structure', name, schema[6] ?? 0, members, ...(Object.keys(kept).length > 0 ? [kept] : [])];
    });

  function place(key, make) {
    if (!places.has(key)) {
      places.set(key, shapes.push(null) - 1);
      shapes[places.get(key)] = make();
    }
    return FIRST_SHAPE + places.get(key);
  }

  for (const schema of schemas) {
    const [kind, namespace, name, traits] = schema;
    if (kind === OPERATION) {
      const { http, endpoint } = traits || {};
      // What has a host of its own (such as object-lambda's) is no part of the endpoint.
      if (endpoint && protocol === 'rest-xml') continue;
      operations[name] = [reference(schema[4]), reference(schema[5]), ...(http ? [http] : [])];
    } else if (kind === ERROR && namespace.startsWith('com.amazonaws.')) {
      errors[name] = reference(schema);
      errorNamespace ??= namespace;
    }
  }
  const { xmlNamespace, version, serviceTarget, awsQueryCompatible } = settingsOf(client);
  return { protocol, version, target: serviceTarget, xmlNamespace, queryCompatible: awsQueryCompatible, errorNamespace, operations, errors, shapes };
}

function traitsOf(traits) {
  if (!traits) return {};
  const named = typeof traits === 'number' ? Object.fromEntries(TRAIT_BITS.filter((_, i) => (traits >> i) & 1).map((name) => [name, 1])) : traits;
  return Object.fromEntries(Object.entries(named).filter(([name]) => KEPT.has(name)));
}

function withTraits(number, traits) {
  return Object.keys(traits).length > 0 ? [number, traits] : number;
}

/** A client's configuration has them. */
function settingsOf(client) {
  const exported = packages(`@aws-sdk/client-${client}`);
  const Client = Object.entries(exported).find(([name]) => name.endsWith('Client') && name !== '__Client')[1];
  return new Client({ region: 'us-east-1' }).config.protocolSettings;
}

function write(name, text) {
  mkdirSync(new URL('models/', import.meta.url), { recursive: true });
  writeFileSync(new URL(`models/${name}`, import.meta.url), text);
}
