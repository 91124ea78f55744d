import type { JsonObject } from '../json/json';
import type { Pointer } from '../json/pointer';
import type * as Asl from './asl';
import type { FieldLanguage, Fields } from './field-language';
import type { Linker } from './link';
import type { Distributed, ItemBatcher, ItemReader, MapState, ResultWriter, State } from './machine';

/** What a Map has of its own. Spec: https://states-language.net/#map-state */
export function compileMap(linker: Linker, definition: Asl.MapState, where: Pointer, language: FieldLanguage): Partial<MapState> {
  const processor = definition.ItemProcessor ?? definition.Iterator!;
  const start = linker.graph(processor, `${where}/${definition.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor'}`);
  const number = (name: string): MapState['maxConcurrency'] => language.value(definition as unknown as JsonObject, name, 'number');
  return {
    items: language.items(definition as unknown as Fields),
    itemSelector: language.template(definition.ItemSelector ?? definition.Parameters, 'ItemSelector'),
    maxConcurrency: number('MaxConcurrency'),
    toleratedFailureCount: number('ToleratedFailureCount'),
    toleratedFailurePercentage: number('ToleratedFailurePercentage'),
    start,
    distributed: processor.ProcessorConfig?.Mode === 'DISTRIBUTED' ? distributed(linker, definition, processor, start, language) : null,
  };
}

function distributed(linker: Linker, definition: Asl.MapState, processor: Asl.ItemProcessor, start: State, language: FieldLanguage): Distributed {
  const { ItemReader: reader, ItemBatcher: batcher, ResultWriter: writer } = definition;
  return {
    processor: { definition: linker.definition, states: linker.states, points: linker.points, start, timeoutSeconds: null },
    executionType: processor.ProcessorConfig!.ExecutionType!, // which validation asks for
    label: definition.Label ?? null,
    reader: reader === undefined ? null : itemReader(reader, language),
    batcher: batcher === undefined ? null : itemBatcher(batcher, language),
    writer: writer === undefined ? null : resultWriter(writer, language),
  };
}

const itemReader = (reader: Asl.ItemReader, language: FieldLanguage): ItemReader => ({
  resource: reader.Resource,
  arguments: language.template(reader.Parameters ?? reader.Arguments ?? {}, 'ItemReader/Arguments')!,
  config: reader.ReaderConfig ?? {},
  maxItems: language.value((reader.ReaderConfig ?? {}) as JsonObject, 'MaxItems', 'number', 'ItemReader/ReaderConfig/'),
});

const itemBatcher = (batcher: Asl.ItemBatcher, language: FieldLanguage): ItemBatcher => ({
  input: language.template(batcher.BatchInput, 'ItemBatcher/BatchInput'),
  maxItems: language.value(batcher as JsonObject, 'MaxItemsPerBatch', 'number', 'ItemBatcher/'),
  maxBytes: language.value(batcher as JsonObject, 'MaxInputBytesPerBatch', 'number', 'ItemBatcher/'),
});

const resultWriter = (writer: Asl.ResultWriter, language: FieldLanguage): ResultWriter => ({
  resource: writer.Resource ?? null,
  arguments: language.template(writer.Parameters ?? writer.Arguments, 'ResultWriter/Arguments'),
  config: writer.WriterConfig ?? {},
});
