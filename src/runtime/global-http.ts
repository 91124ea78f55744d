/** The service "http" where none was given: Node's own `fetch`, as it is when it is called. */
export const globalHttp = { fetch: (url: string, init: RequestInit): Promise<Response> => globalThis.fetch(url, init) };
