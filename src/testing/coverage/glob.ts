/** The paths that a glob stands for: `*` and `?` for letters within a folder's or file's name, `**` for any folders, `{a,b}` for one of several. */
export function globPattern(glob: string): RegExp {
  let depth = 0;
  const source = glob.replaceAll(/\*\*\/|\*\*|[*?{},]|[^\w/*?{},]/g, (part) => {
    if (part === '{') depth++;
    if (part === '}') depth--;
    return parts[part] ?? (part === ',' ? (depth > 0 ? '|' : ',') : `\\${part}`);
  });
  return new RegExp(`^${source}$`, 'u');
}

const parts: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]', '{': '(?:', '}': ')' };

/** The folder that all of them are in: '.' for any. */
export function globRoot(glob: string): string {
  const folders = glob.split('/').slice(0, -1);
  const first = folders.findIndex((folder) => /[*?{]/.test(folder));
  return (first < 0 ? folders : folders.slice(0, first)).join('/') || (glob.startsWith('/') ? '/' : '.');
}
