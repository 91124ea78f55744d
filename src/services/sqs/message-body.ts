import { invalidMessageContents, invalidParameter, missingParameter } from './errors';

/** #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const notAllowed = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Bytes of UTF-8; none where there is no text, in a message that is not checked yet. */
export const bytesOf = (text: unknown): number => (typeof text === 'string' ? Buffer.byteLength(text) : 0);

/** @throws InvalidMessageContents naming the first character that is not allowed. */
export function checkCharacters(text: string, where: string): void {
  const found = notAllowed.exec(text);
  if (found === null) return;
  const code = found[0].codePointAt(0)!.toString(16).toUpperCase();
  throw invalidMessageContents(
    `Invalid binary character '#x${code}' was found in the ${where}, the set of allowed characters is #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF].`,
  );
}

/** The body of a message to send. */
export function checkedBody(body: string | undefined): string {
  if (body === undefined || body === null || body === '') throw missingParameter('MessageBody');
  if (typeof body !== 'string') throw invalidParameter(body, 'MessageBody', 'It must be a text; JSON.stringify an object first.');
  checkCharacters(body, 'message body');
  return body;
}
