import { compileParsedPath, pathSize } from '../expressions/jsonpath/path';
import { invalidPath } from '../expressions/jsonpath/not-found';
import { parsePath } from '../expressions/jsonpath/parse-path';
import { compileTemplate } from '../expressions/jsonpath/payload-template';
import { compileResultPath } from '../expressions/jsonpath/result-path';
import type { Json } from '../json/json';
import { anySize, sizeBound } from '../json/size';
import type { Join, Step } from './machine';

/** The fields through which the output of a JSONPath state flows. */
interface OutputFields {
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string | null;
}

const nothing: Json = {};

/** InputPath → Parameters, before the state's work. A step that changes nothing is left out. */
export const argumentsStep = (inputPath: string | null | undefined, parameters: Json | undefined): Step | null =>
  chain(pathStep(inputPath), templateStep(parameters));

/** OutputPath alone. */
export const pathJoin = (path: string | null | undefined): Join | null => outputJoin(path === undefined ? {} : { OutputPath: path });

/** InputPath and OutputPath. "If the value of InputPath is null, … the effective input is an empty JSON object". */
function pathStep(path: string | null | undefined): Step | null {
  if (path === undefined || path === '$') return null;
  if (path === null) return { evaluate: () => nothing, bound: () => 2 };
  const parsed = parsePath(path);
  const { computed } = pathSize(parsed);
  return { evaluate: compileParsedPath(parsed, invalidPath), bound: (input, result) => (computed ? anySize : sizeBound(result, input)) };
}

/** Parameters, ResultSelector, ItemSelector. */
export function templateStep(template: Json | undefined): Step | null {
  if (template === undefined) return null;
  const { evaluate, constantBytes, paths, computed } = compileTemplate(template);
  return { evaluate, bound: (input) => (computed ? anySize : constantBytes + paths * input) };
}

function chain(first: Step | null, second: Step | null): Step | null {
  if (first === null || second === null) return first ?? second;
  return {
    evaluate: (scope) => {
      scope.input = first.evaluate(scope);
      return second.evaluate(scope);
    },
    bound: (input, result) => second.bound(Math.max(input, first.bound(input, null)), result),
  };
}

/** ResultSelector → ResultPath → OutputPath, after it. */
export function outputJoin({ ResultSelector, ResultPath, OutputPath }: OutputFields): Join | null {
  const selector = templateStep(ResultSelector);
  const place = resultPathJoin(ResultPath);
  const path = pathStep(OutputPath);
  if (selector === null && path === null) return place;
  return {
    keepsInput: false,
    evaluate(scope, raw, result) {
      let output = result;
      if (selector !== null) {
        scope.input = result;
        output = selector.evaluate(scope);
      }
      if (place !== null) output = place.evaluate(scope, raw, output);
      if (path === null) return output;
      scope.input = output;
      return path.evaluate(scope);
    },
    bound(raw, result, output) {
      let bound = selector === null ? result : selector.bound(result, output);
      if (place !== null) bound = place.bound(raw, bound, output);
      return path === null ? bound : path.bound(bound, output);
    },
  };
}

/** ResultPath, of a state and of a Catcher: null where the result is the output. */
export function resultPathJoin(path: string | null | undefined): Join | null {
  if (path === undefined || path === '$') return null;
  if (path === null) return { keepsInput: true, evaluate: (_scope, raw) => raw, bound: (raw) => raw };
  const put = compileResultPath(path);
  const names = 6 * path.length + 16;
  return { keepsInput: false, evaluate: (_scope, raw, result) => put(raw, result), bound: (raw, result) => raw + result + names };
}
