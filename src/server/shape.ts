import { FIRST_SHAPE, SimpleType, type Reference, type ServiceModel, type Traits } from './service-model';

/** A simple type, by its number in {@link SimpleType}. */
export interface SimpleShape {
  readonly kind: 'simple';
  readonly type: number;
}
export interface ListShape {
  readonly kind: 'list';
  readonly member: Member;
}
export interface MapShape {
  readonly kind: 'map';
  readonly key: Member;
  readonly value: Member;
}
export interface StructureShape {
  readonly kind: 'structure';
  readonly name: string;
  readonly traits: Traits;
  readonly members: ReadonlyMap<string, Member>;
  /** The names of the members that every value has. */
  readonly required: readonly string[];
}
export type Shape = SimpleShape | ListShape | MapShape | StructureShape;

/** A shape in its place: what it is there, and how it is bound to the wire. */
export interface Member {
  readonly shape: Shape;
  readonly traits: Traits;
}

/** Bytes that the SDK hands on as a stream. */
export const isStreaming = ({ shape }: Member): boolean => shape.kind === 'simple' && shape.type === SimpleType.streamingBlob;

const NO_TRAITS: Traits = {};

/** The shapes of a model, linked to each other. Each is made once, when it is first asked for: many never are, and a shape may hold itself. */
export class Shapes {
  private readonly made = new Map<number, Shape>();
  constructor(private readonly model: ServiceModel) {}

  /** Undefined for nothing. */
  of(reference: Reference): Member | undefined {
    const [target, traits] = typeof reference === 'number' ? [reference, NO_TRAITS] : reference;
    if (target < 0) return undefined;
    const shape = (): Shape => this.shape(target);
    return {
      traits,
      get shape() {
        return shape();
      },
    };
  }

  private shape(target: number): Shape {
    let shape = this.made.get(target);
    if (shape === undefined) {
      shape = target < FIRST_SHAPE ? { kind: 'simple', type: target } : this.make(target);
      this.made.set(target, shape);
    }
    return shape;
  }

  private make(target: number): Shape {
    const model = this.model.shapes[target - FIRST_SHAPE]!;
    const member = (reference: Reference): Member => this.of(reference)!;
    if (model[0] === 'list') return { kind: 'list', member: member(model[1]) };
    if (model[0] === 'map') return { kind: 'map', key: member(model[1]), value: member(model[2]) };
    const [, name, required, references, traits = NO_TRAITS] = model;
    const members = new Map(Object.entries(references).map(([each, reference]) => [each, member(reference)]));
    return { kind: 'structure', name, traits, required: [...members.keys()].slice(0, required), members };
  }
}
