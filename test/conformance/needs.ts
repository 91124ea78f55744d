import type { Json } from 'asl-interpreter';
import type { Run } from './case';

/** Services that a case may use: those of `LocalAws`, and the functions and log groups that {@link play} makes up. */
const services = new Set(['lambda', 'logs', 'sqs', 'dynamodb', 'sns', 's3']);
const integrations =
  /^arn:aws:states:::(?:lambda:invoke|sqs:sendMessage|sns:publish|dynamodb:(?:get|put|update|delete)Item|s3:\w+|aws-sdk:(?:sqs|dynamodb|sns|s3|lambda):\w+|aws-sdk:sfn:sendTask\w+)$/;
const compared = ['history', 'output', 'describeExecution', 'startSyncExecution'];

/** What a case needs that this version has not: 'services: sns'. Undefined where it has all. */
export function missing({ expected, setup = [], meanwhile = [], definition }: Run): string | undefined {
  const absent = [...new Set(setup.map(({ service }) => service).filter((service) => !services.has(service)))];
  if (absent.length > 0) return `services: ${absent.join(', ')}`;
  if (meanwhile.length > 0) return `API calls while it runs: ${meanwhile.map(({ service, operation }) => `${service}:${operation}`).join(', ')}`;
  const resources = resourcesIn(definition).filter((arn) => arn.startsWith('arn:aws:states:') && !integrations.test(arn));
  if (resources.length > 0) return `integrations: ${[...new Set(resources)].join(', ')}`;
  if (!compared.some((member) => member in expected)) return `what was recorded: ${Object.keys(expected).join(', ')}`;
  return undefined;
}

function resourcesIn(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (name === 'Resource' && typeof member === 'string' ? [member] : resourcesIn(member as Json)));
}
