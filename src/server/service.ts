import type { ServiceModel } from './service-model';
import { Shapes, type Member, type StructureShape } from './shape';

/** The services, by the names of their ports, each with its model, which is loaded when the service is first called. */
const models = {
  sqs: () => import('./models/sqs.generated.js'),
  dynamodb: () => import('./models/dynamodb.generated.js'),
  dynamodbStreams: () => import('./models/dynamodbStreams.generated.js'),
  sns: () => import('./models/sns.generated.js'),
  s3: () => import('./models/s3.generated.js'),
  lambda: () => import('./models/lambda.generated.js'),
  stepfunctions: () => import('./models/stepfunctions.generated.js'),
  events: () => import('./models/events.generated.js'),
};

/** The name of a service's port. */
export type ServiceName = keyof typeof models;

/** An action of a service. */
export interface Operation {
  readonly name: string;
  /** What the SDK's aggregated client calls it. */
  readonly method: string;
  readonly input: Member | undefined;
  readonly output: Member | undefined;
  readonly http: readonly [method: string, uri: string, status: number] | undefined;
}

/** A service as the wire knows it: its actions and its errors. */
export class Service {
  private readonly shapes: Shapes;
  private readonly operations = new Map<string, Operation>();

  constructor(
    readonly name: ServiceName,
    readonly model: ServiceModel,
  ) {
    this.shapes = new Shapes(model);
  }

  /** Undefined: the service has no such action. */
  operation(name: string): Operation | undefined {
    let operation = this.operations.get(name);
    if (operation === undefined && Object.hasOwn(this.model.operations, name)) {
      const [input, output, http] = this.model.operations[name]!;
      const method = name.charAt(0).toLowerCase() + name.slice(1);
      operation = { name, method, input: this.shapes.of(input), output: this.shapes.of(output), http };
      this.operations.set(name, operation);
    }
    return operation;
  }

  /** All actions' names. */
  get operationNames(): string[] {
    return Object.keys(this.model.operations);
  }

  /** The shape of one of the service's own errors. */
  error(name: string): StructureShape | undefined {
    return Object.hasOwn(this.model.errors, name) ? (this.shapes.of(this.model.errors[name]!)!.shape as StructureShape) : undefined;
  }
}

const loaded = new Map<ServiceName, Service>();

/** At once where the service was asked for before: a promise costs more than the rest. */
export function serviceOf(name: ServiceName): Service | Promise<Service> {
  return loaded.get(name) ?? load(name);
}

async function load(name: ServiceName): Promise<Service> {
  const { model } = await models[name]();
  // Somebody else may have loaded it meanwhile.
  const service = loaded.get(name) ?? new Service(name, model());
  loaded.set(name, service);
  return service;
}
