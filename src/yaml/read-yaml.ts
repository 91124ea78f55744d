import type { Document, LineCounter, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { deepest } from '../json/copy';
import { isObject, setMember, type Json, type JsonObject } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import { yamlPackage } from './yaml-package';
import { YamlSyntaxError } from './yaml-syntax-error';

/** What a YAML text holds. */
export interface YamlText {
  readonly value: Json;
  /**
   * Where a value stands, or the name before it for a member of an object: line and column counted from 1, the column in UTF-16 code units;
   * undefined where the value has nothing there.
   */
  position(where: Pointer): { readonly line: number; readonly column: number } | undefined;
}

export interface YamlOptions {
  /**
   * The member that a local tag stands for, as `Ref` for `!Ref`: `!Ref Queue` is then `{ "Ref": "Queue" }`. Undefined for a tag that has no meaning,
   * which is an error. Default: no tag has one.
   */
  readonly tags?: (tag: string) => string | undefined;
}

/** More values than these in one text, aliases counted as what they stand for, are refused: few lines of aliases can stand for billions. */
const most = 1_000_000;

/**
 * Reads one YAML document as a JSON value: YAML 1.2 with its core schema (https://yaml.org/spec/1.2.2/#103-core-schema), so `yes` and `2026-01-01` are
 * texts. Different from it, a number with leading zeros, such as the account id 012345678901, is a text, since its zeros count. Names that are no
 * texts become texts. Anchors, aliases and merges (`<<`) are resolved.
 *
 * @throws YamlSyntaxError
 * @throws UsageError where the package `yaml` is not installed.
 */
export function readYaml(text: string, options: YamlOptions = {}): YamlText {
  const yaml = yamlPackage();
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
  });
  const reader = new Reader(yaml, document, lines, options.tags ?? (() => undefined));
  const value = reader.document();
  return {
    value,
    position: (where) => {
      const offset = reader.offsets.get(where);
      return offset === undefined ? undefined : positionAt(lines, offset);
    },
  };
}

function positionAt(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: col }; // of an empty text no line is counted
}

/** What a plain scalar of the YAML core schema's own tags may be called. */
const coreTags = new Set(['!', ...['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`)]);

class Reader {
  readonly offsets = new Map<Pointer, number>();
  private readonly anchors = new Map<string, Node>();
  private readonly targets = new Map<Node, Node>();
  private readonly open = new Set<Node>();
  private values = 0;
  private aliases = 0;
  constructor(
    private readonly yaml: ReturnType<typeof yamlPackage>,
    private readonly source: Document.Parsed,
    private readonly lines: LineCounter,
    private readonly tags: (tag: string) => string | undefined,
  ) {}

  document(): Json {
    const [error] = this.source.errors;
    if (error?.code === 'MULTIPLE_DOCS') throw this.fault('There is more than one document in the text.', error.pos[0]);
    if (error?.message.startsWith('Maximum call stack size')) throw this.fault('The text has too many levels.', error.pos[0]);
    if (error !== undefined) throw this.fault(`${error.message}.`, error.pos[0]);
    const root = this.source.contents;
    return this.value(root, '', root === null ? 0 : begin(root), 0);
  }

  /** @param named - The offset at which the value begins for who reads it: that of its name, for a member. */
  private value(node: Node | null, where: Pointer, named: number, depth: number): Json {
    if (depth > deepest) throw this.fault('The text has too many levels.', named);
    if (++this.values > most) throw this.fault(`The text stands for more than ${most} values.`, named);
    this.offsets.set(where, named);
    if (node === null) return null;
    if (this.yaml.isAlias(node)) return this.alias(node, where, named, depth);
    if ('anchor' in node && node.anchor !== undefined && this.aliases === 0) this.anchors.set(node.anchor as string, node);
    const { tag } = node;
    if (tag === undefined || coreTags.has(tag)) return this.untagged(node, where, depth);
    const name = this.tags(tag);
    if (name === undefined) throw this.fault(`The tag ${tag} has no meaning here.`, named);
    const member = child(where, name);
    this.offsets.set(member, named);
    return { [name]: this.untagged(node, member, depth + 1) };
  }

  private untagged(node: Node, where: Pointer, depth: number): Json {
    if (this.yaml.isScalar(node)) return this.scalar(node);
    this.open.add(node);
    const value = this.yaml.isSeq(node)
      ? node.items.map((item, index) => this.value(item as Node, child(where, index), begin(item as Node), depth + 1))
      : this.map((node as YAMLMap<Node, Node | null>).items, where, depth);
    this.open.delete(node);
    return value;
  }

  private scalar(node: Scalar): Json {
    const { value, source } = node;
    if (typeof value !== 'number') return value as Json;
    if (/^[-+]?0\d/.test(source!)) return source!;
    if (!Number.isFinite(value)) throw this.fault(`The number ${source!} is none that JSON has.`, begin(node));
    return value === 0 ? 0 : value;
  }

  private map(pairs: readonly Pair<Node, Node | null>[], where: Pointer, depth: number): Json {
    const object: Record<string, Json> = {};
    const merged: JsonObject[] = [];
    for (const { key, value } of pairs) {
      if (this.isMerge(key)) merged.push(...this.mergedMaps(this.value(value, child(where, '<<'), begin(key), depth + 1), begin(key)));
      else {
        const name = this.name(key);
        if (Object.hasOwn(object, name)) throw this.fault(`The name "${name}" is there twice.`, begin(key));
        setMember(object, name, this.value(value, child(where, name), begin(key), depth + 1));
      }
    }
    // What stands in the map itself counts, then what is merged first: https://yaml.org/type/merge.html
    for (const map of merged) {
      for (const [name, value] of Object.entries(map)) if (!Object.hasOwn(object, name)) setMember(object, name, value);
    }
    return object;
  }

  private isMerge(key: Node): boolean {
    return this.yaml.isScalar(key) && key.value === '<<' && key.type === 'PLAIN' && key.tag === undefined;
  }

  private mergedMaps(value: Json, offset: number): JsonObject[] {
    const maps = Array.isArray(value) ? (value as readonly Json[]) : [value];
    if (!maps.every(isObject)) throw this.fault('"<<" merges a map or a list of maps.', offset);
    return maps as JsonObject[];
  }

  private name(key: Node): string {
    const node = this.yaml.isAlias(key) ? this.target(key, begin(key)) : key;
    if (!this.yaml.isScalar(node)) throw this.fault('The name of a member is no text.', begin(key));
    if (node.anchor !== undefined && this.aliases === 0) this.anchors.set(node.anchor, node);
    return typeof node.value === 'string' ? node.value : node.source!;
  }

  private alias(node: Node, where: Pointer, named: number, depth: number): Json {
    const target = this.target(node as Node & { source: string }, named);
    if (this.open.has(target)) throw this.fault(`The alias *${(node as Node & { source: string }).source} stands inside of what it stands for.`, named);
    this.aliases++;
    const value = this.value(target, where, named, depth);
    this.aliases--;
    return value;
  }

  /** What an alias stands for: the last node before it with that anchor, also where it comes by again inside of another alias. */
  private target(node: Node & { readonly source: string }, offset: number): Node {
    const target = this.targets.get(node) ?? this.anchors.get(node.source);
    if (target === undefined) throw this.fault(`The alias *${node.source} stands for nothing: no anchor &${node.source} is before it.`, offset);
    this.targets.set(node, target);
    return target;
  }

  private fault(message: string, offset: number): YamlSyntaxError {
    const { line, column } = positionAt(this.lines, offset);
    return new YamlSyntaxError(message, line, column);
  }
}

const begin = (node: Node): number => node.range![0];
