import type * as Module from 'fast-check';
import { optionalPackage } from '../optional-package';

/** The package's functions, imported as its default or as a namespace. */
export type FastCheck = (typeof Module)['default'];
export type Arbitrary<T> = Module.Arbitrary<T>;

/** @throws UsageError where the package `fast-check` is not installed. */
export const fastCheck = (): FastCheck => optionalPackage<FastCheck>('fast-check', 'A generated value');
