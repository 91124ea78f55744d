const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };

export type Colours = Readonly<Record<keyof typeof codes, (text: string) => string>>;

/** Colours for a terminal; plain text where there is none, or where NO_COLOR is set (https://no-color.org). */
export function colours(on: boolean): Colours {
  const paint = (code: number) => (text: string) => (on ? `\u001B[${code}m${text}\u001B[0m` : text);
  return { bold: paint(codes.bold), dim: paint(codes.dim), red: paint(codes.red), green: paint(codes.green), yellow: paint(codes.yellow) };
}

export const wantsColours = (stream: { readonly isTTY?: boolean }): boolean => stream.isTTY === true && (process.env['NO_COLOR'] ?? '') === '';
