import type { ServiceException } from '../errors/service-exception';

/** A simple type by Smithy's number ({@link SimpleType}), -1 for nothing, or 256 and more: a place in the model's list of shapes. */
type Target = number;
/** A target, or one with traits that bind it to its place on the wire. */
export type Reference = Target | readonly [Target, Traits];

/** Smithy's numbers: https://github.com/smithy-lang/smithy-typescript/blob/main/packages/types/src/schema/sentinels.ts */
export const SimpleType = {
  string: 0,
  number: 1,
  boolean: 2,
  timestamp: 4,
  dateTime: 5,
  httpDate: 6,
  epochSeconds: 7,
  document: 15,
  blob: 21,
  streamingBlob: 42,
} as const;

export const FIRST_SHAPE = 256;

/** See https://smithy.io/2.0/spec/http-bindings.html and https://smithy.io/2.0/spec/protocol-traits.html */
export interface Traits {
  readonly httpLabel?: 1;
  readonly httpPayload?: 1;
  readonly httpResponseCode?: 1;
  readonly httpQueryParams?: 1;
  readonly httpQuery?: string;
  readonly httpHeader?: string;
  readonly httpPrefixHeaders?: string;
  readonly xmlName?: string;
  readonly xmlFlattened?: 1;
  readonly xmlAttribute?: 1;
  readonly xmlNamespace?: readonly [prefix: string, uri: string];
  /** Of an error: its code and HTTP status in the query protocol. */
  readonly awsQueryError?: readonly [code: string, status: number];
  readonly httpError?: number;
  readonly error?: ServiceException['$fault'];
}

/** The required members come first; their count is given. */
export type StructureModel = readonly ['structure', name: string, required: number, members: Readonly<Record<string, Reference>>, traits?: Traits];
type ShapeModel = StructureModel | readonly ['list', Reference] | readonly ['map', Reference, Reference];

/** A service, as far as the wire needs to know it. Made by generate.js. */
export interface ServiceModel {
  readonly protocol: 'json-1.0' | 'json-1.1' | 'query' | 'rest-json' | 'rest-xml';
  /** Of the API: '2012-11-05'. */
  readonly version: string;
  /** What stands before the action in X-Amz-Target. */
  readonly target: string;
  readonly xmlNamespace?: string;
  /** The service once had the query protocol: its errors tell their old codes too. */
  readonly queryCompatible?: true;
  /** What stands before the '#' in the `__type` of an error of the service's own. */
  readonly errorNamespace: string;
  readonly operations: Readonly<Record<string, readonly [input: Reference, output: Reference, http?: readonly [method: string, uri: string, status: number]]>>;
  readonly errors: Readonly<Record<string, Reference>>;
  readonly shapes: readonly ShapeModel[];
}
