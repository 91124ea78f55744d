import type { Account } from '../account';
import { check, flag, list, map, oneOf, required, structure, text } from '../constraints';
import { functionExists, invalidParameter, notSupported } from '../errors';
import { named } from '../function-name';
import { latest, shown } from '../function-record';
import { changed, newRecord, refuseUnsupported, settingsShape, withLatest } from '../function-settings';
import { published } from '../published';
import { functionName } from '../requests';
import type { CreateFunctionRequest, FunctionConfiguration } from '../shapes';

const shape = {
  ...settingsShape,
  FunctionName: functionName,
  Role: required(settingsShape['Role']!),
  Code: required(structure({ ZipFile: { kind: 'bytes' }, S3Bucket: text(), S3Key: text(), S3ObjectVersion: text(), ImageUri: text() })),
  Publish: flag,
  PackageType: oneOf('Image', 'Zip'),
  Tags: map(text()),
  Architectures: list(oneOf('x86_64', 'arm64')),
} as const;

/**
 * Makes a function of the code that is registered under its name; what the request's Code holds cannot run here.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 */
export function createFunction(account: Account, input: CreateFunctionRequest): FunctionConfiguration {
  check(shape, input);
  refuseUnsupported(input);
  if (input.PackageType === 'Image') throw notSupported('A container image');
  const { name } = named(account, input.FunctionName!);
  if (account.functions.has(name)) throw functionExists(name);
  const code = account.codes.latest(name);
  if (code === undefined) {
    throw invalidParameter(
      `The in-memory Lambda cannot run uploaded code. Give it the handler of "${name}" first: lambda.provide(${JSON.stringify(name)}, handler), or ` +
        'lambda.register, which creates the function too.',
    );
  }
  const made = { ...newRecord(account, name, code), tags: { ...input.Tags } };
  const architectures = input.Architectures === undefined ? {} : { Architectures: [...input.Architectures] };
  let record = withLatest(account, made, { ...changed(input, latest(made)), ...architectures });
  let version = latest(record);
  if (input.Publish) ({ record, version } = published(account, record));
  account.functions.set(name, record);
  return shown(account, version);
}
