/** The ten types of a value: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html */
export type ValueType = 'S' | 'N' | 'B' | 'SS' | 'NS' | 'BS' | 'M' | 'L' | 'NULL' | 'BOOL';

interface ValueOf {
  S: string;
  N: string;
  B: Uint8Array;
  SS: string[];
  NS: string[];
  BS: Uint8Array[];
  M: Record<string, AttributeValue>;
  L: AttributeValue[];
  NULL: boolean;
  BOOL: boolean;
  /** What a newer service might send to an SDK client. As input it is refused. */
  $unknown: [string, unknown];
}

type Only<Type extends keyof ValueOf> = { [Key in Type]: ValueOf[Key] } & { [Key in Exclude<keyof ValueOf, Type>]?: never };

/**
 * A value with its type, as the low-level clients of the AWS SDK v3 have it: `{ S: 'text' }`, `{ N: '1.5' }`, `{ M: { a: { BOOL: true } } }`.
 * Numbers travel as text; binary values are Uint8Array.
 */
export type AttributeValue = { [Type in keyof ValueOf]: Only<Type> }[keyof ValueOf];

/** The attributes of an item, or of a key, by name. */
export type Item = Record<string, AttributeValue>;

/** The type of a value that is known to be well-formed: the one member that it has. */
export const typeOf = (value: AttributeValue): ValueType => Object.keys(value)[0] as ValueType;

/** An attribute, and never what every object has by inheritance, such as `constructor`. */
export const attribute = (item: Readonly<Item>, name: string): AttributeValue | undefined => (Object.hasOwn(item, name) ? item[name] : undefined);
