/** A text of at most so many characters (UTF-16 code units); '…' is the last of them where there is more. */
export const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
