interface Layered {
  readonly before: string | undefined;
  /** The values that are in force, the last one on top. */
  readonly layers: { readonly value: string }[];
}

const changed = new Map<string, Layered>();

/**
 * Puts variables into `process.env`, and gives what takes them out again. There is one `process.env` for all: of two functions that run at the same time
 * with different values of a variable, both see the one that was set last.
 */
export function enterEnvironment(variables: Readonly<Record<string, string>>): () => void {
  const entered = Object.entries(variables).map(([name, value]) => {
    let layered = changed.get(name);
    if (layered === undefined) changed.set(name, (layered = { before: process.env[name], layers: [] }));
    const layer = { value };
    layered.layers.push(layer);
    process.env[name] = value;
    return { name, layered, layer };
  });
  return () => {
    for (const { name, layered, layer } of entered) {
      const { layers, before } = layered;
      layers.splice(layers.indexOf(layer), 1);
      const value = layers.at(-1)?.value ?? before;
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
      if (layers.length === 0) changed.delete(name);
    }
  };
}
