import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { standardDirectory, writeCoverage, type CoverageOptions } from './coverage-files';
import { mergeRunData, noData, type RunData } from './run-data';
import { metaName } from './vitest-collect';

/** What is used of Vitest 3 and later. */
interface Vitest {
  readonly config: { readonly root: string; readonly watch: boolean; readonly coverage?: { readonly exclude?: string[] } };
  readonly projects: readonly { readonly config: { readonly setupFiles: string[] } }[];
  readonly logger: { log(text: string): void; error(text: string): void };
}

interface TestModule {
  readonly moduleId: string;
  readonly project: { readonly name: string };
  meta?(): object;
  readonly task?: { readonly meta: object };
}

/** Each worker runs it before each test file. It is not in node_modules, since what is there runs once in a worker that runs several files. */
const setup = `import { afterAll } from 'vitest';
import { collectCoverage } from 'asl-interpreter/testing/vitest-reporter';

afterAll(collectCoverage());
`;

/**
 * Reports the coverage of the state machines that tests run, and what no test sent under contracts, merged over all workers and projects; with thresholds, what is below one fails the run. In
 * watch mode the files that run again count anew, the others as before. Works from Vitest 3 on.
 *
 * @example
 * // vitest.config.ts
 * export default defineConfig({ test: { reporters: ['default', ['asl-interpreter/testing/vitest-reporter', { thresholds: { all: 100 } }]] } });
 */
export class VitestReporter {
  private vitest: Vitest | undefined;
  private readonly files = new Map<string, RunData>();
  constructor(private readonly options: CoverageOptions = {}) {}

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
    for (const { config } of vitest.projects) config.setupFiles.unshift(this.setupFile());
    vitest.config.coverage?.exclude?.push(relative(vitest.config.root, this.setupFile()).replaceAll(sep, '/'));
  }

  /** Only now: the coverage of code removes what is in its folder, which may be around this one. */
  onTestRunStart(): void {
    mkdirSync(dirname(this.setupFile()), { recursive: true });
    writeFileSync(this.setupFile(), setup);
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const { config, logger } = this.vitest!;
    for (const module of modules) this.files.set(`${module.project.name}\n${module.moduleId}`, dataOf(module));
    if (!config.watch) rmSync(this.setupFile(), { force: true });
    try {
      const { text, missed } = writeCoverage(mergeRunData(...this.files.values()), this.options, config.root);
      logger.log(`\n${text}`);
      this.fail(missed);
    } catch (thrown) {
      this.fail([(thrown as Error).message]);
    }
  }

  private setupFile(): string {
    return resolve(this.vitest!.config.root, this.options.directory ?? standardDirectory, 'vitest-setup.mjs');
  }

  private fail(reasons: readonly string[]): void {
    if (reasons.length === 0) return;
    this.vitest!.logger.error(reasons.join('\n'));
    process.exitCode = 1;
  }
}

/** What a file's tests passed and sent; nothing where its worker did not live to tell. */
function dataOf(module: TestModule): RunData {
  const meta = module.meta?.() ?? module.task?.meta ?? {};
  return (meta as { [metaName]?: RunData })[metaName] ?? noData;
}
