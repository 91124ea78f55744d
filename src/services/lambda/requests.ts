/** What the requests have in common: https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
import { integer, required, text, type Shape } from './constraints';
import { functionNamePattern, qualifierPattern } from './function-name';

export const functionName = required(text({ pattern: functionNamePattern, min: 1, max: 140 }));
export const functionRequest: Shape = { FunctionName: functionName };
export const qualifiedRequest: Shape = { FunctionName: functionName, Qualifier: text({ pattern: qualifierPattern, max: 128 }) };
export const pageRequest: Shape = { Marker: text(), MaxItems: integer(1, 10_000) };
export const aliasName = required(text({ pattern: '(?!^[0-9]+$)([a-zA-Z0-9-_]+)', min: 1, max: 128 }));
export const versionNumber = text({ pattern: '(\\$LATEST|[0-9]+)', min: 1, max: 1024 });
