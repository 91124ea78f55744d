/**
 * Consecutive address blocks of a block, as Fn::Cidr gives them; undefined where the block is none or does not hold so many.
 * See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
 *
 * @param block - Such as '10.0.0.0/16' or 'fd00::/48'.
 * @param bits - How many bits of each block are free: 8 makes /24 of IPv4.
 */
export function cidrBlocks(block: string, count: number, bits: number): string[] | undefined {
  const [address = '', length = '', more] = block.split('/');
  const groups = address.includes(':') ? groupsOf(address) : bytesOf(address);
  if (groups === undefined || more !== undefined || !/^\d+$/.test(length)) return undefined;
  const [width, group] = groups.length === 4 ? [32, 8] : [128, 16];
  const prefix = width - bits;
  const fits = Number(length) <= prefix && bits >= 1 && count <= 2 ** (prefix - Number(length));
  if (!fits) return undefined;
  const whole = groups.reduce((sum, part) => (sum << BigInt(group)) | BigInt(part), 0n);
  const first = (whole >> BigInt(width - Number(length))) << BigInt(width - Number(length));
  return Array.from({ length: count }, (_, i) => `${textOf(first + (BigInt(i) << BigInt(bits)), width)}/${prefix}`);
}

function bytesOf(address: string): number[] | undefined {
  const bytes = address.split('.');
  return bytes.length === 4 && bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) < 256) ? bytes.map(Number) : undefined;
}

function groupsOf(address: string): number[] | undefined {
  const [head = '', tail, more] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - after.length;
  if (more !== undefined || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group)) ? groups.map((group) => Number.parseInt(group, 16)) : undefined;
}

function textOf(address: bigint, width: number): string {
  if (width === 32) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
  const groups = Array.from({ length: 8 }, (_, i) => ((address >> BigInt(112 - 16 * i)) & 0xffffn).toString(16)).join(':');
  // The longest run of zeros is left out: https://www.rfc-editor.org/rfc/rfc5952#section-4.2
  const runs = groups.match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? [];
  const longest = runs.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? groups : groups.replace(new RegExp(`${longest}(?::|$)`), '::');
}
